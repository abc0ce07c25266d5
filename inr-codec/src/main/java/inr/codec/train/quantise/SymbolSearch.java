package inr.codec.train.quantise;

import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import inr.codec.train.latent.Sheet;
import inr.codec.train.rate.Board;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import inr.parallel.Workers;

/**
 * Moves single symbols by one where the loss falls, which the gradient of rounded latents cannot
 * know: it is that of a step of no length.
 *
 * <p>A symbol is tried in the direction in which the loss falls at first. All symbols of a grid
 * that lie {@value #DISTANCE} apart are tried at once, and each is judged by the squared errors and
 * the bits of the window around it: a symbol of the finest grid changes nothing outside, those of
 * coarser ones next to nothing. Symbols that had become 0 come back here, which soft rounding
 * hardly ever lets them.
 */
public final class SymbolSearch {
  /** Columns and rows of symbols between two that are tried at once. */
  private static final int DISTANCE = 2 * Sheet.MARGIN;

  private final Sheet sheet;
  private final RatePass rate;
  private final DistortionPass distortion;
  private final Workers workers;
  private final double perSquare;
  private final float[] slopes;
  private final Costs now;
  private final Costs then;

  /** Squared errors of pixels, their channels added, and bits of symbols. */
  private record Costs(float[] errors, float[] bits) {}

  /**
   * A search among the symbols of a sheet.
   *
   * @param channels of the picture
   */
  public SymbolSearch(
      Sheet sheet, RatePass rate, DistortionPass distortion, int channels, Workers workers) {
    this.sheet = sheet;
    this.rate = rate;
    this.distortion = distortion;
    this.workers = workers;
    int pixels = sheet.pyramid().width() * sheet.pyramid().height();
    perSquare = 1.0 / ((double) channels * pixels);
    slopes = new float[sheet.size()];
    now = new Costs(new float[pixels], new float[sheet.size()]);
    then = new Costs(new float[pixels], new float[sheet.size()]);
  }

  /** How many grids are searched, the finest; there is next to nothing to find in coarser ones. */
  public static int grids(Pyramid pyramid) {
    return (int)
        pyramid.planes().stream()
            .filter(plane -> plane.level() <= Pyramid.LAST_WITH_FEATURES)
            .count();
  }

  /**
   * Tries each symbol of a grid once; the loss does not grow.
   *
   * @param parameters of the networks
   * @param y symbols of all grids, with margins; those of this one may move
   * @param perBit λ / pixels
   * @param grid 0 to {@link #grids} − 1, from coarse to fine
   */
  public void search(float[] parameters, float[] y, double perBit, int grid) {
    int p = sheet.planes() - grids(sheet.pyramid()) + grid;
    float[] given = y.clone();
    double before = look(parameters, y, perBit, now);
    rate.gradients(parameters, y, (float) perBit, Board.WHOLE, slopes, null);
    distortion.gradients(parameters, y, slopes, null);
    float[] tried = y.clone();
    Plane plane = sheet.plane(p);
    for (int top = 0; top < Math.min(DISTANCE, plane.height()); top++) {
      for (int left = 0; left < Math.min(DISTANCE, plane.width()); left++) {
        Comb comb = new Comb(p, top, left);
        if (comb.move(tried)) {
          look(parameters, tried, perBit, then);
          comb.judge(y, tried, perBit);
        }
      }
    }
    // What lies outside of its window may have cost more than a symbol has won.
    if (!(look(parameters, y, perBit, now) < before)) {
      System.arraycopy(given, 0, y, 0, y.length);
    }
  }

  private double look(float[] parameters, float[] y, double perBit, Costs costs) {
    return distortion.error(parameters, y, costs.errors)
        + perBit * rate.bits(parameters, y, costs.bits);
  }

  /** Symbols of a grid that are tried at once, and their windows. */
  private final class Comb {
    private final int p;
    private final Plane plane;
    private final int top;
    private final int left;

    Comb(int p, int top, int left) {
      this.p = p;
      this.plane = sheet.plane(p);
      this.top = top;
      this.left = left;
    }

    /** Moves its symbols; says whether there is one that can. */
    boolean move(float[] tried) {
      boolean any = false;
      for (int r = top; r < plane.height(); r += DISTANCE) {
        for (int c = left; c < plane.width(); c += DISTANCE) {
          int at = sheet.at(p, r) + c;
          float to = tried[at] - Math.signum(slopes[at]);
          if (to >= Plane.LEAST && to <= Plane.LARGEST && to != tried[at]) {
            tried[at] = to;
            any = true;
          }
        }
      }
      return any;
    }

    /** Keeps the symbols that pay, in both, and takes the others back. */
    void judge(float[] y, float[] tried, double perBit) {
      int rows = (plane.height() - top + DISTANCE - 1) / DISTANCE;
      workers.run(
          rows,
          (worker, row) -> {
            int r = top + row * DISTANCE;
            for (int c = left; c < plane.width(); c += DISTANCE) {
              int at = sheet.at(p, r) + c;
              if (tried[at] != y[at]) {
                if (difference(r, c, perBit) < 0) {
                  y[at] = tried[at];
                  keep(r, c);
                } else {
                  tried[at] = y[at];
                }
              }
            }
          });
    }

    /** What the loss of the window of a symbol has grown by. */
    private double difference(int r, int c, double perBit) {
      Pyramid pyramid = sheet.pyramid();
      double squares = 0;
      int left = from(c, 0);
      int length = end(c, 0, pyramid.width()) - left;
      for (int y = from(r, 0); y < end(r, 0, pyramid.height()); y++) {
        squares += growth(now.errors, then.errors, y * pyramid.width() + left, length);
      }
      double more = 0;
      for (int q = p; q < sheet.planes(); q++) {
        Plane other = sheet.plane(q);
        int first = from(c, other.level());
        int count = end(c, other.level(), other.width()) - first;
        for (int y = from(r, other.level()); y < end(r, other.level(), other.height()); y++) {
          more += growth(now.bits, then.bits, sheet.at(q, y) + first, count);
        }
      }
      return perSquare * squares + perBit * more;
    }

    /** From now on the window costs what it costs then. */
    private void keep(int r, int c) {
      Pyramid pyramid = sheet.pyramid();
      int left = from(c, 0);
      int length = end(c, 0, pyramid.width()) - left;
      for (int y = from(r, 0); y < end(r, 0, pyramid.height()); y++) {
        int at = y * pyramid.width() + left;
        System.arraycopy(then.errors, at, now.errors, at, length);
      }
      for (int q = p; q < sheet.planes(); q++) {
        Plane other = sheet.plane(q);
        int first = from(c, other.level());
        int count = end(c, other.level(), other.width()) - first;
        for (int y = from(r, other.level()); y < end(r, other.level(), other.height()); y++) {
          int at = sheet.at(q, y) + first;
          System.arraycopy(then.bits, at, now.bits, at, count);
        }
      }
    }

    private static double growth(float[] before, float[] after, int at, int length) {
      double sum = 0;
      for (int i = at; i < at + length; i++) {
        sum += after[i] - before[i];
      }
      return sum;
    }

    /** First column or row of the window around one of the grid, at a finer level. */
    private int from(int of, int level) {
      return Math.max(0, of - Sheet.MARGIN) << plane.level() - level;
    }

    /** First one behind it, where there are {@code all}. */
    private int end(int of, int level, int all) {
      return Math.min(all, of + Sheet.MARGIN << plane.level() - level);
    }
  }
}
