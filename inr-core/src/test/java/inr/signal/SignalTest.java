package inr.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.grid.Axis;
import inr.grid.Grid;
import org.junit.jupiter.api.Test;

class SignalTest {
  private static final Grid GRID = Grid.of(Axis.centred("y", 1), Axis.centred("x", 2));

  @Test
  void targetsAreStoredNumbersInTheTrainingRange() {
    byte[] stored = {0, (byte) 255, (byte) 128, 0, 1, 2};
    Signal signal =
        new Signal(
            GRID,
            new Medium.Picture(2, 1, 3, 8),
            new Samples.UnsignedBytes(stored),
            ValueRange.symmetric(0, 255));
    assertEquals(-1, signal.target(0, 0));
    assertEquals(1, signal.target(0, 1));
    assertEquals(256 / 255.0 - 1, signal.target(0, 2), 1e-15);
    assertEquals(4 / 255.0 - 1, signal.target(1, 2), 1e-15);
    assertEquals(2, signal.points());
    assertEquals(3, signal.channels());
  }

  @Test
  void unsignedNumbersAreNotNegative() {
    assertEquals(65_535, new Samples.UnsignedShorts(new short[] {-1}).get(0));
    assertEquals(255, new Samples.UnsignedBytes(new byte[] {-1}).get(0));
    assertEquals(-1, new Samples.Integers(new int[] {-1}).get(0));
  }

  @Test
  void valueRangesGoThereAndBack() {
    ValueRange range = new ValueRange(0, 65_535, -1, 1);
    for (int stored = 0; stored <= 65_535; stored += 257) {
      assertEquals(stored, range.toStored(range.toTraining(stored)), 1e-10);
    }
  }

  @Test
  void theIdentityRangeChangesNothing() {
    ValueRange identity = new ValueRange(-1, 1, -1, 1);
    assertEquals(0.25, identity.toTraining(0.25));
    assertEquals(-0.75, identity.toStored(-0.75));
  }

  @Test
  void fullScaleFollowsTheBits() {
    assertEquals(32_768, new Medium.Sound(1, 1, 44_100, 16, false).fullScale());
    assertEquals(2_147_483_648.0, new Medium.Sound(1, 1, 44_100, 32, false).fullScale());
    assertEquals(1, new Medium.Sound(1, 1, 44_100, 32, true).fullScale());
    assertEquals(65_535, new Medium.Picture(1, 1, 1, 16).peak());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertEquals(
        "signal of 2 points and 3 channels has 5 samples",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new Signal(
                        GRID,
                        new Medium.Field(3),
                        new Samples.Floats(new float[5]),
                        ValueRange.symmetric(0, 1)))
            .getMessage());
    assertEquals(
        "value range [1.0, 1.0] to [-1.0, 1.0] is not a finite, increasing map",
        assertThrows(IllegalArgumentException.class, () -> ValueRange.symmetric(1, 1))
            .getMessage());
    assertEquals(
        "picture of 0 x 4, 3 channels, 8 bits; at least 1 x 1, 1 to 4 channels, 8 or 16 bits are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Medium.Picture(0, 4, 3, 8))
            .getMessage());
    assertEquals(
        "sound of 4 frames, 1 channels, 8000 Hz, 24-bit float; at least 1 each, 8, 16, 24 or 32-bit integers or 32 or 64-bit float are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Medium.Sound(4, 1, 8000, 24, true))
            .getMessage());
    assertEquals(
        "field of 0 channels; at least 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> new Medium.Field(0)).getMessage());
  }
}
