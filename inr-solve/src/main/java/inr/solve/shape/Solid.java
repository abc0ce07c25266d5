package inr.solve.shape;

import inr.random.CounterRandom;

/** A solid in [−1, 1]³ whose distances are known. Places are (z, y, x). */
public sealed interface Solid {
  /** The signed distance of a place, negative inside. */
  double distance(double[] at);

  /** A place of the surface and the outer normal there: six numbers, by number and chance. */
  double[] surface(CounterRandom random, long index);

  /**
   * A ring around the z axis: √((√(x² + y²) − around)² + z²) − thick.
   *
   * @param around radius of the circle in its middle
   * @param thick radius across it, less than {@code around}
   */
  record Torus(double around, double thick) implements Solid {
    public Torus {
      if (!(thick > 0 && thick < around && around + thick <= 1)) {
        throw new IllegalArgumentException(
            "torus has radii "
                + around
                + " and "
                + thick
                + "; the second, positive and smaller, and their sum of at most 1 are needed");
      }
    }

    /** Radii 0.5 and 0.2. */
    public static Torus of() {
      return new Torus(0.5, 0.2);
    }

    @Override
    public double distance(double[] at) {
      double across = Math.sqrt(at[1] * at[1] + at[2] * at[2]) - around;
      return Math.sqrt(across * across + at[0] * at[0]) - thick;
    }

    /** Even in both angles. */
    @Override
    public double[] surface(CounterRandom random, long index) {
      double turn = 2 * Math.PI * random.uniform(2 * index);
      double across = 2 * Math.PI * random.uniform(2 * index + 1);
      double out = StrictMath.cos(across);
      double up = StrictMath.sin(across);
      double radius = around + thick * out;
      double cos = StrictMath.cos(turn);
      double sin = StrictMath.sin(turn);
      return new double[] {thick * up, radius * sin, radius * cos, up, out * sin, out * cos};
    }
  }

  /**
   * A box around the origin.
   *
   * @param z half its height
   * @param y half its depth
   * @param x half its width
   */
  record Box(double z, double y, double x) implements Solid {
    public Box {
      if (!(Math.min(z, Math.min(y, x)) > 0 && Math.max(z, Math.max(y, x)) <= 1)) {
        throw new IllegalArgumentException(
            "box has half sides " + z + ", " + y + " and " + x + "; 0 to 1 are accepted");
      }
    }

    /** Half sides 0.3, 0.4 and 0.5. */
    public static Box of() {
      return new Box(0.3, 0.4, 0.5);
    }

    private double half(int axis) {
      return axis == 0 ? z : axis == 1 ? y : x;
    }

    @Override
    public double distance(double[] at) {
      double outside = 0;
      double nearest = Double.NEGATIVE_INFINITY;
      for (int d = 0; d < 3; d++) {
        double beyond = Math.abs(at[d]) - half(d);
        nearest = Math.max(nearest, beyond);
        outside += Math.max(beyond, 0) * Math.max(beyond, 0);
      }
      return nearest > 0 ? Math.sqrt(outside) : nearest;
    }

    /** Even on the whole. */
    @Override
    public double[] surface(CounterRandom random, long index) {
      double[] areas = {y * x, z * x, z * y};
      double part = random.uniform(4 * index) * (areas[0] + areas[1] + areas[2]);
      int face = part < areas[0] ? 0 : part < areas[0] + areas[1] ? 1 : 2;
      double side = random.uniform(4 * index + 1) < 0.5 ? -1 : 1;
      double[] place = new double[6];
      long more = 4 * index + 2;
      for (int d = 0; d < 3; d++) {
        place[d] = d == face ? side * half(d) : half(d) * (2 * random.uniform(more++) - 1);
      }
      place[3 + face] = side;
      return place;
    }
  }
}
