package inr.codec.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.preset.Siren;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WeightCodeTest {
  /** A tensor of more than 1,024 numbers among small ones. */
  private static final ParameterLayout LAYOUT = Siren.network(2, 3, 2, 40, 30, 30).layout();

  private static PackedParameters random(double spread) {
    CounterRandom random = new CounterRandom(3, 1);
    int[] values = new int[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      // A sum of four is nearly Gaussian.
      double sum = 0;
      for (int j = 0; j < 4; j++) {
        sum += random.uniform(4L * i + j) - 0.5;
      }
      values[i] = (int) Math.rint(spread * sum);
    }
    return new PackedParameters(LAYOUT, exponents(), values);
  }

  private static int[] exponents() {
    int[] exponents = new int[LAYOUT.tensors().size()];
    for (int t = 0; t < exponents.length; t++) {
      exponents[t] = 40 - 3 * t;
    }
    return exponents;
  }

  private static void assertSame(PackedParameters expected, PackedParameters found) {
    assertArrayEquals(expected.values(), found.values());
    assertArrayEquals(expected.exponents(), found.exponents());
  }

  @Test
  void whatIsWrittenComesBack() {
    for (double spread : new double[] {0.4, 3, 100, 1e6}) {
      PackedParameters parameters = random(spread);
      byte[] bytes = WeightCode.write(parameters);
      assertEquals(WeightCode.bytes(parameters), bytes.length, 4);
      assertSame(parameters, WeightCode.read(LAYOUT, bytes));
    }
    int[] ends = new int[LAYOUT.size()];
    Arrays.fill(ends, 0, 100, PackedParameters.LARGEST);
    Arrays.fill(ends, 100, 200, -PackedParameters.LARGEST);
    int[] exponents = exponents();
    exponents[0] = PackedParameters.LEAST_EXPONENT;
    exponents[1] = PackedParameters.LARGEST_EXPONENT;
    PackedParameters extreme = new PackedParameters(LAYOUT, exponents, ends);
    assertSame(extreme, WeightCode.read(LAYOUT, WeightCode.write(extreme)));
  }

  /** What is learnt on the way costs little beside the entropy of the values. */
  @Test
  void theLengthIsNearlyTheEntropy() {
    PackedParameters parameters = random(20);
    double[] counts = new double[200];
    for (int value : parameters.values()) {
      counts[value + 100]++;
    }
    int size = parameters.values().length;
    double bits = 0;
    for (double count : counts) {
      bits += count > 0 ? -count * Math.log(count / size) / Math.log(2) : 0;
    }
    assertEquals(bits / 8, WeightCode.write(parameters).length, 0.06 * bits / 8);
  }

  /** The format: these bytes are what they were in the first program that wrote any. */
  @Test
  void bytesStayWhatTheyAre() {
    ParameterLayout layout = Siren.network(1, 1, 1, 2, 30, 30).layout();
    PackedParameters known =
        new PackedParameters(
            layout, new int[] {8, -3, 127, 0}, new int[] {1, -2, 300, 0, 5, -7, 9});
    assertEquals(
        "08fd7f00dcfe6204f59cb80842455d00", HexFormat.of().formatHex(WeightCode.write(known)));
  }

  @Test
  void damageIsRefused() {
    byte[] bytes = WeightCode.write(random(3));
    int heads = LAYOUT.tensors().size();
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IllegalArgumentException.class, () -> WeightCode.read(LAYOUT, cut));
    }
    for (int at = heads; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 16;
      assertThrows(IllegalArgumentException.class, () -> WeightCode.read(LAYOUT, changed));
    }
    IllegalArgumentException longer =
        assertThrows(
            IllegalArgumentException.class,
            () -> WeightCode.read(LAYOUT, Arrays.copyOf(bytes, bytes.length + 4)));
    assertEquals("has damaged parameters; copy the file again", longer.getMessage());
  }

  /** A few bytes cannot ask for much memory, and no writer gives so few. */
  @Test
  void noByteStandsForManyParameters() {
    ParameterLayout wide = Siren.network(2, 3, 2, 200, 30, 30).layout();
    int heads = wide.tensors().size();
    IllegalArgumentException few =
        assertThrows(
            IllegalArgumentException.class, () -> WeightCode.read(wide, new byte[heads + 8]));
    assertTrue(few.getMessage().endsWith("at most 256 parameters a byte are accepted"));
    PackedParameters nothing = new PackedParameters(wide, new int[heads], new int[wide.size()]);
    assertThrows(IllegalArgumentException.class, () -> WeightCode.write(nothing));
  }

  @Test
  void stepsAreQuartersOfOctaves() {
    assertEquals(1, PackedParameters.step(0));
    assertEquals(0.25, PackedParameters.step(8));
    assertEquals(4, PackedParameters.step(-8));
    for (int e = -128; e <= 127; e++) {
      assertEquals(
          Math.pow(2, -e / 4.0), PackedParameters.step(e), 1e-15 * PackedParameters.step(e));
    }
  }

  @Test
  void roundedNumbersAreNearest() {
    Parameters numbers = LAYOUT.initial(5);
    int[] exponents = exponents();
    Parameters rounded = PackedParameters.of(numbers, exponents).parameters();
    int moved = 0;
    for (int t = 0; t < exponents.length; t++) {
      var tensor = LAYOUT.tensors().get(t);
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        double way = Math.abs(rounded.values()[i] - numbers.values()[i]);
        assertTrue(way <= 0.5000001 * PackedParameters.step(exponents[t]));
        moved += way > 0 ? 1 : 0;
      }
    }
    assertTrue(moved > 0.9 * LAYOUT.size());
  }
}
