package inr.stages;

import inr.leastsquares.LevenbergMarquardt;
import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.reference.ReferenceNetwork;
import java.util.Arrays;
import java.util.List;

/**
 * Least squares of a network u(x; θ, c) = φ(x; θ)·c of one coordinate and one output whose last
 * layer is linear.
 *
 * <p>For every θ the best c is a linear problem, so only θ is searched: by Levenberg and
 * Marquardt's steps of the residue r(θ) = P⊥y, P⊥ the projection off the columns of Φ, with
 * Kaufman's Jacobian −P⊥(∂Φ/∂θ)c. Coefficients cost ρ²‖c‖²; large ones that cancel each other would
 * leave the rounding of each behind.
 *
 * @see <a href="https://doi.org/10.1137/0710036">Golub and Pereyra 1973</a>
 * @see <a href="https://doi.org/10.1007/BF01932995">Kaufman 1975</a>
 */
final class SeparableFit {
  /** Points that one worker differentiates at a time. */
  private static final int STRETCH = 64;

  private static final double[] ONE = {1};

  /** Fits that have had so many steps end when sixteen of them gain less than a fiftieth. */
  private static final int LEAST_STEPS = 60;

  private static final int WINDOW = 16;
  private static final double WORTH_IT = 0.98;

  private final Observations data;
  private final double ridge;
  private final double[] damped;
  private final Workers workers;
  private final ThreadLocal<ReferenceNetwork> whole;
  private final ThreadLocal<ReferenceNetwork> hidden;
  private final int linear;

  /** All that a θ leads to. */
  private final class State implements LevenbergMarquardt.Place {
    final double[] parameters;
    final OrthogonalColumns columns;
    final double[] residue;

    State(double[] theta) {
      int nonlinear = theta.length - linear;
      double[][] phi = features(theta);
      columns = new OrthogonalColumns(phi, ridge);
      double[] c = columns.coefficients(data.y());
      parameters = theta.clone();
      System.arraycopy(c, 0, parameters, nonlinear, linear);
      residue = Arrays.copyOf(data.y(), data.y().length + linear);
      for (int k = 0; k < linear; k++) {
        for (int n = 0; n < phi[k].length; n++) {
          residue[n] -= c[k] * phi[k][n];
        }
        residue[data.y().length + k] = -ridge * c[k];
      }
    }

    @Override
    public double[] parameters() {
      return parameters;
    }

    @Override
    public double[] residue() {
      return residue;
    }

    /** P⊥(∂Φ/∂θ)c, {@code [N + linear, θ]}. */
    @Override
    public double[][] jacobian() {
      int points = data.x().length;
      int nonlinear = parameters.length - linear;
      double[][] all = slopes(parameters);
      double[][] j = new double[points + linear][];
      for (int n = 0; n < j.length; n++) {
        j[n] = n < points ? Arrays.copyOf(all[n], nonlinear) : new double[nonlinear];
      }
      double[][] along = new double[linear][nonlinear];
      workers.run(
          linear,
          (worker, k) -> {
            for (int n = 0; n < points; n++) {
              add(columns.q[k][n], j[n], along[k]);
            }
          });
      workers.runStretches(
          j.length,
          STRETCH,
          (worker, from, to) -> {
            for (int n = from; n < to; n++) {
              for (int k = 0; k < linear; k++) {
                add(-columns.q[k][n], along[k], j[n]);
              }
            }
          });
      return j;
    }
  }

  /**
   * A fit.
   *
   * @param damped by which a parameter's step is divided before it is damped: its usual size,
   *     {@code [parameters]}
   * @param ridge ρ for each point's share of the loss
   */
  SeparableFit(
      NetworkSpec network, Observations data, double[] damped, double ridge, Workers workers) {
    this.data = data;
    this.ridge = ridge * Math.sqrt(data.x().length);
    this.linear = network.widths()[network.hiddenLayers()] + 1;
    this.damped = new double[damped.length - linear];
    Arrays.setAll(this.damped, i -> 1 / (damped[i] * damped[i]));
    this.workers = workers;
    NetworkSpec withoutLast =
        new NetworkSpec(1, network.encoding(), network.layers().subList(0, network.hiddenLayers()));
    this.whole = ThreadLocal.withInitial(() -> new ReferenceNetwork(network.circuit()));
    this.hidden = ThreadLocal.withInitial(() -> new ReferenceNetwork(withoutLast.circuit()));
  }

  /**
   * Where a fit ends.
   *
   * @param parameters of the network
   * @param error root mean square of residue and penalty
   * @param steps that were taken
   */
  record End(double[] parameters, double error, int steps) {}

  /** Goes on from parameters for so many steps at most. */
  End run(double[] start, int steps) {
    LevenbergMarquardt.End<State> end =
        LevenbergMarquardt.run(
            new State(start), State::new, damped, steps, SeparableFit::slow, workers);
    State state = end.place();
    return new End(state.parameters, Math.sqrt(end.squares() / data.x().length), end.steps());
  }

  private static boolean slow(List<Double> history) {
    int taken = history.size() - 1;
    return taken >= LEAST_STEPS && history.get(taken) > WORTH_IT * history.get(taken - WINDOW);
  }

  /** Φ column by column, {@code [linear, N]}: what the last layer reads, and 1 for its bias. */
  private double[][] features(double[] theta) {
    double[][] phi = new double[linear][data.x().length];
    workers.runStretches(
        data.x().length,
        STRETCH,
        (worker, from, to) -> {
          double[] rows = hidden.get().forward(theta, Arrays.copyOfRange(data.x(), from, to));
          for (int n = from; n < to; n++) {
            for (int k = 0; k < linear - 1; k++) {
              phi[k][n] = rows[(n - from) * (linear - 1) + k];
            }
            phi[linear - 1][n] = 1;
          }
        });
    return phi;
  }

  /** ∂u/∂(θ, c) at every point, {@code [N, parameters]}. */
  private double[][] slopes(double[] parameters) {
    double[][] slopes = new double[data.x().length][parameters.length];
    workers.runStretches(
        slopes.length,
        STRETCH,
        (worker, from, to) -> {
          ReferenceNetwork own = whole.get();
          for (int n = from; n < to; n++) {
            own.accumulate(parameters, new double[] {data.x()[n]}, ONE, slopes[n]);
          }
        });
    return slopes;
  }

  /** y += f x. */
  private static void add(double f, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += f * x[i];
    }
  }
}
