package inr.metric;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Halves two pictures on their way, row by row: z[i,j] = mean of the 2 x 2 samples at rows 2i, 2i +
 * 1 and columns 2j, 2j + 1.
 *
 * <p>An odd side gets one zero in front, which counts in the mean, so that n samples become (n +
 * 1)/2. This is what the pooling of VainF/pytorch-msssim comes to: it pads both ends, but its steps
 * of two never reach the zero at the far end.
 */
final class RowHalver implements BiConsumer<double[], double[]> {
  private final int width;
  private final int channels;
  private final BiConsumer<double[], double[]> next;
  private final double[] halfX;
  private final double[] halfY;
  private boolean pairOpen;

  RowHalver(int width, int height, int channels, BiConsumer<double[], double[]> next) {
    this.width = width;
    this.channels = channels;
    this.next = next;
    this.halfX = new double[half(width) * channels];
    this.halfY = new double[half(width) * channels];
    this.pairOpen = height % 2 == 1;
  }

  /** Samples along a halved side. */
  static int half(int side) {
    return (side + 1) / 2;
  }

  @Override
  public void accept(double[] x, double[] y) {
    addQuarters(x, halfX);
    addQuarters(y, halfY);
    if (pairOpen) {
      next.accept(halfX, halfY);
      Arrays.fill(halfX, 0);
      Arrays.fill(halfY, 0);
    }
    pairOpen = !pairOpen;
  }

  private void addQuarters(double[] row, double[] half) {
    int padding = width % 2;
    for (int column = 0, i = 0; column < width; column++) {
      int to = (column + padding) / 2 * channels;
      for (int channel = 0; channel < channels; channel++, i++) {
        half[to + channel] += 0.25 * row[i];
      }
    }
  }
}
