package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of larger signals. */
class PatchesTest {
  /** 5 x 4 pixels of two channels, each sample another number. */
  private static final Signal PICTURE =
      signal(new Medium.Picture(5, 4, 2, 8), Grid.of(Axis.centred("y", 4), Axis.centred("x", 5)));

  private static Signal signal(Medium medium, Grid grid) {
    byte[] bytes = new byte[Math.toIntExact(grid.points()) * medium.channels()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return new Signal(
        grid, medium, new Samples.UnsignedBytes(bytes), new ValueRange(0, 255, -0.5, 0.5));
  }

  @Test
  void squaresFollowEachOtherRowByRow() {
    SignalSet set = SignalSet.patches(List.of(PICTURE), List.of("a.png"), 2).get(0);
    assertEquals(new Medium.Picture(2, 2, 2, 8), set.medium());
    assertEquals(4, set.size());
    int[][] expected = {
      {0, 1, 2, 3, 10, 11, 12, 13},
      {4, 5, 6, 7, 14, 15, 16, 17},
      {20, 21, 22, 23, 30, 31, 32, 33},
      {24, 25, 26, 27, 34, 35, 36, 37}
    };
    for (int s = 0; s < expected.length; s++) {
      Samples samples = set.samples(s);
      int[] found = new int[samples.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = (int) samples.get(i);
      }
      assertArrayEquals(expected[s], found);
    }
  }

  @Test
  void windowsOfASoundFollowEachOther() {
    Medium.Sound sound = new Medium.Sound(7, 2, 8000, 8, false);
    Signal signal = signal(sound, Grid.of(Axis.centred("t", 7)));
    SignalSet set = SignalSet.patches(List.of(signal), List.of("a.wav"), 3).get(0);
    assertEquals(new Medium.Sound(3, 2, 8000, 8, false), set.medium());
    assertEquals(2, set.size());
    float[] whole = set.values(signal.samples());
    for (int s = 0; s < 2; s++) {
      float[] expected = Arrays.copyOfRange(whole, 6 * s, 6 * s + 6);
      assertArrayEquals(expected, set.values(s));
    }
  }

  @Test
  void whatHasNoPartOrIsOtherIsRefused() {
    assertEquals(
        "a.png: is a picture of 5 x 4, 2 channels, 8 bits, too small for a patch of 5",
        assertThrows(
                IllegalArgumentException.class,
                () -> SignalSet.patches(List.of(PICTURE), List.of("a.png"), 5))
            .getMessage());
    Signal grey =
        signal(new Medium.Picture(5, 4, 1, 8), Grid.of(Axis.centred("y", 4), Axis.centred("x", 5)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SignalSet.patches(List.of(PICTURE, grey), List.of("a.png", "b.png"), 2));
  }
}
