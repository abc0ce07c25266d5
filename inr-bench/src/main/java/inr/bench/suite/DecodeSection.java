package inr.bench.suite;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.PictureDecoder;
import inr.codec.file.CodecFile;
import inr.codec.shape.Preset;
import inr.codec.train.Target;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drafts of given pictures, and how long they take to be read again. */
final class DecodeSection implements Section {
  private static final List<Preset> PRESETS = List.of(Preset.LOP, Preset.HOP);

  private final QualitySection quality;

  DecodeSection(QualitySection quality) {
    this.quality = quality;
  }

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String title() {
    return "drafts of pictures, decoded in a warm process";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) throws IOException {
    for (Path file : quality.files(findings)) {
      Signal signal = MediaReader.read(file, MediaOptions.of()).signal();
      if (signal.medium() instanceof Medium.Picture picture) {
        DecodedPicture original =
            new DecodedPicture(picture, signal.samples(), Optional.empty());
        for (Preset preset : PRESETS) {
          measure(String.valueOf(file.getFileName()), original, preset, conditions, findings);
        }
      }
    }
  }

  private static void measure(
      String name,
      DecodedPicture original,
      Preset preset,
      Conditions conditions,
      Findings findings) {
    long start = System.nanoTime();
    Encoding encoding =
        Codec.encode(
            original,
            new EncodingOptions(
                Target.lambda(EncodingOptions.DEFAULT_LAMBDA),
                EncodingEffort.DRAFT,
                Optional.of(preset),
                0,
                conditions.threads()),
            (place, error, bits) -> {});
    double seconds = 1e-9 * (System.nanoTime() - start);
    for (int threads : conditions.oneAndAll()) {
      Repeated decoding = Repeated.warm(() -> decode(encoding.file(), threads), conditions);
      List<Double> milliseconds = new ArrayList<>();
      for (int round = 0; round < conditions.rounds(); round++) {
        milliseconds.add(1e3 * decoding.seconds());
      }
      findings.row(
          Row.of("file", name)
              .and("networks", preset.name().toLowerCase(Locale.ROOT))
              .and("bytes", encoding.file().length)
              .and("threads", threads)
              .with("draft", "s", List.of(seconds))
              .with("decoded", "ms", milliseconds));
    }
  }

  private static void decode(byte[] file, int threads) {
    try (PictureDecoder decoder =
        Codec.decoder(CodecFile.of(file, Codec.MOST_PIXELS), threads)) {
      Codec.decode(decoder);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
