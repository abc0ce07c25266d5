package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BACON by its discrete Fourier transform, in double. */
class BandLimitedFiltersTest {
  private static final List<Integer> BANDS = List.of(3, 1, 2, 5);

  /** Samples of a period: waves up to half of them can be told apart. */
  private static final int SAMPLES = 64;

  /** Rounding errors of 1e-16 of values of about 1, squared and added up. */
  private static final double NO_ENERGY = 1e-26;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void anOutputHasWavesUpToTheSumOfTheBandsBeforeItAndNoneBeyond(int head) {
    Distribution end = new Distribution.Uniform(1);
    NetworkSpec network =
        new NetworkSpec(
            1,
            new Encoding.BandLimitedFilters(40, BANDS, List.of(head), 3),
            List.of(new Layer.Dense(1, new Activation.Identity(), end, end)));
    double[] parameters = network.layout().initial(5).doubles();
    double[] x = new double[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      x[n] = -1 + 2.0 * n / SAMPLES;
    }
    double[] y = new ReferenceNetwork(network.circuit()).forward(parameters, x);
    int band = BANDS.subList(0, head + 1).stream().mapToInt(Integer::intValue).sum();
    assertTrue(energy(y, band) > 1e-6, "at its band");
    for (int cycles = band + 1; cycles <= SAMPLES / 2; cycles++) {
      assertEquals(0, energy(y, cycles), NO_ENERGY, cycles + " cycles");
    }
  }

  private static double energy(double[] y, int cycles) {
    double cosine = 0;
    double sine = 0;
    for (int n = 0; n < SAMPLES; n++) {
      double angle = 2 * Math.PI * cycles * n / SAMPLES;
      cosine += y[n] * Math.cos(angle) / SAMPLES;
      sine += y[n] * Math.sin(angle) / SAMPLES;
    }
    return cosine * cosine + sine * sine;
  }
}
