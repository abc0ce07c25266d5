package inr.pieces;

import inr.grid.Axis;

/**
 * Windows along one coordinate: n equal pieces with borders at b_k = first + k·length. Around the
 * borders between them, as far as the overlap on either side, two windows blend with weights r(u)
 * and r(1 − u) = 1 − r(u) of r(u) = u³(10 − 15u + 6u²), whose first and second derivatives are 0 at
 * both ends; so weights sum to 1 and have continuous curvature. The first and the last window reach
 * on for ever.
 *
 * @param pieces n, at least 1
 * @param first b₀
 * @param length of a piece in units of the coordinate, positive
 * @param overlap how far a window reaches beyond its piece, positive and at most half the length
 */
public record WindowAxis(int pieces, double first, double length, double overlap) {
  public WindowAxis {
    boolean usable =
        length > 0 && length < Double.POSITIVE_INFINITY && overlap > 0 && overlap <= length / 2;
    if (pieces < 1 || !usable || !Double.isFinite(first)) {
      throw new IllegalArgumentException(
          "windows along an axis are "
              + pieces
              + " of length "
              + length
              + " from "
              + first
              + " on with overlap "
              + overlap
              + "; at least 1, a positive length and an overlap above 0 up to half of it are needed");
    }
  }

  /**
   * Equal pieces of about so many samples of an axis.
   *
   * @param piece samples of a piece, at least 1
   * @param overlap samples that windows reach beyond their pieces; at most half a piece is taken
   */
  public static WindowAxis over(Axis axis, int piece, double overlap) {
    int samples = axis.samples();
    double start = axis.coordinate(0);
    double step = samples == 1 ? 2 : (axis.coordinate(samples - 1) - start) / (samples - 1);
    int pieces = Math.max(1, (samples + piece / 2) / piece);
    double length = step * samples / pieces;
    return new WindowAxis(pieces, start - step / 2, length, Math.min(step * overlap, length / 2));
  }

  /** The windows that hold x: twice the number of the first, and 1 more if there is a second. */
  public int at(double x) {
    double position = (x - first) / length;
    int piece = Math.max(0, Math.min(pieces - 1, (int) position));
    int near = position - piece < 0.5 ? piece : piece + 1;
    boolean blends = near > 0 && near < pieces && Math.abs(x - border(near)) < overlap;
    return blends ? 2 * near - 1 : 2 * piece;
  }

  private double border(int number) {
    return first + number * length;
  }

  /** The middle of a piece, where its own coordinate is 0. */
  public double centre(int piece) {
    return first + (piece + 0.5) * length;
  }

  /** Units of a piece's own coordinate, which is −1 and 1 at its borders, per unit of this one. */
  public double localScale() {
    return 2 / length;
  }

  /** Below this coordinate a window blends with the one before it; the first never does. */
  public double blendsBefore(int piece) {
    return piece > 0 ? border(piece) + overlap : Double.NEGATIVE_INFINITY;
  }

  /** Above this coordinate a window blends with the one after it; the last never does. */
  public double blendsAfter(int piece) {
    return piece < pieces - 1 ? border(piece + 1) - overlap : Double.POSITIVE_INFINITY;
  }

  /**
   * What a window weighs at a point that it holds.
   *
   * @param order of the derivative by x, 0 to 2
   */
  public double weight(int piece, double x, int order) {
    if (x < blendsBefore(piece)) {
      return rise(x - border(piece), order);
    }
    if (x > blendsAfter(piece)) {
      double rise = rise(border(piece + 1) - x, order);
      return order == 1 ? -rise : rise;
    }
    return order == 0 ? 1 : 0;
  }

  /** r of a distance to a border, positive inside, and its derivatives. */
  private double rise(double distance, int order) {
    double u = Math.max(0, (distance + overlap) / (2 * overlap));
    double scale = 1 / (2 * overlap);
    return switch (order) {
      case 0 -> u * u * u * (10 + u * (-15 + u * 6));
      case 1 -> scale * 30 * u * u * (1 - u) * (1 - u);
      default -> scale * scale * 60 * u * (1 - u) * (1 - 2 * u);
    };
  }
}
