package inr.bench.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BandEnergyTest {
  private static final int SIDE = 16;

  /** 1 + 3 cos of 2 cycles down + cos of 5 cycles across. */
  private static float[] waves() {
    float[] values = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double down = Math.cos(2 * Math.PI * 2 * y / SIDE);
        double across = Math.cos(2 * Math.PI * 5 * x / SIDE);
        values[y * SIDE + x] = (float) (1 + 3 * down + across);
      }
    }
    return values;
  }

  @Test
  void energyBeyondABandIsThatOfItsWavesWithoutTheMean() {
    // floats have seven digits, energies the squares of their errors
    assertEquals(1, BandEnergy.beyond(waves(), 1), 1e-12);
    assertEquals(0.1, BandEnergy.beyond(waves(), 2), 1e-7);
    assertEquals(0.1, BandEnergy.beyond(waves(), 4), 1e-7);
    assertEquals(0, BandEnergy.beyond(waves(), 5), 1e-12);
  }

  @Test
  void aConstantHasNoEnergy() {
    assertEquals(0, BandEnergy.beyond(new float[SIDE * SIDE], 0));
  }

  @Test
  void whatIsNoSquareIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> BandEnergy.beyond(new float[12], 1));
  }
}
