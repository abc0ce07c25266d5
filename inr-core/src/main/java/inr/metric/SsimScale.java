package inr.metric;

import inr.signal.Medium;
import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * SSIM of one scale, taken row by row: l = (2μxμy + C1)/(μx² + μy² + C1), cs = (2σxy + C2)/(σx² +
 * σy² + C2), SSIM = mean of l·cs, C1 = (0.01 R)², C2 = (0.03 R)².
 *
 * <p>For maintainers. Rows have their channels interleaved, so that a filter over columns is one
 * with stride {@code channels} and all channels go through together. A row is filtered along itself
 * into five moments (x, y, x², y², xy), which a ring keeps for the last {@code taps} rows; from the
 * row on at which the ring is full, each row gives one row of the map, the ring filtered across
 * rows. Only windows wholly inside the picture count. Order of summation: taps upwards, then the
 * map from left to right and top to bottom. 20·taps flops a sample; memory 5·taps + 10 rows of
 * doubles. Sums are added tap by tap over whole rows since the JIT makes vectors of that form.
 */
final class SsimScale implements BiConsumer<double[], double[]> {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int XX = 2;
  private static final int YY = 3;
  private static final int XY = 4;
  private static final int MOMENTS = 5;

  private final int channels;
  private final double c1;
  private final double c2;
  private final double covarianceFactor;
  private final double[] weights;
  private final int mapColumns;
  private final double[][] inputs;
  private final double[][][] ring;
  private final double[][] moments;
  private final double[] ssimSums;
  private final double[] contrastSums;
  private int rows;
  private long mapRows;

  /** The picture itself. */
  SsimScale(Medium.Picture shape, SsimWindow window) {
    this(shape.width(), shape.channels(), shape.peak(), window);
  }

  SsimScale(int width, int channels, double peak, SsimWindow window) {
    this.channels = channels;
    this.c1 = (0.01 * peak) * (0.01 * peak);
    this.c2 = (0.03 * peak) * (0.03 * peak);
    this.covarianceFactor = window.covarianceFactor();
    this.weights = window.weights();
    this.mapColumns = width - window.taps() + 1;
    this.inputs = new double[MOMENTS][];
    for (int moment = XX; moment <= XY; moment++) {
      inputs[moment] = new double[width * channels];
    }
    this.ring = new double[window.taps()][MOMENTS][mapColumns * channels];
    this.moments = new double[MOMENTS][mapColumns * channels];
    this.ssimSums = new double[channels];
    this.contrastSums = new double[channels];
  }

  /**
   * Takes the next row of both pictures, width·channels numbers each, which are read and not kept.
   */
  @Override
  public void accept(double[] x, double[] y) {
    double[] xx = inputs[XX];
    double[] yy = inputs[YY];
    double[] xy = inputs[XY];
    for (int i = 0; i < xx.length; i++) {
      xx[i] = x[i] * x[i];
      yy[i] = y[i] * y[i];
      xy[i] = x[i] * y[i];
    }
    inputs[X] = x;
    inputs[Y] = y;
    double[][] newest = ring[rows % ring.length];
    for (int moment = 0; moment < MOMENTS; moment++) {
      Arrays.fill(newest[moment], 0);
      for (int tap = 0; tap < weights.length; tap++) {
        addScaled(weights[tap], inputs[moment], tap * channels, newest[moment]);
      }
    }
    rows++;
    if (rows >= ring.length) {
      addMapRow();
    }
  }

  /** No window spans the rows before and the rows to come. */
  void gap() {
    rows = 0;
  }

  private void addMapRow() {
    mapRows++;
    for (int moment = 0; moment < MOMENTS; moment++) {
      Arrays.fill(moments[moment], 0);
      for (int tap = 0; tap < weights.length; tap++) {
        addScaled(weights[tap], ring[(rows + tap) % ring.length][moment], 0, moments[moment]);
      }
    }
    for (int column = 0, i = 0; column < mapColumns; column++) {
      for (int channel = 0; channel < channels; channel++, i++) {
        double mx = moments[X][i];
        double my = moments[Y][i];
        double variances =
            covarianceFactor * (moments[XX][i] - mx * mx + (moments[YY][i] - my * my));
        double covariance = covarianceFactor * (moments[XY][i] - mx * my);
        double contrast = (2 * covariance + c2) / (variances + c2);
        contrastSums[channel] += contrast;
        ssimSums[channel] += (2 * mx * my + c1) / (mx * mx + my * my + c1) * contrast;
      }
    }
  }

  private static void addScaled(double weight, double[] input, int from, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * input[from + i];
    }
  }

  /** Mean of l·cs for one channel, after the last row. */
  double ssim(int channel) {
    return ssimSums[channel] / mapSize();
  }

  /** Mean of cs for one channel, after the last row. */
  double contrastStructure(int channel) {
    return contrastSums[channel] / mapSize();
  }

  /** Mean over channels of the means of l·cs, after the last row. */
  double ssim() {
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += ssim(channel);
    }
    return sum / channels;
  }

  /** Whether there was a place for the window. */
  boolean isDefined() {
    return mapRows > 0;
  }

  private double mapSize() {
    return (double) mapRows * mapColumns;
  }
}
