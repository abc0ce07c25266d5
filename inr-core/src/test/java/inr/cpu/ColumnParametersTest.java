package inr.cpu;

import static inr.formula.Expression.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.circuit.Circuit;
import inr.circuit.Distribution;
import inr.circuit.Jet;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.encoding.Encoding;
import inr.formula.Expression;
import inr.grid.ScatteredPoints;
import inr.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas with numbers that are trained: of each feature, and one of all. */
class ColumnParametersTest {
  private static final double STEP = 1e-5;

  /** Of a point, in floats of order 1 to 10. */
  private static final double ROUNDING = 5e-6;

  /** More than a tile of points. */
  private static final int POINTS = 131;

  /** y = sin(z/a)·b + z, with a of each feature, never 0, and b of all; then two outputs. */
  private static Circuit circuit(int width) {
    Distribution spread = new Distribution.Uniform(0.5);
    Sketch sketch = new Sketch(2);
    Waves points = new Encoding.Identity().waves(2);
    Wire z =
        sketch.part(
            "first", () -> sketch.affine(List.of(sketch.features(points)), width, spread, spread));
    Wire inside = sketch.part("inside", () -> sketch.affine(List.of(z), width, spread, spread));
    Tensor a = sketch.tensor("a", width, 1, Role.COLUMN, new Distribution.Constant(0.7));
    Tensor b = sketch.tensor("b", 1, 1, Role.COLUMN, new Distribution.Constant(-0.4));
    Expression formula = variable(0).over(variable(1)).sin().times(variable(2)).plus(variable(0));
    List<Wire> y = sketch.pointwise(List.of(inside), List.of(a, b), List.of(formula));
    return sketch.finish(List.of(sketch.part("end", () -> sketch.affine(y, 2, spread, spread))));
  }

  /** Widths that leave padding, where z/a is 0/0, and one that leaves none. */
  @ParameterizedTest
  @ValueSource(ints = {5, 16, 40})
  void gradientsOfColumnsAndOfWhatStandsBeforeThemAgreeWithDifferences(int width) {
    Circuit circuit = circuit(width).lift(Jet.gradient(2));
    float[] parameters = circuit.layout().initial(3).values();
    double[] exact = new double[parameters.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = parameters[i];
    }
    double[] x = new double[2 * POINTS];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(i);
    }
    float[] gradient = gradientOfTheSum(circuit, parameters, x);
    ReferenceNetwork reference = new ReferenceNetwork(circuit);
    for (int i = 0; i < exact.length; i++) {
      double centre = exact[i];
      exact[i] = centre + STEP;
      double above = sum(reference.forward(exact, x));
      exact[i] = centre - STEP;
      double below = sum(reference.forward(exact, x));
      exact[i] = centre;
      double expected = (above - below) / (2 * STEP);
      assertEquals(expected, gradient[i], ROUNDING * POINTS, "parameter " + i);
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Of everything that comes out of all points. */
  private static float[] gradientOfTheSum(Circuit circuit, float[] parameters, double[] x) {
    TileNetwork network = new TileNetwork(circuit, true);
    network.pack(parameters);
    TileSpace space = network.newSpace(0, 0);
    TileInput input = network.pointInput(new ScatteredPoints(2, x));
    Shard shard = new Shard(network.gradientSize(), 0);
    for (int from = 0; from < POINTS; from += network.tileRows()) {
      int rows = Math.min(network.tileRows(), POINTS - from);
      for (int r = 0; r < rows; r++) {
        input.load(from + r, r, space);
      }
      network.forward(input, space, rows, true);
      network.clearOutputGradients(space, rows);
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < network.outputs(); k++) {
          network.outputGradients(space, k)[network.outputIndex(r, k)] = 1;
        }
      }
      network.backward(input, space, rows, shard);
    }
    float[] gradient = new float[circuit.layout().size()];
    network
        .updateUnits()
        .forEach(unit -> network.collect(input, unit, new Shard[] {shard}, 1, gradient));
    return gradient;
  }

  /** One number in formulas of 3 and of 4 columns: its gradient would be laid out in two ways. */
  @Test
  void aNumberOfFormulasOfTwoWidthsIsRefused() {
    Distribution spread = new Distribution.Uniform(0.5);
    Sketch sketch = new Sketch(1);
    Wire x = sketch.features(new Encoding.Identity().waves(1));
    Tensor shared = sketch.tensor("shared", 1, 1, Role.COLUMN, spread);
    List<Wire> both = new ArrayList<>();
    for (int width : new int[] {3, 4}) {
      Wire z = sketch.part("of" + width, () -> sketch.affine(List.of(x), width, spread, spread));
      Expression product = variable(0).times(variable(1));
      both.addAll(sketch.pointwise(List.of(z), List.of(shared), List.of(product)));
    }
    Circuit circuit =
        sketch.finish(List.of(sketch.part("end", () -> sketch.affine(both, 1, spread, spread))));
    assertEquals(
        "shared meets formulas of 3 and of 4 columns; equal widths are needed",
        assertThrows(IllegalArgumentException.class, () -> new TileNetwork(circuit, true))
            .getMessage());
  }
}
