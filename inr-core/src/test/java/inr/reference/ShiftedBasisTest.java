package inr.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.circuit.Sketch;
import inr.cpu.CpuBackend;
import inr.encoding.Encoding.ShiftedBasis;
import inr.encoding.ShiftedCurve;
import inr.formula.Expression;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.preset.Perceptron;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShiftedBasisTest {
  private static final int COPIES = 6;
  private static final double WIDTH = 0.11;

  private static double[] features(ShiftedBasis basis, double... point) {
    Sketch sketch = new Sketch(point.length);
    return new ReferenceNetwork(sketch.finish(basis.write(sketch))).forward(new double[0], point);
  }

  private static double value(ShiftedCurve curve, double v) {
    return switch (curve) {
      case GAUSSIAN -> Math.exp(-v * v / 2);
      case TRIANGLE -> Math.max(0, 1 - Math.abs(v));
      case SINC -> v == 0 ? 1 : Math.sin(Math.PI * v) / (Math.PI * v);
      case SINE -> Math.sin(2 * Math.PI * v);
      case SQUARE -> Math.sin(2 * Math.PI * v) > 0 ? 1 : 0;
    };
  }

  /** Axis after axis; one factor for all, by which those in the middle have a norm of at most 1. */
  @ParameterizedTest
  @EnumSource
  void copiesLieSideBySide(ShiftedCurve curve) {
    ShiftedBasis basis = new ShiftedBasis(curve, COPIES, WIDTH);
    double[] point = {-0.3, 0.83};
    double[] features = features(basis, point);
    assertEquals(2 * COPIES, features.length);
    double largest = 0;
    for (int k = 0; k < 8; k++) {
      double norm = 0;
      for (int i = 0; i < COPIES; i++) {
        double value = value(curve, (3 + k / 8.0 - i) / COPIES / WIDTH);
        norm += value * value;
      }
      largest = Math.max(largest, Math.sqrt(norm));
    }
    for (int d = 0; d < 2; d++) {
      for (int i = 0; i < COPIES; i++) {
        double v = ((point[d] + 1) / 2 - i / (double) COPIES) / WIDTH;
        assertEquals(
            value(curve, v) / largest, features[d * COPIES + i], 3e-7, curve + " " + d + " " + i);
      }
    }
  }

  /** Value, slope and curvature next to 0, where sin(p)/p is 0/0, and where the series ends. */
  @Test
  void sincIsSmooth() {
    Expression sinc = ShiftedCurve.SINC.formula();
    Expression slope = sinc.derivative();
    Expression curvature = slope.derivative();
    double pi = Math.PI;
    for (double v : new double[] {0, 1e-9, 1e-4, 0.01}) {
      double square = pi * pi * v * v;
      assertEquals(1 - square / 6 + square * square / 120, sinc.at(v), 1e-11, "at " + v);
      assertEquals(
          -pi * pi * v * (1 / 3.0 - square / 30), slope.at(v), 1e-6 * Math.abs(v), "slope at " + v);
      assertEquals(-pi * pi * (1 / 3.0 - square / 10), curvature.at(v), 1e-5, "curvature at " + v);
    }
    for (double v : new double[] {0.3183, 0.3184, -0.3183, -0.3184}) {
      double p = pi * v;
      assertEquals(Math.sin(p) / p, sinc.at(v), 1e-11);
      assertEquals(pi * (Math.cos(p) / p - Math.sin(p) / p / p), slope.at(v), 1e-9);
    }
  }

  /** Far from a narrow copy powers of the series would overflow in single precision. */
  @Test
  void narrowSincFunctionsStayFinite() {
    ShiftedBasis basis = new ShiftedBasis(ShiftedCurve.SINC, 2, 1e-4);
    NetworkSpec network = Perceptron.relu(1, basis, 1, 1, 4);
    Parameters initial = network.layout().initial(3);
    Coordinates places = new Grid(List.of(Axis.centred("x", 9)));
    float[] expected = new float[9];
    float[] found = new float[9];
    try (Evaluator reference = new ReferenceBackend().evaluator(network, initial, 1);
        Evaluator fast = new CpuBackend().evaluator(network, initial, 1)) {
      reference.evaluate(places, expected);
      fast.evaluate(places, found);
    }
    assertArrayEquals(expected, found, 1e-6f);
  }

  /** One narrow copy, which only its own place reaches. */
  @Test
  void aSingleCopyIsOne() {
    ShiftedBasis basis = new ShiftedBasis(ShiftedCurve.GAUSSIAN, 1, 0.02);
    assertEquals(1, features(basis, -1)[0]);
    assertEquals(0, features(basis, 0.5)[0], 1e-100);
  }

  @Test
  void whatIsNoBasisIsRefused() {
    assertEquals("shifted basis of 0 copies; 1 to 65536 are accepted", refusal(0, 1));
    for (double width : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e-10)) {
      assertEquals(
          "shifted basis has width " + width + "; a number above 1.0E-9 is needed",
          refusal(3, width));
    }
  }

  private static String refusal(int copies, double width) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new ShiftedBasis(ShiftedCurve.SINE, copies, width))
        .getMessage();
  }
}
