package inr.family;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.random.CounterRandom;
import inr.signal.Medium;

/**
 * Made pictures of 28 x 28: a disc, a box or a ring, light on dark, anywhere, of any size and
 * angle. Their edges are a pixel wide, so there is something to draw between the pixels.
 *
 * <p>Centre U(−0.4, 0.4)² of [−1, 1]², radius R U(0.25, 0.5), angle U(0, π); half sides of a box R
 * and R·U(0.5, 1), half thickness of a ring 0.12; foreground U(0.5, 1), background U(0, 0.3). A
 * pixel is covered by ½ − 14 d, clamped to [0, 1], d its centre's signed distance from the edge.
 */
public final class Shapes28 {
  /** Name on the command line. */
  public static final String NAME = "shapes28";

  /** Pictures to learn from. */
  public static final int LEARNED = 2000;

  /** Pictures that are held out. */
  public static final int HELD_OUT = 200;

  private static final int SIDE = 28;
  private static final double RING = 0.12;
  private static final double SHARPNESS = 14;

  /** Seed of the pictures to learn from; those held out have the next. */
  private static final long SEED = 28;

  private Shapes28() {}

  /** The pictures to learn from. */
  public static SignalSet learned() {
    return of(LEARNED, SEED);
  }

  /** The pictures that are held out. */
  public static SignalSet heldOut() {
    return of(HELD_OUT, SEED + 1);
  }

  static SignalSet of(int count, long seed) {
    Grid grid = Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE));
    float[][] values = new float[count][];
    for (int s = 0; s < count; s++) {
      values[s] = picture(grid, new CounterRandom(seed, s));
    }
    return new SignalSet(grid, new Medium.Picture(SIDE, SIDE, 1, 8), values);
  }

  private static float[] picture(Grid grid, CounterRandom random) {
    int shape = (int) (3 * random.uniform(0));
    double centreY = uniform(random, 1, -0.4, 0.4);
    double centreX = uniform(random, 2, -0.4, 0.4);
    double radius = uniform(random, 3, 0.25, 0.5);
    double angle = uniform(random, 4, 0, Math.PI);
    double side = radius * uniform(random, 5, 0.5, 1);
    double foreground = uniform(random, 6, 0.5, 1);
    double background = uniform(random, 7, 0, 0.3);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    float[] values = new float[SIDE * SIDE];
    double[] point = new double[2];
    for (int i = 0; i < values.length; i++) {
      grid.coordinates(i, point);
      double y = point[0] - centreY;
      double x = point[1] - centreX;
      double length = Math.sqrt(x * x + y * y);
      double distance =
          switch (shape) {
            case 0 -> length - radius;
            case 1 -> box(Math.abs(cos * x + sin * y) - radius, Math.abs(cos * y - sin * x) - side);
            default -> Math.abs(length - radius) - RING;
          };
      double coverage = Math.max(0, Math.min(1, 0.5 - SHARPNESS * distance));
      values[i] = (float) (background + (foreground - background) * coverage - 0.5);
    }
    return values;
  }

  /** Signed distance from a box, of a point that lies so far beyond its sides. */
  private static double box(double beyond1, double beyond2) {
    double outside1 = Math.max(beyond1, 0);
    double outside2 = Math.max(beyond2, 0);
    return Math.sqrt(outside1 * outside1 + outside2 * outside2)
        + Math.min(Math.max(beyond1, beyond2), 0);
  }

  private static double uniform(CounterRandom random, int index, double low, double high) {
    return low + (high - low) * random.uniform(index);
  }
}
