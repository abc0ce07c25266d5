package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.circuit.Circuit;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.random.CounterRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phasor fields as PREF writes them: spectra in, sums of complex waves out. */
class PhasorsTest {
  private static final int NODES = 6;
  private static final List<Integer> WAVES = List.of(0, 1, 3);
  private static final int FEATURES = 2;
  private static final CounterRandom RANDOM = new CounterRandom(9, 0);

  private static Circuit circuit() {
    Sketch sketch = new Sketch(2);
    Encoding phasors = new Encoding.Phasors(NODES, WAVES, FEATURES);
    return sketch.finish(sketch.part("encoding", () -> phasors.write(sketch)));
  }

  /** Parts of P: axis, number of the wave, frequency along the other axis, feature, real or not. */
  private static double spectrum(int axis, int wave, int frequency, int feature, int part) {
    return RANDOM.normal((((axis * 5L + wave) * 7 + frequency) * 3 + feature) * 2 + part);
  }

  /** Re or Im of Σ_w P_w e^{2πi w x/N}. */
  private static double grid(int axis, int wave, int node, int feature, int part) {
    double sum = 0;
    for (int w = 0; w < NODES; w++) {
      double angle = 2 * Math.PI * w * node / NODES;
      double real = spectrum(axis, wave, w, feature, 0);
      double imaginary = spectrum(axis, wave, w, feature, 1);
      sum +=
          part == 0
              ? real * Math.cos(angle) - imaginary * Math.sin(angle)
              : real * Math.sin(angle) + imaginary * Math.cos(angle);
    }
    return sum;
  }

  private static double[] parameters(Circuit circuit) {
    double[] parameters = new double[circuit.layout().size()];
    for (Tensor tensor : circuit.layout().tensors()) {
      if (tensor.name().equals("encoding.scale")) {
        parameters[tensor.offset()] = 0.05;
        continue;
      }
      String[] name = tensor.name().split("\\.", -1);
      int axis = name[1].charAt(name[1].length() - 1) - '0';
      int part = name[2].startsWith("real") ? 0 : 1;
      int wave = WAVES.indexOf(name[2].charAt(name[2].length() - 1) - '0');
      for (int node = 0; node < NODES; node++) {
        for (int f = 0; f < FEATURES; f++) {
          parameters[tensor.offset() + node * FEATURES + f] = grid(axis, wave, node, f, part);
        }
      }
    }
    return parameters;
  }

  @Test
  void aFeatureAtANodeIsTheSumOfAllComplexWaves() {
    Circuit circuit = circuit();
    double[] parameters = parameters(circuit);
    double scale = Math.log1p(Math.exp(10 * 0.05)) / 10;
    for (int row = 0; row < NODES; row++) {
      for (int column = 0; column < NODES; column++) {
        double[] x = {-1 + 2.0 * row / (NODES - 1), -1 + 2.0 * column / (NODES - 1)};
        double[] features = new ReferenceNetwork(circuit).forward(parameters, x);
        for (int f = 0; f < FEATURES; f++) {
          // Axis 0 has its waves along the rows and its grid along the columns.
          double sum = field(0, row, column, f) + field(1, column, row, f);
          assertEquals(scale * sum, features[f], 1e-12);
        }
      }
    }
  }

  /** Re Σ_k h_k Σ_w P_kw e^{2πi (w·node + k·along)/N}. */
  private static double field(int axis, int along, int node, int feature) {
    double sum = 0;
    for (int k = 0; k < WAVES.size(); k++) {
      for (int w = 0; w < NODES; w++) {
        double turns = (double) (w * node + WAVES.get(k) * along) / NODES;
        double real = spectrum(axis, k, w, feature, 0);
        double imaginary = spectrum(axis, k, w, feature, 1);
        double wave =
            real * Math.cos(2 * Math.PI * turns) - imaginary * Math.sin(2 * Math.PI * turns);
        // The grid of no turns is real: its imaginary part is no parameter.
        sum += (WAVES.get(k) == 0 ? 1 : 2) * wave;
      }
    }
    return sum;
  }

  /** For a linear map A with the gradient A*f of ⟨f, A p⟩, ⟨f, A p⟩ = ⟨A*f, p⟩. */
  @Test
  void theGradientByTheGridsIsTheAdjoint() {
    Circuit circuit = circuit();
    double[] parameters = parameters(circuit);
    CircuitTape tape = new CircuitTape(circuit);
    double[] gradient = new double[parameters.length];
    double applied = 0;
    double norm = 0;
    for (int n = 0; n < 20; n++) {
      double[] x = {2 * RANDOM.uniform(1000 + n) - 1, 2 * RANDOM.uniform(2000 + n) - 1};
      double[] f = {RANDOM.normal(3000 + n), RANDOM.normal(4000 + n)};
      double[] features = tape.forward(parameters, x);
      for (int i = 0; i < FEATURES; i++) {
        applied += f[i] * features[i];
        norm += Math.abs(f[i] * features[i]);
      }
      tape.backward(parameters, f, gradient);
    }
    double adjoint = 0;
    for (Tensor tensor : circuit.layout().tensors()) {
      if (!tensor.name().equals("encoding.scale")) {
        for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
          adjoint += gradient[i] * parameters[i];
        }
      }
    }
    assertEquals(applied, adjoint, 1e-13 * norm);
  }
}
