package inr.samples;

/** A region of the plane with a hard edge; x runs to the right and y down, in pixels. */
@FunctionalInterface
interface Outline {
  boolean contains(double x, double y);

  /** No point of the shape has a smaller x. */
  default double left() {
    return Double.NEGATIVE_INFINITY;
  }

  /** No point of the shape has a larger x. */
  default double right() {
    return Double.POSITIVE_INFINITY;
  }

  static Outline box(double left, double top, double right, double bottom) {
    return within(new double[] {left, top, right, bottom}, 0, (x, y) -> true);
  }

  static Outline disc(double centreX, double centreY, double radius) {
    return within(
        new double[] {centreX, centreY},
        radius,
        (x, y) -> (x - centreX) * (x - centreX) + (y - centreY) * (y - centreY) < radius * radius);
  }

  /**
   * The polygon with corners x0, y0, x1, y1, …; where it crosses itself, the even-odd rule holds.
   */
  static Outline polygon(double... corners) {
    return within(
        corners,
        0,
        (x, y) -> {
          boolean inside = false;
          for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
            double yi = corners[i + 1];
            double yj = corners[j + 1];
            if (yi > y != yj > y
                && x < corners[i] + (y - yi) * (corners[j] - corners[i]) / (yj - yi)) {
              inside = !inside;
            }
          }
          return inside;
        });
  }

  /**
   * All points within {@code width}/2 of the line through x0, y0, x1, y1, …: round caps and joins.
   */
  static Outline stroke(double width, double... points) {
    double reach = width * width / 4;
    return within(
        points,
        width / 2,
        (x, y) -> {
          for (int i = 2; i < points.length; i += 2) {
            if (squaredDistance(x, y, points[i - 2], points[i - 1], points[i], points[i + 1])
                < reach) {
              return true;
            }
          }
          return false;
        });
  }

  /** Squared distance of (x, y) to the segment from (ax, ay) to (bx, by). */
  static double squaredDistance(double x, double y, double ax, double ay, double bx, double by) {
    double ux = bx - ax;
    double uy = by - ay;
    double length = ux * ux + uy * uy;
    double t = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / length));
    double dx = x - ax - t * ux;
    double dy = y - ay - t * uy;
    return dx * dx + dy * dy;
  }

  /** The part of a shape inside the bounds of some points, {@code margin} wider on each side. */
  static Outline within(double[] points, double margin, Outline shape) {
    double left = points[0];
    double right = left;
    double top = points[1];
    double bottom = top;
    for (int i = 2; i < points.length; i += 2) {
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    return new Bounded(left - margin, top - margin, right + margin, bottom + margin, shape);
  }

  /** A shape that is asked only for points inside its bounds: nearly all points are outside. */
  record Bounded(double left, double top, double right, double bottom, Outline shape)
      implements Outline {
    @Override
    public boolean contains(double x, double y) {
      return x >= left && x < right && y >= top && y < bottom && shape.contains(x, y);
    }
  }
}
