package inr.solve.equation;

import inr.circuit.Circuit;
import inr.leastsquares.LevenbergMarquardt;
import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.preset.Siren;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A network that solves equations by least squares: Levenberg and Marquardt's steps on what it
 * leaves of them at points drawn once, in double precision.
 *
 * <p>A problem whose first axis is time may be solved stretch by stretch: points of the first part
 * of it, then of more. Long times have wrong answers with small residues otherwise.
 *
 * @param network with one input for each coordinate and one output for each unknown
 * @param points where equations and conditions are looked at
 * @param stretches of time, 1 for all of it at once
 * @param stepsEach of each stretch, at most
 */
public record LeastSquaresField(NetworkSpec network, Points points, int stretches, int stepsEach)
    implements EquationMethod {
  private static final int WINDOW = 16;
  private static final double WORTH_IT = 0.9;

  public LeastSquaresField {
    if (stretches < 1 || stepsEach < 1) {
      throw new IllegalArgumentException(
          "search has "
              + stretches
              + " stretches of "
              + stepsEach
              + " steps; at least 1 of each is needed");
    }
  }

  /**
   * The usual network and points: of a line four stretches of 100 steps, else one of 150. A single
   * stretch of a line ends at a wrong answer with some seeds.
   */
  public static LeastSquaresField of(BoundaryProblem problem, long seed) {
    int dimensions = problem.domain().dimensions();
    Points points = Points.of(dimensions, seed);
    return dimensions == 1
        ? new LeastSquaresField(network(problem, 2, 16, 4), points, 4, 100)
        : new LeastSquaresField(network(problem, 3, 20, 4), points, 1, 150);
  }

  /**
   * Sine layers, of ω 1 but for the first.
   *
   * @param omega of the first, for coordinates from −1 to 1: half as many radians as the answer
   *     turns from one end to the other, or more
   */
  public static NetworkSpec network(
      BoundaryProblem problem, int hiddenLayers, int width, double omega) {
    return Siren.network(
        problem.domain().dimensions(), problem.unknowns().size(), hiddenLayers, width, omega, 1);
  }

  @Override
  public String name() {
    return "field";
  }

  /** Of all stretches, at most. */
  @Override
  public int steps() {
    return stretches * stepsEach;
  }

  private record Place(double[] parameters, double[] residue, Residuals of)
      implements LevenbergMarquardt.Place {
    static Place at(double[] parameters, Residuals of) {
      return new Place(parameters, of.at(parameters), of);
    }

    @Override
    public double[][] jacobian() {
      return of.slopes(parameters);
    }
  }

  @Override
  public EquationAnswer solve(BoundaryProblem problem, Workers workers, IntConsumer done) {
    network.requireFits(problem.domain().dimensions(), problem.unknowns().size());
    Circuit lifted = network.circuit().lift(problem.names().jet());
    EquationField begun = EquationField.initial(network, problem.domain(), points.seed());
    double[] d = begun.stiffness(problem.domain());
    double[] parameters = begun.parameters();
    for (int s = 1; s <= stretches; s++) {
      Residuals residuals = new Residuals(problem, lifted, points, (double) s / stretches, workers);
      int before = (s - 1) * stepsEach;
      parameters =
          LevenbergMarquardt.run(
                  Place.at(parameters, residuals),
                  moved -> Place.at(moved, residuals),
                  d,
                  stepsEach,
                  history -> {
                    done.accept(before + history.size() - 1);
                    return slow(history);
                  },
                  workers)
              .place()
              .parameters();
    }
    EquationField field = new EquationField(network, parameters);
    return new EquationAnswer(field.values(problem.domain()), Optional.of(field));
  }

  private static boolean slow(List<Double> history) {
    int taken = history.size() - 1;
    return taken >= WINDOW && history.get(taken) > WORTH_IT * history.get(taken - WINDOW);
  }
}
