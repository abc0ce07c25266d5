package inr.structure;

import inr.metric.SsimWindow;

/**
 * Mean of l·cs, or of cs, of two planes of numbers about [0, 1], and its slope by the second: l =
 * (2μxμy + C1)/(μx² + μy² + C1), cs = (2σxy + C2)/(σx² + σy² + C2), C1 = 0.01², C2 = 0.03², over
 * all places where the window lies inside.
 *
 * <p>With A1, A2 above and B1, B2 below, S = A1·A2/(B1·B2) and V the filter by the window,
 *
 * <pre>∂(Σ S)/∂y = 2·[Vᵀ(A1/(B1·B2))·x − Vᵀ(S/B2)·y + Vᵀ((μx(A2 − A1) − μy(B2 − B1)S)/(B1·B2))]
 * </pre>
 *
 * @see <a href="https://doi.org/10.1109/TIP.2003.819861">Wang et al. 2004; the slope after Avanaki
 *     2009, without padding</a>
 */
final class Similarity {
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  private final int height;
  private final int width;
  private final boolean luminance;
  private final double[] weights;
  private final int rows;
  private final int columns;
  private final double[] along;
  private final double[] product;
  private final double[] meanX;
  private final double[] meanY;
  private final double[] meanXx;
  private final double[] meanYy;
  private final double[] meanXy;

  /**
   * Of planes of one size.
   *
   * @param luminance whether it is the mean of l·cs, and not of cs alone
   */
  Similarity(int height, int width, SsimWindow window, boolean luminance) {
    this.height = height;
    this.width = width;
    this.luminance = luminance;
    this.weights = window.weights();
    this.rows = height - weights.length + 1;
    this.columns = width - weights.length + 1;
    this.along = new double[height * columns];
    this.product = new double[height * width];
    this.meanX = new double[rows * columns];
    this.meanY = new double[rows * columns];
    this.meanXx = new double[rows * columns];
    this.meanYy = new double[rows * columns];
    this.meanXy = new double[rows * columns];
  }

  /**
   * The mean.
   *
   * @param slope overwritten with its derivative by y
   */
  double at(double[] x, double[] y, double[] slope) {
    filter(x, meanX);
    filter(y, meanY);
    filter(product(x, x), meanXx);
    filter(product(y, y), meanYy);
    filter(product(x, y), meanXy);
    double share = 1.0 / (rows * columns);
    double sum = 0;
    for (int i = 0; i < meanX.length; i++) {
      double mx = meanX[i];
      double my = meanY[i];
      double a1 = 2 * mx * my + C1;
      double b1 = mx * mx + my * my + C1;
      double a2 = 2 * (meanXy[i] - mx * my) + C2;
      double b2 = meanXx[i] - mx * mx + (meanYy[i] - my * my) + C2;
      double contrast = a2 / b2;
      double light = luminance ? a1 / b1 : 1;
      sum += light * contrast;
      // The slopes by Σ w·xy, by half of Σ w·y² and by half of the mean of y.
      meanXy[i] = light / b2;
      meanYy[i] = -light * contrast / b2;
      meanX[i] =
          luminance
              ? (mx * (a2 - a1) - my * (b2 - b1) * light * contrast) / (b1 * b2)
              : (my * contrast - mx) / b2;
    }
    spread(meanXy, slope);
    scale(slope, x);
    spread(meanYy, product);
    for (int i = 0; i < slope.length; i++) {
      slope[i] += product[i] * y[i];
    }
    spread(meanX, product);
    for (int i = 0; i < slope.length; i++) {
      slope[i] = 2 * share * (slope[i] + product[i]);
    }
    return share * sum;
  }

  private static void scale(double[] numbers, double[] by) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= by[i];
    }
  }

  private double[] product(double[] x, double[] y) {
    for (int i = 0; i < product.length; i++) {
      product[i] = x[i] * y[i];
    }
    return product;
  }

  /** V, along rows and then across them. */
  private void filter(double[] plane, double[] mean) {
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * plane[r * width + c + k];
        }
        along[r * columns + c] = sum;
      }
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * along[(r + k) * columns + c];
        }
        mean[r * columns + c] = sum;
      }
    }
  }

  /** Vᵀ. */
  private void spread(double[] mean, double[] plane) {
    for (int r = 0; r < height; r++) {
      int first = Math.max(0, r - rows + 1);
      int last = Math.min(weights.length - 1, r);
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        for (int k = first; k <= last; k++) {
          sum += weights[k] * mean[(r - k) * columns + c];
        }
        along[r * columns + c] = sum;
      }
    }
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int first = Math.max(0, c - columns + 1);
        int last = Math.min(weights.length - 1, c);
        double sum = 0;
        for (int k = first; k <= last; k++) {
          sum += weights[k] * along[r * columns + c - k];
        }
        plane[r * width + c] = sum;
      }
    }
  }
}
