package inr.selftest;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;

/**
 * RGB pictures of 8 bits and of any size, in memory, with the same values everywhere: for measuring
 * time and memory.
 */
public final class SyntheticPicture {
  /** Channels of a point. */
  public static final int CHANNELS = 3;

  private SyntheticPicture() {}

  /** A picture on the grid that {@code inr fit} uses. */
  public static Signal of(int width, int height) {
    byte[] values = new byte[Math.toIntExact(bytes(width, height))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 31 >> 3);
    }
    return new Signal(
        Grid.of(Axis.centred("y", height), Axis.centred("x", width)),
        new Medium.Picture(width, height, CHANNELS, 8),
        new Samples.UnsignedBytes(values),
        ValueRange.symmetric(0, 255));
  }

  /** What such a picture takes in memory. */
  public static long bytes(int width, int height) {
    return (long) width * height * CHANNELS;
  }
}
