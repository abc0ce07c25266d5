package inr.solve.equation;

import inr.backend.Numbers;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.reference.ReferenceNetwork;
import java.util.Arrays;

/**
 * A network that is an answer, with parameters in double precision.
 *
 * @param network of as many inputs as there are coordinates and outputs as there are unknowns
 * @param parameters of it
 */
public record EquationField(NetworkSpec network, double[] parameters) {
  /** Values of all unknowns at all points of a grid, {@code [N, C]}. */
  public double[] values(Grid grid) {
    double[] points = new double[Math.toIntExact(grid.points() * grid.dimensions())];
    double[] x = new double[grid.dimensions()];
    for (int n = 0; n < grid.points(); n++) {
      grid.coordinates(n, x);
      System.arraycopy(x, 0, points, n * x.length, x.length);
    }
    return new ReferenceNetwork(network.circuit()).forward(parameters, points);
  }

  /**
   * √(mean (equations)² + weight · mean (conditions)²) at points of one's own: those of another
   * seed tell what is left between the points of a search.
   */
  public double residual(BoundaryProblem problem, Points points, Workers workers) {
    return new Residuals(problem, network.circuit().lift(problem.names().jet()), points, 1, workers)
        .rms(parameters);
  }

  /** The parameters in the precision of models. */
  public Parameters rounded() {
    return new Parameters(network.layout(), new Numbers.Doubles(parameters).toFloats());
  }

  /**
   * Initial parameters of a seed, as if every axis ran from −1 to 1: what that takes of scales and
   * shifts is in the first layer.
   */
  static EquationField initial(NetworkSpec network, Grid domain, long seed) {
    double[] parameters = new Numbers.Floats(network.layout().initial(seed).values()).toDoubles();
    Tensor weight = network.layout().tensors().get(0);
    Tensor bias = network.layout().tensors().get(1);
    for (int o = 0; o < weight.rows(); o++) {
      for (int d = 0; d < weight.columns(); d++) {
        Axis axis = domain.axes().get(d);
        int place = weight.offset() + o * weight.columns() + d;
        parameters[bias.offset() + o] -=
            parameters[place] * (axis.from() + axis.to()) / (axis.to() - axis.from());
        parameters[place] *= 2 / (axis.to() - axis.from());
      }
    }
    return new EquationField(network, parameters);
  }

  /** By which steps of the parameters are weighed: how large a step of each is as large as any. */
  double[] stiffness(Grid domain) {
    double[] d = new double[parameters.length];
    Arrays.fill(d, 1);
    Tensor weight = network.layout().tensors().get(0);
    for (int i = 0; i < weight.size(); i++) {
      Axis axis = domain.axes().get(i % weight.columns());
      double half = (axis.to() - axis.from()) / 2;
      d[weight.offset() + i] = half * half;
    }
    return d;
  }
}
