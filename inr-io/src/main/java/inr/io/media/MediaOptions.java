package inr.io.media;

import inr.grid.Axis;
import inr.grid.Placement;
import inr.io.InputBudget;
import inr.io.RowWatch;
import inr.io.SampleStorage;

/**
 * How a file becomes a signal.
 *
 * @param oneChannel whether a picture becomes grey and a sound mono
 * @param placement where the samples of an axis lie
 * @param from lower end of every axis
 * @param to upper end of every axis
 * @param storage where the samples of a picture lie
 * @param budget what reading the file may take
 * @param watch sees the rows of a picture as they are read
 */
public record MediaOptions(
    boolean oneChannel,
    Placement placement,
    double from,
    double to,
    SampleStorage storage,
    InputBudget budget,
    RowWatch watch) {
  /**
   * All channels, at the centres of the cells of [−1, 1] on every axis, in the usual storage with
   * the usual budget.
   */
  public static MediaOptions of() {
    return new MediaOptions(
        false, Placement.CENTRES, -1, 1, SampleStorage.of(), InputBudget.of(), RowWatch.NONE);
  }

  /** The same with all channels made one, or not. */
  public MediaOptions withOneChannel(boolean one) {
    return new MediaOptions(one, placement, from, to, storage, budget, watch);
  }

  /** The same with samples elsewhere. */
  public MediaOptions withStorage(SampleStorage other) {
    return new MediaOptions(oneChannel, placement, from, to, other, budget, watch);
  }

  /** The same with another budget. */
  public MediaOptions withBudget(InputBudget other) {
    return new MediaOptions(oneChannel, placement, from, to, storage, other, watch);
  }

  /** The same, watched. */
  public MediaOptions withWatch(RowWatch other) {
    return new MediaOptions(oneChannel, placement, from, to, storage, budget, other);
  }

  /** An axis of so many samples, as these options place them. */
  public Axis axis(String name, int samples) {
    return Axis.of(name, samples, from, to, placement);
  }
}
