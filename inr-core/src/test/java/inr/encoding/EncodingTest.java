package inr.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.circuit.Sketch;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.selftest.Specimens;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void wrongSizesAreRefused() {
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
}
