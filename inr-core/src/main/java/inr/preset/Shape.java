package inr.preset;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.Collections;
import java.util.List;

/**
 * What a network is to be fitted to, as far as its settings follow it.
 *
 * @param samples of each axis, slowest first; where there is no grid, those of one of about as many
 *     points
 * @param dimensions coordinates of a point
 * @param channels numbers of a point
 * @param medium what they are
 */
public record Shape(List<Integer> samples, int dimensions, int channels, Medium medium) {
  public Shape {
    samples = List.copyOf(samples);
  }

  /** That of a signal; of scattered points with the axes of a grid of about as many. */
  public static Shape of(Signal signal) {
    Coordinates coordinates = signal.coordinates();
    int dimensions = coordinates.dimensions();
    List<Integer> samples =
        coordinates instanceof Grid
            ? coordinates.samples()
            : Collections.nCopies(dimensions, side(coordinates.points(), dimensions));
    return new Shape(samples, dimensions, signal.channels(), signal.medium());
  }

  private static int side(long points, int dimensions) {
    return (int) Math.ceil(StrictMath.pow((double) points, 1.0 / dimensions));
  }

  /** Number of points. */
  public long points() {
    return samples.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /** Samples of the longest axis. */
  public int longest() {
    return samples.stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  /** Samples of the shortest axis. */
  public int shortest() {
    return samples.stream().mapToInt(Integer::intValue).min().orElse(1);
  }

  /** Whether it is a sound. */
  public boolean isSound() {
    return medium instanceof Medium.Sound;
  }
}
