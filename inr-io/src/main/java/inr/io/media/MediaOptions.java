package inr.io.media;

import inr.grid.Axis;
import inr.grid.Placement;

/**
 * How a file becomes a signal.
 *
 * @param oneChannel whether a picture becomes grey and a sound mono
 * @param placement where the samples of an axis lie
 * @param from lower end of every axis
 * @param to upper end of every axis
 */
public record MediaOptions(boolean oneChannel, Placement placement, double from, double to) {
  /** All channels, at the centres of the cells of [−1, 1] on every axis. */
  public static MediaOptions of() {
    return new MediaOptions(false, Placement.CENTRES, -1, 1);
  }

  /** The same with all channels made one, or not. */
  public MediaOptions withOneChannel(boolean one) {
    return new MediaOptions(one, placement, from, to);
  }

  Axis axis(String name, int samples) {
    return Axis.of(name, samples, from, to, placement);
  }
}
