package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.preset.Siren;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold of published networks whatever their parameters are, in double. */
class PublishedIdentitiesTest {
  private static final double[] POINTS = {-1, -0.61, -0.2, 0, 0.07, 0.35, 0.99};

  private static double[] values(NetworkSpec network, double[] parameters, double... points) {
    return new ReferenceNetwork(network.circuit()).forward(parameters, points);
  }

  private static void fill(NetworkSpec network, double[] parameters, String name, double... with) {
    Tensor tensor = network.layout().tensor(name);
    assertEquals(tensor.size(), with.length, name);
    System.arraycopy(with, 0, parameters, tensor.offset(), with.length);
  }

  private static Layer.Dense linear(int width) {
    return new Layer.Dense(
        width,
        new Activation.Identity(),
        new Distribution.Constant(1),
        new Distribution.Constant(0));
  }

  /**
   * SIREN's script scales the seconds of a sound by 100, its notebook the first ω: the same but for
   * the first bias.
   */
  @Test
  void bothPublishedFormsOfSirenForSoundsAgreeWhereTheFirstBiasIsZero() {
    NetworkSpec script = Siren.network(1, 1, 2, 16, 30, 30);
    NetworkSpec notebook = Siren.network(1, 1, 2, 16, 3000, 30);
    double[] parameters = script.layout().initial(4).doubles();
    double[] scaled = Arrays.stream(POINTS).map(x -> 100 * x).toArray();
    double[] biased = values(script, parameters, scaled);
    double apart = 0;
    double[] others = values(notebook, parameters, POINTS);
    for (int n = 0; n < POINTS.length; n++) {
      apart = Math.max(apart, Math.abs(biased[n] - others[n]));
    }
    assertTrue(apart > 0.01, "a bias counts 30 times in one and 3000 times in the other");
    fill(script, parameters, "0.bias", new double[16]);
    double[] one = values(script, parameters, scaled);
    double[] two = values(notebook, parameters, POINTS);
    for (int n = 0; n < POINTS.length; n++) {
      assertEquals(one[n], two[n], 1e-10);
    }
  }

  /** Of two filters, ½ Σ W_ij [cos(u¹_i − u⁰_j) − cos(u¹_i + u⁰_j)] + b_i sin u¹_i. */
  @Test
  void aProductOfFourierFiltersIsASumOfWaves() {
    int width = 3;
    NetworkSpec network =
        new NetworkSpec(1, new Encoding.FourierFilters(width, 2, 5), List.of(linear(1)));
    double[] all = network.layout().initial(11).doubles();
    int first = network.layout().tensor("encoding.filter0.weight").offset();
    int second = network.layout().tensor("encoding.filter1.weight").offset();
    int mix = network.layout().tensor("encoding.linear0.weight").offset();
    for (int i = 0; i < width; i++) {
      double[] one = new double[width];
      one[i] = 1;
      fill(network, all, "0.weight", one);
      double[] found = values(network, all, POINTS);
      for (int n = 0; n < POINTS.length; n++) {
        double u1 = all[second + i] * POINTS[n] + all[second + width + i];
        double sum = all[mix + width * width + i] * Math.sin(u1);
        for (int j = 0; j < width; j++) {
          double u0 = all[first + j] * POINTS[n] + all[first + width + j];
          sum += 0.5 * all[mix + i * width + j] * (Math.cos(u1 - u0) - Math.cos(u1 + u0));
        }
        assertEquals(sum, found[n], 1e-13);
      }
    }
  }

  /** |exp(jωz − |sz|²)| ≤ exp(ω²/(4s²)), which is reached at z = −jω/(2s²) alone. */
  @Test
  void complexGaborWaveletsStayWithinTheirBound() {
    double omega = 3;
    double scale = 2;
    NetworkSpec network =
        new NetworkSpec(
            1,
            new Encoding.Identity(),
            List.of(
                new Layer.ComplexGabor(1, omega, scale, false),
                new Layer.ComplexGabor(1, omega, scale, true),
                linear(2)));
    double[] all = network.layout().initial(0).doubles();
    fill(network, all, "0.weight", 0);
    fill(network, all, "0.bias", 0);
    fill(network, all, "1.real.weight", 0);
    fill(network, all, "1.imaginary.weight", 0);
    fill(network, all, "2.weight", 1, 0, 0, 1);
    double bound = Math.exp(omega * omega / (4 * scale * scale));
    double top = -omega / (2 * scale * scale);
    for (double real : POINTS) {
      for (double imaginary : POINTS) {
        fill(network, all, "1.real.bias", real);
        fill(network, all, "1.imaginary.bias", top + imaginary);
        double[] y = values(network, all, 0.5);
        double size = Math.hypot(y[0], y[1]);
        assertEquals(
            bound * Math.exp(-scale * scale * (real * real + imaginary * imaginary)), size, 1e-13);
        assertTrue(size <= bound * (1 + 1e-14), "beyond the bound");
      }
    }
  }
}
