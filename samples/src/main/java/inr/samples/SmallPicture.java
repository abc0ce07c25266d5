package inr.samples;

import inr.codec.Codec;
import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import inr.codec.train.Target;
import inr.codec.train.TrainingListener;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A picture in few bytes, step by step: asked for by size, watched, given up, and given back. */
public final class SmallPicture {
  private SmallPicture() {}

  /** A program without arguments. */
  public static void main(String[] args) throws IOException {
    DecodedPicture original = hills();
    Encoding encoding = encode(original, 700);
    System.out.printf(
        Locale.ROOT,
        "%d bytes, %.2f bits per pixel, %.2f dB%n",
        encoding.file().length,
        encoding.bitsPerPixel(),
        encoding.psnr());
    System.out.println(
        "decoded again: " + psnr(original, Codec.decode(encoding.file())) + " dB to the original");
  }

  /** Samples come row by row, the channels of a pixel together, as in any picture file. */
  static DecodedPicture hills() {
    Medium.Picture medium = new Medium.Picture(96, 64, 3, 8);
    byte[] samples = new byte[96 * 64 * 3];
    for (int i = 0; i < samples.length; i++) {
      int x = i / 3 % 96;
      int y = i / 3 / 96;
      double hill = 40 + 9 * Math.sin(0.11 * x) + 4 * Math.sin(0.31 * x + 2);
      boolean sky = y < hill;
      int[] colour = sky ? new int[] {120 + y, 150 + y, 220} : new int[] {60, 90, 50};
      int grain = (31 * x + 17 * y ^ x * y) % 11;
      samples[i] = (byte) (colour[i % 3] + (sky ? grain / 4 : 2 * grain));
    }
    return new DecodedPicture(medium, new Samples.UnsignedBytes(samples), Optional.empty());
  }

  /**
   * A target may be bytes, bits per pixel, a PSNR or a λ. The file that comes of it depends on
   * picture, options and seed alone: not on the machine, nor on how many threads work on it.
   */
  static Encoding encode(DecodedPicture picture, int bytes) {
    EncodingOptions options = EncodingOptions.of(EncodingEffort.DRAFT).with(Target.bytes(bytes));
    TrainingListener nobody = (place, error, bits) -> {};
    return Codec.encode(picture, options, nobody);
  }

  /** Whoever looks on may end it; nothing is left behind. */
  static int givenUp(DecodedPicture picture, int afterSteps) {
    int[] seen = new int[1];
    TrainingListener impatient =
        (place, error, bits) -> {
          if (++seen[0] == afterSteps) {
            throw new CancellationException();
          }
        };
    try {
      Codec.encode(picture, EncodingOptions.of(EncodingEffort.DRAFT), impatient);
    } catch (CancellationException asWished) {
      return seen[0];
    }
    throw new IllegalStateException("it was done before");
  }

  /** How near a picture comes to another. */
  static double psnr(DecodedPicture original, DecodedPicture other) {
    return Psnr.of(original.medium(), original.samples(), other.samples());
  }
}
