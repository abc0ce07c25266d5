package inr.codec.train.rate;

import inr.codec.shape.Layout;
import inr.codec.shape.Neighbour;
import inr.codec.shape.Plane;
import inr.codec.train.kernel.Sums;
import inr.codec.train.latent.Sheet;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import inr.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bits of all symbols, and their gradients.
 *
 * <p>The picture is cut into stripes as high as one symbol of the coarsest level, so that what a
 * symbol is predicted from lies in its stripe or in the four rows above it. One worker does a
 * stripe, grid by grid. Gradients that belong to the rows above go to a place of the stripe's own
 * and are added when all stripes are done, in order: the bits do not depend on the workers.
 */
public final class RatePass {
  private final Layout layout;
  private final Sheet sheet;
  private final Workers workers;
  private final List<Neighbour> neighbours;
  private final int features;
  private final PredictionWeights weights;
  private final Stripe[] stripes;
  private final @Nullable Space[] spaces;

  /** The pass over the grids of a sheet. */
  public RatePass(Layout layout, Sheet sheet, Workers workers) {
    this.layout = layout;
    this.sheet = sheet;
    this.workers = workers;
    neighbours = Neighbour.byPriority().subList(0, layout.shape().preset().neighbours());
    features = layout.shape().preset().features();
    weights = new PredictionWeights(layout);
    int height = 1 << sheet.pyramid().coarsest();
    stripes = new Stripe[(sheet.pyramid().height() + height - 1) / height];
    Arrays.setAll(stripes, Stripe::new);
    spaces = new Space[workers.count()];
  }

  /** Bits of the symbols y, with margins. */
  public double bits(float[] parameters, float[] y) {
    return bits(parameters, y, null);
  }

  /**
   * Bits of the symbols y, with margins.
   *
   * @param each where those of each symbol go, at its place among the symbols; null where nobody
   *     asks for them
   */
  public double bits(float[] parameters, float[] y, float @Nullable [] each) {
    weights.set(parameters);
    workers.run(stripes.length, (worker, s) -> stripes[s].bits(space(worker), parameters, y, each));
    double bits = 0;
    for (Stripe stripe : stripes) {
      bits += stripe.bits;
    }
    return bits;
  }

  /**
   * Bits of the symbols y and {@code scale} times their gradients, where part of the finest grid is
   * looked at an estimate of both.
   *
   * @param board what is looked at of the finest grid
   * @param dy with margins, overwritten; the margins hold nothing of use
   * @param gradient of the parameters, added to; null where nobody asks for it
   */
  public double gradients(
      float[] parameters,
      float[] y,
      float scale,
      Board board,
      float[] dy,
      double @Nullable [] gradient) {
    boolean learns = gradient != null;
    weights.set(parameters);
    workers.run(
        stripes.length,
        (worker, s) ->
            stripes[s].gradients(space(worker), parameters, y, scale, board, dy, learns));
    double bits = 0;
    for (Stripe stripe : stripes) {
      stripe.finish(dy);
      if (gradient != null) {
        stripe.addTo(gradient);
      }
      bits += stripe.bits;
    }
    return bits;
  }

  private Space space(int worker) {
    Space space = spaces[worker];
    if (space == null) {
      space = new Space();
      spaces[worker] = space;
    }
    return space;
  }

  /** Buffers of one worker. */
  private final class Space {
    final PredictionTile tile = new PredictionTile(layout.shape().preset().context());
    final @Nullable FeatureRows[] rows =
        IntStream.range(0, sheet.planes())
            .mapToObj(
                p -> sheet.pyramid().inputs(p) == 0 ? null : new FeatureRows(layout, sheet, p))
            .toArray(FeatureRows[]::new);
  }

  /** What one stripe leaves behind. */
  private final class Stripe {
    private final int index;
    private final StripMath math = Kernels.strips();
    private final PredictionSums sums = new PredictionSums(layout.shape().preset().context());
    private final float[][] featureSums = new float[sheet.planes()][0];

    /** Four rows above the stripe, plane after plane, each with its margins. */
    private final float[] above;

    private final int[] aboveAt = new int[sheet.planes()];
    double bits;

    Stripe(int index) {
      this.index = index;
      int size = 0;
      for (int p = 0; p < sheet.planes(); p++) {
        aboveAt[p] = size + Sheet.MARGIN;
        size += Sheet.MARGIN * sheet.stride(p) + 2 * Sheet.MARGIN;
      }
      above = new float[size];
    }

    private int first(int p) {
      Plane plane = sheet.plane(p);
      return Math.min(plane.height(), index << sheet.pyramid().coarsest() >> plane.level());
    }

    private int end(int p) {
      Plane plane = sheet.plane(p);
      return Math.min(plane.height(), index + 1 << sheet.pyramid().coarsest() >> plane.level());
    }

