package inr.cpu;

/**
 * The cosines of one block at some points, 32 frequencies at a time.
 *
 * <p>With φ = πs/N, cosine 32q + r is cos(32qφ) cos((r + ½)φ) − sin(32qφ) sin((r + ½)φ): the second
 * factors are the same in all rows q, and the first ones follow from row to row by turning further.
 * All of it is computed in double and rounded once, so that the last of thousands of frequencies
 * has its digits; the error of turning stays below 1e-11.
 */
final class CosineRows {
  /** Frequencies of a row. */
  static final int WIDTH = 32;

  /** Of each frequency of a row and point, cos((r + ½)φ). */
  final float[][] cosines;

  /** sin((r + ½)φ). */
  final float[][] sines;

  /** Of each point, cos(32qφ). */
  final float[] rowCosines;

  /** sin(32qφ). */
  final float[] rowSines;

  private final double[] re;
  private final double[] im;
  private final double[] stepRe;
  private final double[] stepIm;
  private int points;

  CosineRows(int capacity) {
    this.cosines = new float[WIDTH][capacity];
    this.sines = new float[WIDTH][capacity];
    this.rowCosines = new float[capacity];
    this.rowSines = new float[capacity];
    this.re = new double[capacity];
    this.im = new double[capacity];
    this.stepRe = new double[capacity];
    this.stepIm = new double[capacity];
  }

  /**
   * Goes to row 0 of a block.
   *
   * @param places s of each point
   * @param size N
   */
  void begin(double[] places, int points, int size) {
    this.points = points;
    for (int i = 0; i < points; i++) {
      double half = Math.PI / 2 * places[i] / size;
      re[i] = StrictMath.cos(half);
      im[i] = StrictMath.sin(half);
      stepRe[i] = re[i];
      stepIm[i] = im[i];
    }
    turn(stepRe, stepIm, stepRe, stepIm, points);
    for (int r = 0; r < Math.min(WIDTH, size); r++) {
      if (r > 0) {
        turn(re, im, stepRe, stepIm, points);
      }
      round(re, cosines[r], points);
      round(im, sines[r], points);
    }
    for (int doubled = 1; doubled < WIDTH; doubled *= 2) {
      turn(stepRe, stepIm, stepRe, stepIm, points);
    }
    for (int i = 0; i < points; i++) {
      re[i] = 1;
      im[i] = 0;
    }
    round(re, rowCosines, points);
    round(im, rowSines, points);
  }

  /** Goes to the next row. */
  void next() {
    turn(re, im, stepRe, stepIm, points);
    round(re, rowCosines, points);
    round(im, rowSines, points);
  }

  // The compiler makes vectors of these loops.

  /** z ← z w. */
  private static void turn(double[] zRe, double[] zIm, double[] wRe, double[] wIm, int n) {
    for (int i = 0; i < n; i++) {
      double a = zRe[i];
      double b = zIm[i];
      double c = wRe[i];
      double d = wIm[i];
      zRe[i] = a * c - b * d;
      zIm[i] = a * d + b * c;
    }
  }

  private static void round(double[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = (float) x[i];
    }
  }
}
