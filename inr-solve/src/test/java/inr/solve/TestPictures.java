package inr.solve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;

/** Pictures for the tests of this package and those below it. */
public final class TestPictures {
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  private TestPictures() {}

  /** A picture of 8 bits; sample i has the lowest byte of {@code values}(i). */
  static Signal of(int width, int height, int channels, IntUnaryOperator values) {
    byte[] samples = new byte[width * height * channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) values.applyAsInt(i);
    }
    return new Signal(
        Grid.of(Axis.centred("y", height), Axis.centred("x", width)),
        new Medium.Picture(width, height, channels, 8),
        new Samples.UnsignedBytes(samples),
        ValueRange.symmetric(0, 255));
  }

  /** Slanted stripes with a bright square: edges and structure that repeats, of whole numbers. */
  static Signal stripes(int width, int height) {
    return of(width, height, 1, i -> stripe(i % width, i / width));
  }

  /** The same in three channels that differ. */
  static Signal colourStripes(int width, int height) {
    return of(
        width,
        height,
        3,
        i -> {
          int pixel = i / 3;
          return Math.max(0, stripe(pixel % width, pixel / width) - 30 * (i % 3));
        });
  }

  private static int stripe(int x, int y) {
    if (x > 10 && x < 20 && y > 12 && y < 22) {
      return 230;
    }
    int phase = (3 * x + 5 * y) % 64;
    return 40 + 4 * Math.min(phase, 64 - phase);
  }

  /** Central square of a photograph in the folder {@code INR_MEDIA}, grey and not rounded. */
  public static Signal photograph(String name, int side) throws IOException {
    String media = System.getenv("INR_MEDIA");
    assumeTrue(media != null, "INR_MEDIA is not set; it names the folder with " + name);
    BufferedImage image = ImageIO.read(Path.of(media).resolve(name).toFile());
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    int bands = image.getRaster().getNumBands();
    float[] grey = new float[side * side];
    for (int i = 0; i < grey.length; i++) {
      double sum = 0;
      for (int band = 0; band < bands; band++) {
        double weight = bands == 1 ? 1 : LUMA[band];
        sum += weight * image.getRaster().getSample(left + i % side, top + i / side, band);
      }
      grey[i] = (float) sum;
    }
    return new Signal(
        Grid.of(Axis.centred("y", side), Axis.centred("x", side)),
        new Medium.Picture(side, side, 1, 8),
        new Samples.Floats(grey),
        ValueRange.symmetric(0, 255));
  }
}
