package inr.codec.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Plane;
import inr.random.CounterRandom;
import org.junit.jupiter.api.Test;

class SymbolStreamTest {
  private static final int COUNT = 1_000_000;

  /** Code length is the sum of −log₂ p, but for the first state and what division loses. */
  @Test
  void manySymbolsComeBackAndTakeAsManyBitsAsTheyAreWorth() {
    SymbolWriter writer = new SymbolWriter();
    CounterRandom random = new CounterRandom(7, 0);
    for (int i = 0; i < COUNT; i++) {
      if (i % 5 == 4) {
        writer.uniform(bits(random, i), value(random, i));
      } else {
        writer.laplace(scale(random, i), centre(random, i), symbol(random, i));
      }
    }
    byte[] stream = writer.stream();
    assertEquals(writer.bits() + 64, 8.0 * stream.length, 1e-4 * writer.bits());
    SymbolReader reader = new SymbolReader(stream, 0, stream.length);
    for (int i = 0; i < COUNT; i++) {
      if (i % 5 == 4) {
        assertEquals(value(random, i), reader.uniform(bits(random, i)));
      } else {
        assertEquals(symbol(random, i), reader.laplace(scale(random, i), centre(random, i)));
      }
    }
    assertTrue(reader.complete());
  }

  @Test
  void aStreamOfNothingIsItsFirstState() {
    byte[] stream = new SymbolWriter().stream();
    assertEquals(8, stream.length);
    assertTrue(new SymbolReader(stream, 0, 8).complete());
  }

  @Test
  void damageShowsAtTheEnd() {
    SymbolWriter writer = new SymbolWriter();
    for (int i = 0; i < 100; i++) {
      writer.laplace(80, 10, i % 5 - 2);
    }
    byte[] stream = writer.stream();
    for (int length : new int[] {0, 3, 8, stream.length - 4, stream.length - 1}) {
      assertFalse(readAll(new SymbolReader(stream, 0, length)), "cut to " + length);
    }
    for (int at = 0; at < stream.length; at++) {
      byte[] changed = stream.clone();
      changed[at] ^= 4;
      assertFalse(readAll(new SymbolReader(changed, 0, changed.length)), "byte " + at);
    }
  }

  private static boolean readAll(SymbolReader reader) {
    for (int i = 0; i < 100; i++) {
      int symbol = reader.laplace(80, 10);
      assertTrue(symbol >= Plane.LEAST && symbol <= Plane.LARGEST);
    }
    return reader.complete();
  }

  private static int scale(CounterRandom random, int i) {
    return (int) (random.uniform(4L * i) * LaplaceTables.SCALES);
  }

  private static int centre(CounterRandom random, int i) {
    return LaplaceTables.LEAST_CENTRE
        + (int) (random.uniform(4L * i + 1) * (63 - Plane.LEAST) * LaplaceTables.CENTRE_STEPS);
  }

  /** Near the centre, and now and then where nobody expects it. */
  private static int symbol(CounterRandom random, int i) {
    double u = random.uniform(4L * i + 2);
    int near = LaplaceTables.nearest(centre(random, i)) + (int) (4 * u) - 2;
    return u > 0.999 ? (int) (u * 1e6) % 128 - 64 : Math.min(63, Math.max(-64, near));
  }

  private static int bits(CounterRandom random, int i) {
    return (int) (random.uniform(4L * i) * 17);
  }

  private static int value(CounterRandom random, int i) {
    return (int) (random.uniform(4L * i + 3) * (1 << bits(random, i)));
  }
}
