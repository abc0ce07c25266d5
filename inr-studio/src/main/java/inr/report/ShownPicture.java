package inr.report;

import inr.io.Output;
import inr.io.image.PictureRows;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A picture as a page shows it: in 8 bits, and of more than 2²² pixels the means of equal squares,
 * so that it has no more.
 *
 * @param medium of what is shown
 * @param samples of it
 * @param factor sides of those squares in pixels of the original, 1 if it is shown as it is
 */
public record ShownPicture(Medium.Picture medium, Samples.UnsignedBytes samples, int factor) {
  private static final int MOST_PIXELS = 1 << 22;
  static final int MOST_CHANNELS = 4;

  /** Gives stored numbers of some rows, point by point. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Overwrites {@code samples} from 0.
     *
     * @param firstRow first row wanted
     * @param rows how many
     */
    void read(int firstRow, int rows, double[] samples);

    /** Those of samples that are there. */
    static Rows of(Samples samples, int rowSamples) {
      return (first, rows, target) -> {
        for (int i = 0; i < rows * rowSamples; i++) {
          target[i] = samples.get(first * rowSamples + i);
        }
      };
    }
  }

  /**
   * What is shown of a picture.
   *
   * @param width columns
   * @param height rows
   * @param channels 1 to 4, as of a {@link Medium.Picture}
   * @param rows gives the stored numbers from top to bottom
   * @throws IllegalArgumentException if there are more channels than colours
   */
  public static ShownPicture of(int width, int height, int channels, Shades shades, Rows rows) {
    if (channels > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          "field has " + channels + " channels; 1 to 4 can be shown as a picture");
    }
    int factor = factor(width, height);
    int columns = (width + factor - 1) / factor;
    int shownRows = (height + factor - 1) / factor;
    byte[] shown = new byte[columns * shownRows * channels];
    double[] band = new double[Math.multiplyExact(width * channels, factor)];
    for (int row = 0; row < shownRows; row++) {
      int count = Math.min(factor, height - row * factor);
      rows.read(row * factor, count, band);
      for (int column = 0; column < columns; column++) {
        for (int c = 0; c < channels; c++) {
          shown[(row * columns + column) * channels + c] =
              (byte) shades.of(mean(band, column * factor, c, width, channels, factor, count));
        }
      }
    }
    return new ShownPicture(
        new Medium.Picture(columns, shownRows, channels, Byte.SIZE),
        new Samples.UnsignedBytes(shown),
        factor);
  }

  /**
   * What is shown of a signal on two axes.
   *
   * @throws IllegalArgumentException if there are more channels than colours
   */
  public static ShownPicture of(Signal signal, Shades shades) {
    List<Integer> sides = signal.coordinates().samples();
    int width = sides.get(1);
    Rows rows = Rows.of(signal.samples(), width * signal.channels());
    return of(width, sides.get(0), signal.channels(), shades, rows);
  }

  /** The least whole factor that leaves few enough. */
  static int factor(int width, int height) {
    int factor = 1;
    while ((long) ((width + factor - 1) / factor) * ((height + factor - 1) / factor)
        > MOST_PIXELS) {
      factor++;
    }
    return factor;
  }

  private static double mean(
      double[] band, int left, int channel, int width, int channels, int factor, int rows) {
    int columns = Math.min(factor, width - left);
    double sum = 0;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        sum += band[(y * width + left + x) * channels + channel];
      }
    }
    return sum / (rows * columns);
  }

  /** A PNG file as an address, which holds all of it. */
  String address() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
  }

  /** The bytes of a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output output = Output.of(Path.of("shown.png"), bytes, () -> {})) {
      PictureWriter.write(
          output, medium, PictureRows.of(samples, medium.width() * medium.channels()));
    } catch (IOException full) {
      throw new UncheckedIOException("a picture could not be made for its page", full);
    }
    return bytes.toByteArray();
  }
}
