package inr.field.tiled;

import inr.signal.Medium;
import java.io.Serializable;

/**
 * How close a tiled model comes to its picture in the pixels that one tile answers for.
 *
 * @param whole over all of these pixels
 * @param inside over those that are at least an overlap away from every other tile
 * @param left over those within an overlap of the tile on the left, of no samples if there is none
 * @param right the same on the right
 * @param above the same above
 * @param below the same below
 * @param stepsRight across the border to the tile on the right
 * @param stepsBelow across the border to the tile below
 */
public record TileMeasure(
    Squares whole,
    Squares inside,
    Squares left,
    Squares right,
    Squares above,
    Squares below,
    Steps stepsRight,
    Steps stepsBelow)
    implements Serializable {
  /**
   * Renders and measures a tile with its seams.
   *
   * @param original what was fitted: the tile with a pixel more on the right and below
   * @param betweenEvaluations called often; what it throws ends the measurement
   */
  public static TileMeasure of(
      TiledModel model, int tile, Pixels original, int threads, Runnable betweenEvaluations) {
    return new Measuring(model, tile, original).run(threads, betweenEvaluations);
  }

  /** The sums under way, row by row. */
  private static final class Measuring {
    private final TiledModel model;
    private final Pixels original;
    private final Window core;
    private final int overlap;
    private final int channels;
    private final boolean hasLeft;
    private final boolean hasRight;
    private final boolean hasAbove;
    private final boolean hasBelow;
    private final Adder whole = new Adder();
    private final Adder inside = new Adder();
    private final Adder left = new Adder();
    private final Adder right = new Adder();
    private final Adder above = new Adder();
    private final Adder below = new Adder();
    private final StepAdder stepsRight = new StepAdder();
    private final StepAdder stepsBelow = new StepAdder();

    Measuring(TiledModel model, int tile, Pixels original) {
      this.model = model;
      this.original = original;
      Tiling tiling = model.tiling();
      Medium.Picture picture = model.index().picture();
      core = tiling.core(tile);
      overlap = model.index().overlap();
      channels = picture.channels();
      hasLeft = core.x() > 0;
      hasRight = core.x() + core.width() < picture.width();
      hasAbove = core.y() > 0;
      hasBelow = core.y() + core.height() < picture.height();
    }

    TileMeasure run(int threads, Runnable betweenEvaluations) {
      Window wider =
          new Window(
              core.x(),
              core.y(),
              core.width() + (hasRight ? 1 : 0),
              core.height() + (hasBelow ? 1 : 0));
      TiledRenderer renderer =
          new TiledRenderer(
              model, TiledRenderer.ownGrid(model, wider), threads, betweenEvaluations);
      double[] row = new double[wider.width() * channels];
      double[] last = row.clone();
      for (int y = 0; y < core.height(); y++) {
        renderer.read(y, 1, row);
        errors(y, row);
        if (hasRight) {
          int border = (core.width() - 1) * channels;
          for (int c = 0; c < channels; c++) {
            stepsRight.add(
                value(core.width(), y, c) - value(core.width() - 1, y, c),
                row[border + channels + c] - row[border + c]);
          }
        }
      }
      if (hasBelow) {
        System.arraycopy(row, 0, last, 0, row.length);
        renderer.read(core.height(), 1, row);
        for (int i = 0; i < core.width() * channels; i++) {
          int x = i / channels;
          int c = i % channels;
          stepsBelow.add(
              value(x, core.height(), c) - value(x, core.height() - 1, c), row[i] - last[i]);
        }
      }
      return new TileMeasure(
          whole.sum(),
          inside.sum(),
          left.sum(),
          right.sum(),
          above.sum(),
          below.sum(),
          stepsRight.sum(),
          stepsBelow.sum());
    }

    private void errors(int y, double[] row) {
      boolean top = hasAbove && y < overlap;
      boolean bottom = hasBelow && y >= core.height() - overlap;
      for (int i = 0; i < core.width() * channels; i++) {
        int x = i / channels;
        double error = value(x, y, i % channels) - row[i];
        boolean first = hasLeft && x < overlap;
        boolean end = hasRight && x >= core.width() - overlap;
        whole.add(error);
        inside.add(error, !top && !bottom && !first && !end);
        left.add(error, first);
        right.add(error, end);
        above.add(error, top);
        below.add(error, bottom);
      }
    }

    private double value(int x, int y, int channel) {
      return original.get(core.x() + x, core.y() + y, channel);
    }
  }

  private static final class Adder {
    private double error;
    private long samples;

    void add(double difference) {
      error += difference * difference;
      samples++;
    }

    void add(double difference, boolean belongs) {
      if (belongs) {
        add(difference);
      }
    }

    Squares sum() {
      return new Squares(error, samples);
    }
  }

  private static final class StepAdder {
    private double original;
    private double rendered;
    private long pairs;

    void add(double ofOriginal, double ofRendered) {
      original += Math.abs(ofOriginal);
      rendered += Math.abs(ofRendered);
      pairs++;
    }

    Steps sum() {
      return new Steps(original, rendered, pairs);
    }
  }
}
