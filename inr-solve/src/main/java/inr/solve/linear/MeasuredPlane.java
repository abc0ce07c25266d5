package inr.solve.linear;

import inr.operator.ForwardOperator;
import inr.operator.LocalOperator;
import inr.operator.OperatorNorm;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.ConjugateGradients;
import inr.solve.FieldAnswer;
import inr.solve.IterativeProblem;
import inr.solve.Planes;
import java.util.Arrays;
import java.util.List;

/**
 * Linear measurements of numbers on rows and columns, as methods for pictures see them: x = low +
 * span·picture, so that y − A·low is measured of the picture by span·A.
 */
final class MeasuredPlane implements IterativeProblem {
  private static final ConjugateGradients SOLVER = new ConjugateGradients(60, 1e-6);

  private final LocalOperator operator;
  private final double[] data;
  private final double noise;
  private final double span;
  private final double low;
  private final Planes start;

  MeasuredPlane(LinearMeasurements measurements) {
    Shape shape = measurements.plane().orElseThrow();
    this.operator = measurements.operator();
    this.low = measurements.range().storedLow();
    this.span = measurements.range().storedHigh() - low;
    double[] black = new double[shape.size()];
    Arrays.fill(black, low);
    double[] ofBlack = new double[measurements.measured().length];
    operator.apply(black, ofBlack);
    this.data = new double[ofBlack.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (measurements.measured()[i] - ofBlack[i]) / span;
    }
    this.noise = measurements.noise() / span;
    double[] least = measurements.least().clone();
    Arrays.setAll(least, i -> (least[i] - low) / span);
    this.start = new Planes(shape, List.of(least), 1);
  }

  private MeasuredPlane(MeasuredPlane other, Planes start) {
    this.operator = other.operator;
    this.data = other.data;
    this.noise = other.noise;
    this.span = other.span;
    this.low = other.low;
    this.start = start;
  }

  /** The same with another first guess than least squares. */
  MeasuredPlane beginningAt(Planes first) {
    return new MeasuredPlane(this, first);
  }

  /** A picture as numbers of the measurements. */
  FieldAnswer numbers(Planes picture) {
    double[] plane = picture.channels().get(0);
    double[] numbers = new double[plane.length];
    Arrays.setAll(numbers, i -> low + span * plane[i]);
    return FieldAnswer.of(numbers);
  }

  /** ‖A‖. */
  double norm() {
    return OperatorNorm.of(operator, 0);
  }

  @Override
  public ForwardOperator operator() {
    return operator;
  }

  @Override
  public List<double[]> measured() {
    return List.of(data);
  }

  @Override
  public int colours() {
    return 1;
  }

  @Override
  public double noise() {
    return noise;
  }

  @Override
  public Shape shape() {
    return start.shape();
  }

  @Override
  public Planes start(Workers workers) {
    return start;
  }

  @Override
  public ConjugateGradients solver() {
    return SOLVER;
  }
}
