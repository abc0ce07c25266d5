package inr.solve.phase;

import inr.backend.Objective;
import inr.operator.Shape;
import inr.sampling.Batch;

/**
 * What a network of waves is trained by: L = mean (|A w(f)| − y)² + variation·mean √(Σ|∇f|² +
 * 10⁻⁸), over all points; ∇f are differences to the right and lower neighbours, and the sum is over
 * the numbers of a point, so that no constant phase changes it.
 *
 * <p>y is in units of {@code unit}, and so is f, which the predictions are.
 */
final class WaveLoss implements Batch, Objective {
  /** Keeps the slope of the root finite where f is flat. */
  private static final double FLAT = 1e-8;

  private final PhaseProblem problem;
  private final double unit;
  private final double variation;
  private final int channels;
  private final int points;

  /**
   * The loss of a problem.
   *
   * @param unit of x: x = unit·f
   * @param variation weight of the total variation, at least 0
   */
  WaveLoss(PhaseProblem problem, double unit, double variation) {
    this.problem = problem;
    this.unit = unit;
    this.variation = variation;
    this.channels = problem.channels();
    this.points = problem.shape().size();
  }

  @Override
  public int points() {
    return points;
  }

  @Override
  public int point(int index) {
    return index;
  }

  @Override
  public double at(double[] predictions, double[] slopes) {
    double loss = misfit(predictions, slopes);
    return variation > 0 ? loss + variation(predictions, slopes) : loss;
  }

  private double misfit(double[] f, double[] slopes) {
    double[] x = new double[f.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = unit * f[i];
    }
    double[] waves = new double[problem.operator().range().size()];
    problem.operator().apply(problem.wave(x), waves);
    double loss = problem.measured().loss(waves);
    double[] back = new double[problem.operator().domain().size()];
    problem.operator().adjoint(waves, back);
    double[] own = problem.pull(x, back);
    double square = problem.scale() * problem.scale();
    for (int i = 0; i < own.length; i++) {
      slopes[i] += unit * own[i] / square;
    }
    return loss / square;
  }

  private double variation(double[] f, double[] slopes) {
    Shape shape = problem.shape();
    int width = shape.side(1);
    double share = variation / points;
    double sum = 0;
    for (int point = 0; point < points; point++) {
      int right = (point + 1) % width == 0 ? point : point + 1;
      int below = point + width < points ? point + width : point;
      double square = FLAT;
      for (int c = 0; c < channels; c++) {
        double across = f[right * channels + c] - f[point * channels + c];
        double down = f[below * channels + c] - f[point * channels + c];
        square += across * across + down * down;
      }
      double length = Math.sqrt(square);
      sum += length;
      for (int c = 0; c < channels; c++) {
        double across = f[right * channels + c] - f[point * channels + c];
        double down = f[below * channels + c] - f[point * channels + c];
        slopes[point * channels + c] -= share / length * (across + down);
        slopes[right * channels + c] += share / length * across;
        slopes[below * channels + c] += share / length * down;
      }
    }
    return share * sum;
  }
}
