package inr.spark;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.codec.train.Target;
import inr.field.Original;
import inr.field.WorkKey;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.io.plan.JsonText;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Encodes a picture, with the bytes that {@code inr encode} writes.
 *
 * @param effort how long it may take
 * @param lambda weight of bits against errors
 * @param seed equal seeds give equal files
 */
record EncodeWork(EncodingEffort effort, double lambda, long seed) implements FileWork {
  @Override
  public String folder() {
    return "coded";
  }

  @Override
  public String ending() {
    return ".inc";
  }

  @Override
  public String key(String sha256) {
    TreeMap<String, Object> wishes = new TreeMap<>();
    wishes.put("codec", effort.word());
    wishes.put("lambda", lambda);
    wishes.put("seed", seed);
    return WorkKey.of(sha256, JsonText.write(wishes));
  }

  @Override
  public Product make(Path file, int threads) throws IOException {
    Original original = Original.read(file, MediaOptions.of());
    if (!(original.signal().medium() instanceof Medium.Picture medium)) {
      throw new IllegalArgumentException(
          "is a " + original.signal().medium().text() + "; pictures of 8 or 16 bits are encoded");
    }
    EncodingOptions options =
        new EncodingOptions(Target.lambda(lambda), effort, Optional.empty(), seed, threads);
    Encoding encoding =
        Codec.encode(
            new DecodedPicture(medium, original.signal().samples(), Optional.empty()),
            options,
            (place, error, bits) -> {});
    Columns facts = facts(medium, encoding.file().length).put("steps", (long) encoding.steps());
    if (Double.isFinite(encoding.psnr())) {
      facts.put("psnr", encoding.psnr());
    }
    return new Product(encoding.file(), facts);
  }

  @Override
  public Columns facts(Path product) throws IOException {
    byte[] bytes = Files.readAllBytes(product);
    try {
      CodecFile file = CodecFile.of(bytes, Codec.MOST_PIXELS);
      return facts(file.medium(), bytes.length);
    } catch (CodecFormatException damaged) {
      throw new SignalFormatException(product, String.valueOf(damaged.getMessage()), damaged);
    }
  }

  private static Columns facts(Medium.Picture medium, long bytes) {
    return new Columns()
        .put("medium", "picture")
        .put("width", medium.width())
        .put("height", medium.height())
        .put("channels", medium.channels())
        .put("bytes_out", bytes)
        .put(
            "bits_per_sample",
            8.0 * bytes / ((double) medium.width() * medium.height() * medium.channels()));
  }
}
