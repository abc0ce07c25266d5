package inr.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Channel;
import inr.circuit.ChebyshevPolynomials;
import inr.circuit.Distribution;
import inr.circuit.LinearForms;
import inr.circuit.Operation;
import inr.circuit.Parameters;
import inr.circuit.Sketch;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.lattice.Lattice;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.reference.ReferenceNetwork;
import inr.selftest.Specimens;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
  static Stream<Encoding> encodings() {
    return Specimens.encodings().stream();
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void anEncodingHasAsManyFeaturesAsItWrites(Encoding encoding) {
    Sketch sketch = new Sketch(2);
    assertEquals(encoding.features(2), Wire.columns(encoding.write(sketch)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void everyFeatureColumnIsWrittenOnce(Encoding encoding) {
    if (!(encoding instanceof Encoding.OfWaves ofWaves)) {
      return;
    }
    Waves waves = ofWaves.waves(2);
    int[] columns =
        IntStream.concat(
                IntStream.range(0, waves.raw() ? 2 : 0),
                IntStream.concat(
                    Arrays.stream(waves.sineColumns()), Arrays.stream(waves.cosineColumns())))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, waves.features()).toArray(), columns);
  }

  /** Masks of the source's formula, and a clock that counts steps. */
  @Test
  void octavesOpenOneAfterTheOther() {
    Encoding.ProgressiveEncoding encoding =
        new Encoding.ProgressiveEncoding(4, 1, true, 0.1, 0.5, 100);
    NetworkSpec network =
        new NetworkSpec(
            1,
            encoding,
            List.of(
                new Layer.Dense(
                    1,
                    new Activation.Identity(),
                    new Distribution.Constant(1),
                    new Distribution.Constant(0))));
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("x", 3)),
            new Medium.Field(1),
            new Samples.Floats(new float[3]),
            ValueRange.symmetric(-1, 1));
    TrainingPlan plan = TrainingPlan.of(network, 1e-30, 1);
    try (Trainer trainer = Backends.named("reference").trainer(plan, signal, 1)) {
      for (int steps : new int[] {0, 10, 15, 22, 50, 60}) {
        trainer.step(steps - (int) trainer.save().step());
        double x = 0.3;
        double sum = x;
        double alpha = 4 * (steps / 100.0 - 0.1) / 0.4;
        for (int j = 0; j < 4; j++) {
          double open = Math.min(1, Math.max(0, alpha - j));
          double weight = 0.5 * (1 - Math.cos(Math.PI * open));
          sum += weight * (Math.sin(x * (1 << j)) + Math.cos(x * (1 << j)));
        }
        float[] value = new float[1];
        trainer.evaluate(new ScatteredPoints(1, new double[] {x}), value);
        assertEquals(sum, value[0], 1e-6, steps + " steps");
      }
    }
    assertEquals(7, encoding.over(7).steps());
  }

  @Test
  void positionalEncodingDoublesItsFrequencyPerOctaveAxisByAxis() {
    Waves waves = new Encoding.PositionalEncoding(2, Math.PI, true).waves(2);
    assertArrayEquals(
        new double[] {Math.PI, 0, 0, Math.PI, 2 * Math.PI, 0, 0, 2 * Math.PI}, waves.frequencies());
    assertArrayEquals(new int[] {2, 4, 6, 8}, waves.sineColumns());
    assertArrayEquals(new int[] {3, 5, 7, 9}, waves.cosineColumns());
  }

  @Test
  void axisHarmonicsPutAllCosinesFirst() {
    Waves waves = new Encoding.AxisHarmonics(2).waves(2);
    assertArrayEquals(new double[] {1, 0, 2, 0, 0, 1, 0, 2}, waves.frequencies());
    assertArrayEquals(new int[] {0, 1, 2, 3}, waves.cosineColumns());
    assertArrayEquals(new int[] {4, 5, 6, 7}, waves.sineColumns());
  }

  @Test
  void fourierFeaturesHaveTheirSigmaAndDependOnTheirSeedOnly() {
    Encoding.FourierFeatures encoding = new Encoding.FourierFeatures(4000, 5, 3);
    double[] drawn = encoding.waves(2).frequencies();
    double power = Arrays.stream(drawn).map(omega -> omega * omega).average().orElseThrow();
    // the standard error of a variance of 8,000 normal numbers is 1.6 %
    assertEquals(1, power / Math.pow(2 * Math.PI * 5, 2), 0.05);
    assertArrayEquals(drawn, encoding.waves(2).frequencies());
    assertEquals(
        false,
        Arrays.equals(drawn, new Encoding.FourierFeatures(4000, 5, 4).waves(2).frequencies()));
  }

  /** T_k(tanh x) = cos(k·arccos tanh x), first all of one axis; slopes are −k sin(…)·θ′. */
  @Test
  void axisPolynomialsAreWavesOfABentPhase() {
    ChebyshevPolynomials polynomials = ChebyshevPolynomials.of(2, 300);
    double[] x = {0.8, -0.3};
    double[] values = new double[600];
    double[] slopes = new double[600];
    polynomials.at(x, values);
    polynomials.along(new Channel.Slope(1)).at(x, slopes);
    for (int f = 0; f < 600; f++) {
      double t = Math.tanh(x[f / 300]);
      double angle = (f % 300 + 1) * Math.acos(t);
      // a rounding of the angle, 300 times as large as that of the phase
      assertEquals(Math.cos(angle), values[f], 1e-12, "feature " + f);
      double slope = f < 300 ? 0 : (f % 300 + 1) * Math.sin(angle) * Math.sqrt(1 - t * t);
      assertEquals(slope, slopes[f], 1e-9, "slope of feature " + f);
    }
    assertTrue(polynomials.along(new Channel.Slope(1)).along(new Channel.Slope(0)).isZero());
    double[] straight = new double[2];
    ChebyshevPolynomials.of(2, 1).along(new Channel.Slope(1)).at(x, straight);
    double tanh = Math.tanh(x[1]);
    assertArrayEquals(new double[] {0, 1 - tanh * tanh}, straight, 1e-15, "of degree 1 alone");
  }

  /** Σ = LLᵀ with the Cholesky factor of the authors; A = w L⁻¹ and m = μ/w tell the same. */
  @Test
  void aGaussianHasThePlaceAndTheCovarianceOfThePaper() {
    double w = 0.2;
    double[] l = {0.3, -0.1, 0.15};
    double[] mean = {0.4, -0.25};
    double[] x = {0.1, 0.2};
    double[] parameters = {
      mean[0] / w, mean[1] / w, w / l[0], -w * l[1] / (l[0] * l[2]), w / l[2], 3, 0.5,
    };
    double[] covariance = {l[0] * l[0], l[0] * l[1], l[1] * l[1] + l[2] * l[2]};
    double determinant = covariance[0] * covariance[2] - covariance[1] * covariance[1];
    double dy = x[0] - mean[0];
    double dx = x[1] - mean[1];
    double squared =
        (covariance[2] * dy * dy - 2 * covariance[1] * dy * dx + covariance[0] * dx * dx)
            / determinant;
    Distribution none = new Distribution.Constant(0);
    NetworkSpec network =
        new NetworkSpec(
            2,
            new Encoding.Gaussians(1, w),
            List.of(new Layer.Dense(1, new Activation.Identity(), none, none)));
    double[] y = new ReferenceNetwork(network.circuit()).forward(parameters, x);
    assertEquals(3 * Math.exp(-squared / 2) + 0.5, y[0], 1e-14);
  }

  @Test
  void wrongSizesAreRefused() {
    assertEquals(
        "axis polynomials up to degree 4097; 1 to 4096 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Encoding.AxisPolynomials(4097))
            .getMessage());
    assertEquals(
        "3 gaussians of width 0.0; 1 to 65536 gaussians of a width from 1e-38 to 1e38 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Encoding.Gaussians(3, 0))
            .getMessage());
    assertEquals(
        "axis harmonics up to 0; 1 to 65536 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Encoding.AxisHarmonics(0))
            .getMessage());
    assertEquals(
        "positional encoding of 31 octaves on base 1.0; 1 to 30 octaves and a positive base are needed",
        assertThrows(
                IllegalArgumentException.class, () -> new Encoding.PositionalEncoding(31, 1, true))
            .getMessage());
    assertEquals(
        "fourier features of 4 frequencies with sigma 0.0; 1 to 65536 and a positive sigma are needed",
        assertThrows(IllegalArgumentException.class, () -> new Encoding.FourierFeatures(4, 0, 1))
            .getMessage());
    assertEquals(
        "given fourier features have no rows; at least 1 is needed",
        assertThrows(
                IllegalArgumentException.class, () -> new Encoding.GivenFourierFeatures(List.of()))
            .getMessage());
    assertEquals(
        "given fourier features have 1 numbers in row 0 but there are 2 coordinates",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Encoding.GivenFourierFeatures(List.of(List.of(1.0))).waves(2))
            .getMessage());
  }

  @Test
  void wavesAlongTwoAxesAreNotSeparable() {
    assertTrue(new Encoding.PositionalEncoding(2, 1, true).waves(2).separable());
    assertFalse(new Encoding.FourierFeatures(3, 1, 1).waves(2).separable());
  }

  @Test
  void learnedFrequenciesStartWithTheirSigma() {
    Encoding encoding = new Encoding.LearnedFourierFeatures(4000, 5);
    Sketch sketch = new Sketch(2);
    Parameters parameters = sketch.finish(List.of(sum(sketch, encoding))).layout().initial(3);
    double power = 0;
    for (int i = 0; i < 8000; i++) {
      power += parameters.values()[i] * parameters.values()[i] / 8000;
    }
    // the standard error of a variance of 8,000 normal numbers is 1.6 %
    assertEquals(25, power, 25 * 0.05);
  }

  private static Wire sum(Sketch sketch, Encoding encoding) {
    Distribution none = new Distribution.Constant(0);
    return sketch.affine(encoding.write(sketch), 1, none, none);
  }

  /** Waves of whole numbers over the field, from −band to band, all of which occur. */
  @Test
  void bandLimitedFiltersKeepTheirBands() {
    Encoding encoding = new Encoding.BandLimitedFilters(200, List.of(3, 1), List.of(1), 5);
    List<Set<Double>> waves = new ArrayList<>();
    for (Operation operation :
        new NetworkSpec(2, encoding, List.of(new Layer.LayerNorm(0.1))).circuit().operations()) {
      if (operation instanceof Operation.Features features) {
        Set<Double> ofFilter = new TreeSet<>();
        for (double frequency : ((LinearForms) features.function()).matrix()) {
          ofFilter.add(frequency / Math.PI);
        }
        waves.add(ofFilter);
      }
    }
    assertEquals(
        List.of(Set.of(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0), Set.of(-1.0, 0.0, 1.0)), waves);
  }

  /** 4·1.7ˡ − 1 cells are 3, 5.8 and 10.56; 16 rows, 49 in eights, and 144 that have to share. */
  @Test
  void staggeredGridsHaveTheRowsOfThePublishedCode() {
    Encoding encoding = new Encoding.StaggeredHashGrid(3, 2, 60, 4, 1.7);
    List<Operation> operations =
        new NetworkSpec(2, encoding, List.of(new Layer.LayerNorm(0.1))).circuit().operations();
    List<Lattice> levels =
        ((Operation.Lookup) operations.get(0))
            .tables().stream().map(Operation.Lookup.Table::lattice).toList();
    assertEquals(List.of(16, 56, 60), levels.stream().map(Lattice::rows).toList());
    // the first level: 4 vertices count, and the fifth is the first of the next line
    assertEquals(levels.get(0).place(new int[] {2, 0}), levels.get(0).place(new int[] {1, 4}));
    assertEquals(0, levels.get(0).place(new int[] {4, 0}));
    // the last one: 5 XOR 7 · 2654435761, modulo 60
    assertEquals(
        (int) ((5 ^ (7 * 2654435761L & 0xffffffffL)) % 60), levels.get(2).place(new int[] {7, 5}));
  }
}
