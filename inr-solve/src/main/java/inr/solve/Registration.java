package inr.solve;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.Kernel;
import inr.operator.Shape;
import inr.solve.Burst.Shift;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pictures of a burst looked, from the pictures alone: the shift s with which Σ (other(p)
 * − first(p + s))² over the pixels that both see is least. Whole pixels are tried one by one, then
 * Gauss-Newton steps follow slopes of the first picture (Lucas and Kanade 1981). Both pictures are
 * smoothed before, since what aliases does not move with the scene.
 *
 * <p>Shifts only: a camera that turned or scenes that move are not followed.
 */
public final class Registration {
  /** Pixels that are tried in each direction, as far as a picture is four times as large. */
  private static final int REACH = 12;

  private static final int STEPS = 30;
  private static final double SETTLED = 1e-5;
  private static final int SMOOTHINGS = 2;

  private static final double[] BINOMIAL = {
    1 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 4 / 16.0, 2 / 16.0, 1 / 16.0, 2 / 16.0, 1 / 16.0
  };

  private final int height;
  private final int width;
  private final double[] first;

  private Registration(Planes first) {
    this.height = first.height();
    this.width = first.width();
    this.first = smoothed(first.luma());
  }

  /**
   * The shifts of pictures beside the first of them, whose own is 0.
   *
   * @throws IllegalArgumentException if they are not of one shape, or below 8 pixels wide or high
   */
  public static List<Shift> shifts(List<Planes> pictures) {
    Planes first = pictures.get(0);
    if (first.height() < 8 || first.width() < 8) {
      throw new IllegalArgumentException(
          "pictures of "
              + first.width()
              + " x "
              + first.height()
              + " are too small to tell how a camera moved; at least 8 x 8 are needed");
    }
    Registration registration = new Registration(first);
    List<Shift> shifts = new ArrayList<>();
    shifts.add(new Shift(0, 0));
    for (int k = 1; k < pictures.size(); k++) {
      Burst.requireAlike(first, pictures.get(k), k);
      double[] other = registration.smoothed(pictures.get(k).luma());
      shifts.add(registration.refined(other, registration.whole(other)));
    }
    return shifts;
  }

  /** Means of [1 2 1]/4 both ways. */
  private double[] smoothed(double[] picture) {
    Shape shape = Shape.of(height, width);
    Convolution mean = new Convolution(shape, Shape.of(3, 3), BINOMIAL, Border.REFLECT);
    double[] smooth = picture;
    for (int n = 0; n < SMOOTHINGS; n++) {
      double[] next = new double[smooth.length];
      mean.apply(smooth, next);
      smooth = next;
    }
    return smooth;
  }

  private Shift whole(double[] other) {
    int down = Math.min(REACH, height / 4);
    int across = Math.min(REACH, width / 4);
    Shift best = new Shift(0, 0);
    double least = error(other, 0, 0);
    for (int dy = -down; dy <= down; dy++) {
      for (int dx = -across; dx <= across; dx++) {
        double error = error(other, dy, dx);
        if (error < least) {
          least = error;
          best = new Shift(dy, dx);
        }
      }
    }
    return best;
  }

  /** Mean square of what both see. */
  private double error(double[] other, int dy, int dx) {
    double sum = 0;
    int count = 0;
    for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
      for (int x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
        double error = other[y * width + x] - first[(y + dy) * width + x + dx];
        sum += error * error;
        count++;
      }
    }
    return sum / count;
  }

  private Shift refined(double[] other, Shift from) {
    double down = from.down();
    double across = from.across();
    for (int step = 0; step < STEPS; step++) {
      double yy = 0;
      double xy = 0;
      double xx = 0;
      double ye = 0;
      double xe = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double row = y + down;
          double column = x + across;
          if (row < 1 || column < 1 || row > height - 3 || column > width - 3) {
            continue;
          }
          double error = other[y * width + x] - at(row, column, false, false);
          double slopeDown = at(row, column, true, false);
          double slopeAcross = at(row, column, false, true);
          yy += slopeDown * slopeDown;
          xy += slopeDown * slopeAcross;
          xx += slopeAcross * slopeAcross;
          ye += slopeDown * error;
          xe += slopeAcross * error;
        }
      }
      double determinant = yy * xx - xy * xy;
      if (!(determinant > 1e-12 * (yy + xx) * (yy + xx))) {
        return from; // nothing there tells in which direction
      }
      double moreDown = (xx * ye - xy * xe) / determinant;
      double moreAcross = (yy * xe - xy * ye) / determinant;
      down += moreDown;
      across += moreAcross;
      boolean away = StrictMath.hypot(down - from.down(), across - from.across()) > 2;
      if (away) {
        return from;
      }
      if (StrictMath.hypot(moreDown, moreAcross) < SETTLED) {
        break;
      }
    }
    return new Shift(down, across);
  }

  /** The first picture between its samples by Keys' cubic, or its slope down or across. */
  private double at(double row, double column, boolean slopeDown, boolean slopeAcross) {
    int top = (int) Math.floor(row) - 1;
    int left = (int) Math.floor(column) - 1;
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double ofRow = weight(row - (top + i), slopeDown);
      for (int j = 0; j < 4; j++) {
        sum +=
            ofRow * weight(column - (left + j), slopeAcross) * first[(top + i) * width + left + j];
      }
    }
    return sum;
  }

  private static double weight(double distance, boolean slope) {
    return slope ? slope(distance) : Kernel.BICUBIC.at(distance);
  }

  /** The derivative of Keys' cubic with a = −½. */
  private static double slope(double distance) {
    double r = Math.abs(distance);
    double ofLength = r < 1 ? (4.5 * r - 5) * r : r < 2 ? (-1.5 * r + 5) * r - 4 : 0;
    return Math.signum(distance) * ofLength;
  }
}