    void bits(Space space, float[] parameters, float[] y, float @Nullable [] each) {
      bits = 0;
      for (int p = 0; p < sheet.planes(); p++) {
        FeatureRows rows = space.rows[p];
        for (int r = first(p); r < end(p); r++) {
          if (rows != null && r % 2 == 0) {
            rows.prepare(parameters, y, r >> 1, r == first(p));
          }
          int width = sheet.plane(p).width();
          for (int x = 0; x < width; x += PredictionTile.LENGTH) {
            int n = Math.min(PredictionTile.LENGTH, width - x);
            fill(space.tile, rows, y, p, r, x, n);
            bits += space.tile.bits(weights, y, sheet.at(p, r) + x, each, n);
          }
        }
      }
    }

    void gradients(
        Space space,
        float[] parameters,
        float[] y,
        float scale,
        Board board,
        float[] dy,
        boolean learns) {
      PredictionSums own = learns ? sums : null;
      bits = 0;
      sums.clear();
      Arrays.fill(above, 0);
      for (int p = 0; p < sheet.planes(); p++) {
        Arrays.fill(
            dy, sheet.at(p, first(p)) - Sheet.MARGIN, sheet.at(p, end(p)) - Sheet.MARGIN, 0);
      }
      for (int p = 0; p < sheet.planes(); p++) {
        FeatureRows rows = space.rows[p];
        if (rows != null) {
          rows.set(parameters);
          clearFeatureSums(rows, p);
        }
        for (int r = first(p); r < end(p); r++) {
          if (rows != null && r % 2 == 0) {
            rows.prepare(parameters, y, r >> 1, r == first(p));
          }
          int width = sheet.plane(p).width();
          for (int x = 0; x < width; x += PredictionTile.LENGTH) {
            int weight = weight(board, p, r, x);
            if (weight == 0) {
              continue;
            }
            int n = Math.min(PredictionTile.LENGTH, width - x);
            int at = sheet.at(p, r) + x;
            fill(space.tile, rows, y, p, r, x, n);
            bits += weight * space.tile.gradients(weights, weight * scale, y, at, dy, at, own, n);
            spread(space.tile, rows, dy, p, r, x, n);
          }
          if (rows != null && (r % 2 == 1 || r + 1 == end(p))) {
            rows.fold(learns ? featureSums[p] : null, dy, r >> 1, r + 1 == end(p));
          }
        }
      }
    }

    private int weight(Board board, int p, int r, int x) {
      boolean last = p + 1 == sheet.planes();
      return last ? board.weight(r, x / PredictionTile.LENGTH) : 1;
    }

    private void clearFeatureSums(FeatureRows rows, int p) {
      if (featureSums[p].length == 0) {
        featureSums[p] = Sums.floats(rows.sums());
      }
      Arrays.fill(featureSums[p], 0);
    }

    private void fill(
        PredictionTile tile, @Nullable FeatureRows rows, float[] y, int p, int r, int x, int n) {
      int k = 0;
      for (Neighbour neighbour : neighbours) {
        int from = sheet.at(p, r + neighbour.dy()) + x + neighbour.dx();
        System.arraycopy(y, from, tile.space, tile.input(k++), n);
      }
      for (int f = 0; f < features; f++) {
        if (rows == null) {
          math.fill(0, tile.space, tile.input(k++), n);
        } else {
          rows.copy(f, x, tile.space, tile.input(k++), n);
        }
      }
    }

    /** Gradients of the inputs of a tile to where the inputs came from. */
    private void spread(
        PredictionTile tile, @Nullable FeatureRows rows, float[] dy, int p, int r, int x, int n) {
      int from = tile.inputSlope;
      for (Neighbour neighbour : neighbours) {
        int row = r + neighbour.dy() - first(p);
        if (row >= 0) {
          int to = sheet.at(p, r + neighbour.dy()) + x + neighbour.dx();
          math.add(dy, to, tile.space, from, dy, to, n);
        } else {
          int to = aboveAt[p] + (row + Sheet.MARGIN) * sheet.stride(p) + x + neighbour.dx();
          math.add(above, to, tile.space, from, above, to, n);
        }
        from += PredictionTile.LENGTH;
      }
      if (rows != null) {
        for (int f = 0; f < features; f++) {
          rows.addSlopes(f, x, tile.space, from, n);
          from += PredictionTile.LENGTH;
        }
      }
    }

    void addTo(double[] gradient) {
      sums.addTo(layout, gradient);
      Space space = space(0);
      for (int p = 0; p < sheet.planes(); p++) {
        FeatureRows rows = space.rows[p];
        if (rows != null) {
          rows.addTo(featureSums[p], gradient);
        }
      }
    }

    void finish(float[] dy) {
      for (int p = 0; p < sheet.planes(); p++) {
        if (first(p) == end(p)) {
          continue;
        }
        for (int row = 0; row < Sheet.MARGIN; row++) {
          int to = sheet.at(p, first(p) - Sheet.MARGIN + row);
          int from = aboveAt[p] + row * sheet.stride(p);
          math.add(dy, to, above, from, dy, to, sheet.plane(p).width());
        }
      }
    }
  }
}
