package inr.codec.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Plane;
import org.junit.jupiter.api.Test;

class LaplaceTablesTest {
  /** FNV-1a over all cumulated frequencies; part of the file format. */
  private static final long GOLDEN = -9165289094573518374L;

  @Test
  void everySymbolOfEveryDistributionHasAFrequencyAndTheirSumIsExact() {
    for (int scale = 0; scale < LaplaceTables.SCALES; scale++) {
      int[] tail = LaplaceTables.tail(scale);
      for (int phase = 0; phase < LaplaceTables.CENTRE_STEPS; phase++) {
        for (int start : new int[] {-4096, -640, 0, 1280, 3968}) {
          int centre = start + phase;
          int before = LaplaceTables.below(tail, centre, Plane.LEAST);
          assertEquals(0, before);
          for (int symbol = Plane.LEAST; symbol <= Plane.LARGEST; symbol++) {
            int next = LaplaceTables.below(tail, centre, symbol + 1);
            assertTrue(next > before, scale + " " + centre + " " + symbol);
            assertTrue(next - before <= Rans.TOTAL - 127);
            before = next;
          }
          assertEquals(Rans.TOTAL, before);
        }
      }
    }
  }

  @Test
  void tablesAreThoseOfTheFormat() {
    long hash = 0xcbf29ce484222325L;
    for (int scale = 0; scale < LaplaceTables.SCALES; scale++) {
      int[] tail = LaplaceTables.tail(scale);
      for (int phase = 0; phase < LaplaceTables.CENTRE_STEPS; phase++) {
        for (int symbol = Plane.LEAST; symbol <= Plane.LARGEST; symbol++) {
          hash = (hash ^ LaplaceTables.below(tail, phase, symbol)) * 0x100000001b3L;
        }
      }
    }
    assertEquals(GOLDEN, hash);
  }

  /** The recursion loses less than what 24 bits can tell. */
  @Test
  void tailsAreExponentials() {
    for (int scale = 0; scale < LaplaceTables.SCALES; scale++) {
      double b = StrictMath.exp(-5 + scale / 16.0);
      int[] tail = LaplaceTables.tail(scale);
      for (int j = 0; j < tail.length; j++) {
        double exact = 0.5 * StrictMath.exp(-j / (64 * b));
        assertEquals(exact, tail[j] * 0x1p-31, 5e-10, scale + " " + j);
      }
    }
  }
}
