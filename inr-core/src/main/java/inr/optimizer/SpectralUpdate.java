package inr.optimizer;

/**
 * The step of {@link Optimizer.SpectralAdam} on one feature of a table: its gradient by values
 * becomes that by amplitudes, these move, and so do the values. All in double, so that both engines
 * that have it round the same numbers.
 */
public final class SpectralUpdate {
  private final Optimizer.SpectralAdam adam;
  private final HartleyTransform transform;
  private final double[] gradient;
  private final double[] values;

  /**
   * That of features of tables whose rows are the cubes of {@code transform}, see {@link
   * HartleyTransform#ofRows}.
   */
  public SpectralUpdate(Optimizer.SpectralAdam adam, HartleyTransform transform) {
    this.adam = adam;
    this.transform = transform;
    this.gradient = new double[transform.size()];
    this.values = new double[transform.size()];
  }

  /** The gradient by values, to be filled in before a step. */
  public double[] gradient() {
    return gradient;
  }

  /** The values, to be filled in before a step, and what they move by after it. */
  public double[] values() {
    return values;
  }

  /**
   * One step.
   *
   * @param rate η
   * @param t steps done, this one included
   * @param first m of each amplitude; overwritten
   * @param second v of each amplitude; overwritten
   */
  public void apply(double rate, long t, double[] first, double[] second) {
    double length = rate / (1 - StrictMath.pow(adam.beta1(), (double) t));
    double root = Math.sqrt(1 - StrictMath.pow(adam.beta2(), (double) t));
    transform.apply(gradient);
    if (adam.smoothness() > 0) {
      transform.apply(values);
    }
    int size = gradient.length;
    for (int w = 0; w < size; w++) {
      double g = gradient[w];
      if (adam.smoothness() > 0) {
        double pull = 2 * Math.PI * Math.PI * transform.squaredFrequency(w) / size;
        g += adam.smoothness() * pull * values[w] / size;
      }
      first[w] = adam.beta1() * first[w] + (1 - adam.beta1()) * g;
      second[w] = adam.beta2() * second[w] + (1 - adam.beta2()) * g * g;
      values[w] = -length * first[w] / (Math.sqrt(second[w]) / root + adam.epsilon());
    }
    transform.apply(values);
  }
}
