package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.reference.ReferenceNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** Both products complex: z = (w + iv)(h + ig) + b, h and g what a first such layer gives. */
  @Test
  void aComplexGaborOfTwoProductsHasTheWindowOfBoth() {
    Distribution none = new Distribution.Constant(0);
    Layer end = new Layer.Dense(1, new Activation.Identity(), none, none);
    // first: wave 2x + 0.1, window x - 0.2; then wave, window: real, imaginary weight and bias
    double[] parameters = {2, 0.1, 1, -0.2, 0.5, 0.3, -0.7, 0.2, 0.4, -0.1, 0.6, 0.05, 1, 10, 0};
    double x = 0.4;
    double size = Math.exp(-1.5 * 1.5 * (Math.pow(2 * x + 0.1, 2) + Math.pow(x - 0.2, 2)));
    double re = size * Math.cos(3 * (2 * x + 0.1));
    double im = size * Math.sin(3 * (2 * x + 0.1));
    double waveRe = 0.5 * re + 0.7 * im + 0.3;
    double waveIm = 0.5 * im - 0.7 * re + 0.2;
    double windowRe = 0.4 * re - 0.6 * im - 0.1;
    double windowIm = 0.4 * im + 0.6 * re + 0.05;
    double squared = waveRe * waveRe + waveIm * waveIm + windowRe * windowRe + windowIm * windowIm;
    double outer = Math.exp(-2 * waveIm - 0.7 * 0.7 * squared);
    double expected = outer * (Math.cos(2 * waveRe) + 10 * Math.sin(2 * waveRe));
    double[] y =
        at(
            x,
            parameters,
            new Layer.ComplexGabor2d(1, 3, 1.5, false),
            new Layer.ComplexGabor2d(1, 2, 0.7, true),
            end);
    assertArrayEquals(new double[] {expected}, y, 10 * PRECISION);
  }

  /**
   * Of z = (1 + 2i)(h + ig) + 0.3 − 0.4i, where h + ig is what the first layer makes of a real x.
   */
  @ParameterizedTest
  @EnumSource(ComplexFunction.class)
  void complexLayersAreAsTheyWerePublished(ComplexFunction function) {
    Distribution none = new Distribution.Constant(0);
    Layer end = new Layer.Dense(1, new Activation.Identity(), none, none);
    boolean biased = function == ComplexFunction.MODULUS_RELU;
    boolean closed = function == ComplexFunction.SPLIT_RELU || function == ComplexFunction.CARDIOID;
    boolean open = false;
    for (double x : new double[] {-0.9, -0.3, 0.2, 0.8}) {
      double[] first = published(function, 0.7 * x + 0.1, 0, 0.2);
      double re = first[0] - 2 * first[1] + 0.3;
      double im = first[1] + 2 * first[0] - 0.4;
      double[] second = published(function, re, im, -1);
      boolean nothing = second[0] == 0 && second[1] == 0;
      closed |= nothing;
      open |= !nothing;
      double[] parameters =
          biased
              ? new double[] {0.7, 0.1, 0.2, 1, 0.3, 2, -0.4, -1, 1, 10, 0}
              : new double[] {0.7, 0.1, 1, 0.3, 2, -0.4, 1, 10, 0};
      double[] y =
          at(
              x,
              parameters,
              new Layer.ComplexDense(1, function, false),
              new Layer.ComplexDense(1, function, true),
              end);
      assertArrayEquals(new double[] {second[0] + 10 * second[1]}, y, 100 * PRECISION);
    }
    assertTrue(closed && open, "both sides of the function are met");
  }

  private static double[] published(ComplexFunction function, double re, double im, double c) {
    double size = Math.sqrt(re * re + im * im + 1e-12);
    double scale =
        switch (function) {
          case SPLIT_RELU -> 1;
          case FIRST_QUADRANT -> re >= 0 && im >= 0 ? 1 : 0;
          case MODULUS_RELU -> Math.max(0, size + c) / size;
          case CARDIOID -> (1 + re / size) / 2;
        };
    return function == ComplexFunction.SPLIT_RELU
        ? new double[] {Math.max(0, re), Math.max(0, im)}
        : new double[] {scale * re, scale * im};
  }

  @Test
  void aComplexLayerNeedsBothParts() {
    Layer layer = new Layer.ComplexGabor(2, 1, 1, true);
    assertEquals(
        "layer of complex input meets 1 parts; real and imaginary parts of a complex layer are"
            + " needed before it",
        assertThrows(IllegalArgumentException.class, () -> at(0.1, new double[0], layer))
            .getMessage());
  }

  @Test
  void aGateIsOneNumberForWavesAndOthers() {
    Distribution none = new Distribution.Constant(0);
    Layer end = new Layer.Dense(1, new Activation.Identity(), none, none);
    // u = 0.5x + 0.1; v = x, -x + 0.2; gate 0.7
    double[] parameters = {0.5, 0.1, 1, 0, -1, 0.2, 0.7, 1, 10, 100, 1000, 0};
    double open = 1 / (1 + Math.exp(-0.7));
    double waves = Math.cos(2 * 0.3) + 10 * Math.sin(2 * 0.3);
    double expected = open * waves + (1 - open) * (100 * gelu(0.4) + 1000 * gelu(-0.2));
    double[] y = at(0.4, parameters, new Layer.GatedFourierAnalysis(4, 2), end);
    assertArrayEquals(new double[] {expected}, y, 1000 * PRECISION);
  }

  /** Behind z = (x, 2x): y₀ = z², y₁ = z ⊙ relu(V u·y₀ + b); x is 0.5. */
  @Test
  void aFusionMultipliesWhatEntersEveryLayerByWhatEntersTheFirst() {
    Distribution none = new Distribution.Constant(0);
    Layer start = new Layer.Dense(2, new Activation.Identity(), none, none);
    Layer end = new Layer.Dense(1, new Activation.Identity(), none, none);
    Layer low = new Layer.LowRank(2, 1, new Activation.Relu());
    // U = (3, -1); V = (2, -2); b = (0.1, 0.7): the end tells the two apart
    double[] parameters = {1, 2, 0, 0, 3, -1, 2, -2, 0.1, 0.7, 1, 10, 0};
    double inner = 3 * 0.25 - 1;
    double expected = 0.5 * Math.max(0, 2 * inner + 0.1) + 10 * (-2 * inner + 0.7);
    double[] y = at(0.5, parameters, start, new Layer.Fusion(List.of(low)), end);
    assertArrayEquals(new double[] {expected}, y, 10 * PRECISION);
  }

  @Test
  void aFusionRefusesWhatItCannotMultiply() {
    Layer wide = new Layer.LowRank(3, 1, new Activation.Relu());
    Layer several = new Layer.ComplexGabor(1, 1, 1, false);
    Layer start = new Layer.LowRank(2, 1, new Activation.Relu());
    assertEquals(
        "fusion of 2 features meets a layer of 3; as many are needed",
        fusionRefusal(start, new Layer.Fusion(List.of(wide))));
    assertEquals(
        "fusion multiplies 1 group of features by 2; layers of one kind, such as dense ones, are"
            + " needed",
        fusionRefusal(start, new Layer.Fusion(List.of(several))));
    assertEquals(
        "fusion of no layers; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Layer.Fusion(List.of()))
            .getMessage());
  }

  private static String fusionRefusal(Layer... layers) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> at(0.1, new double[0], layers))
            .getMessage());
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
