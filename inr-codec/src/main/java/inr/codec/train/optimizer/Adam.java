package inr.codec.train.optimizer;

/** Adam (Kingma and Ba 2015, arXiv 1412.6980) in double precision. */
public final class Adam implements NetworkOptimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] first;
  private final double[] second;
  private long step;

  /** For so many parameters. */
  public Adam(int size) {
    first = new double[size];
    second = new double[size];
  }

  @Override
  public void update(float[] parameters, double[] gradient, double rate) {
    step++;
    double correction1 = 1 - StrictMath.pow(BETA_1, (double) step);
    double correction2 = 1 - StrictMath.pow(BETA_2, (double) step);
    for (int i = 0; i < parameters.length; i++) {
      first[i] += (1 - BETA_1) * (gradient[i] - first[i]);
      second[i] += (1 - BETA_2) * (gradient[i] * gradient[i] - second[i]);
      double root = Math.sqrt(second[i] / correction2);
      parameters[i] -= (float) (rate * first[i] / correction1 / (root + EPSILON));
    }
  }
}
