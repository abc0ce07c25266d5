package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.reference.ReferenceNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of layers by hand. */
class LayerTest {
  /** A few roundings. */
  private static final double PRECISION = 1e-14;

  private static double[] at(double x, double[] parameters, Layer... layers) {
    NetworkSpec network = new NetworkSpec(1, new Encoding.Identity(), List.of(layers));
    return new ReferenceNetwork(network.circuit()).forward(parameters, new double[] {x});
  }

  @Test
  void aRealGaborIsAWaveOfOneFormInAWindowOfAnother() {
    // u = 0.5x + 0.1, v = -2x + 0.3
    double[] y = at(0.4, new double[] {0.5, 0.1, -2, 0.3}, new Layer.RealGabor(1, 7, 1.5));
    double v = 1.5 * (-2 * 0.4 + 0.3);
    assertArrayEquals(new double[] {Math.cos(7 * 0.3) * Math.exp(-v * v)}, y, PRECISION);
  }

  @Test
  void fourierAnalysisHasAQuarterOfCosinesOneOfSinesAndGelus() {
    Distribution none = new Distribution.Constant(0);
    Layer end = new Layer.Dense(1, new Activation.Identity(), none, none);
    // u = 0.5x + 0.1; v = (x, -x + 0.2); the end tells the four apart
    double[] parameters = {0.5, 0.1, 1, -1, 0, 0.2, 1, 10, 100, 1000, 0};
    double gelus = 100 * gelu(0.4) + 1000 * gelu(-0.2);
    double expected = Math.cos(2 * 0.3) + 10 * Math.sin(2 * 0.3) + gelus;
    double[] y = at(0.4, parameters, new Layer.FourierAnalysis(4, 2), end);
    assertArrayEquals(new double[] {expected}, y, 1000 * PRECISION);
  }

  private static double gelu(double z) {
    return new Activation.Gelu().formula().at(z);
  }

  @Test
  void sizesThatMakeNoLayerAreRefused() {
    assertEquals("fourier analysis layer is 3 wide; 4 to 65536 are accepted", refusal(3, 1));
    assertEquals(
        "fourier analysis layer has omega0 -1.0; a positive number is needed", refusal(4, -1));
  }

  private static String refusal(int width, double omega0) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> new Layer.FourierAnalysis(width, omega0))
            .getMessage());
  }
}
