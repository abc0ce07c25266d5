package inr.solve.phase;

import inr.operator.ForwardOperator;
import inr.operator.Shape;

/**
 * What is to be solved: y = |A w(x)| + n for numbers x on a plane, w(x) the wave that they stand
 * for.
 *
 * <p>Methods of projections work on g, numbers of which {@link #explain} and {@link #admit} find
 * the nearest that agree with the data, and with what is known of x.
 */
public interface PhaseProblem {
  /** Height and width of x; usually those of A's domain. */
  default Shape shape() {
    return Shape.of(operator().domain().side(0), operator().domain().side(1));
  }

  /** Numbers of x at a point: 2, real and imaginary part, or 1. */
  int channels();

  /** A, from w to complex numbers with their parts side by side. */
  ForwardOperator operator();

  /** y, one for each complex number of A's range. */
  Amplitudes measured();

  /** ‖n‖/‖y‖ as far as it is known, 0 if y is exact. */
  double noise();

  /** The x that an output of 1 of a network stands for. */
  double unit();

  /** The amplitude that counts as 1 in a network's loss; usually the same. */
  default double scale() {
    return unit();
  }

  /** w(x), of A's domain; usually x itself. */
  default double[] wave(double[] x) {
    return x;
  }

  /** ∂L/∂x from ∂L/∂w; usually the same. */
  default double[] pull(double[] x, double[] slopes) {
    return slopes;
  }

  /** A random g, equal for equal seeds. */
  double[] start(long seed);

  /** Replaces g by the nearest one that explains y. */
  void explain(double[] g);

  /** Replaces g by the nearest one that some x gives. */
  void admit(double[] g);

  /** The x of a g that was admitted. */
  double[] numbers(double[] g);

  /** How close an answer is, up to what amplitudes cannot tell in this setting. */
  PhaseScore score(double[] truth, double[] estimate);

  /** ‖|A w(x)| − y‖/‖y‖: what restarts are chosen by. */
  default double misfit(double[] x) {
    double[] waves = new double[operator().range().size()];
    operator().apply(wave(x), waves);
    return measured().misfit(waves);
  }
}
