package inr.family;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits of 8 x 8: 1,797 pictures by 13 people, in seventeen greys. The test part of
 * "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak, UCI Machine Learning
 * Repository 1998, CC BY 4.0.
 *
 * @see <a href="https://doi.org/10.24432/C50P49">the data set</a>
 */
public final class Digits8 {
  /** Name on the command line. */
  public static final String NAME = "digits8";

  private static final int COUNT = 1797;
  private static final int SIDE = 8;
  private static final float DARKEST = 16;

  private Digits8() {}

  /** All pictures, in the order in which they are published. */
  public static SignalSet all() {
    Grid grid = Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE));
    float[][] values = new float[COUNT][SIDE * SIDE];
    int[][] numbers = numbers();
    for (int s = 0; s < COUNT; s++) {
      for (int i = 0; i < values[s].length; i++) {
        values[s][i] = numbers[s][i] / DARKEST - 0.5f;
      }
    }
    return new SignalSet(grid, new Medium.Picture(SIDE, SIDE, 1, 8), values);
  }

  /** Which digit each of them is. */
  static int[] labels() {
    return Arrays.stream(numbers()).mapToInt(line -> line[SIDE * SIDE]).toArray();
  }

  /** 64 greys, 0 to 16, and the digit, of each picture. */
  private static int[][] numbers() {
    int[][] numbers = new int[COUNT][];
    try (BufferedReader lines = lines()) {
      for (int s = 0; s < COUNT; s++) {
        numbers[s] =
            Arrays.stream(String.valueOf(lines.readLine()).split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return numbers;
  }

  private static BufferedReader lines() throws IOException {
    InputStream in = Digits8.class.getResourceAsStream("digits8.csv.gz");
    if (in == null) {
      throw new IllegalStateException("the pictures of " + NAME + " are missing in this jar");
    }
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
  }
}
