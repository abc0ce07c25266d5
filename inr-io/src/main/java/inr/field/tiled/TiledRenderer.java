package inr.field.tiled;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.rendering.Rounding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A tiled model as the samples of its picture: s(x) = Σₖ wₖ(x)·sₖ(x) over the tiles k whose weight
 * {@link Cut#weight} is not 0 at x, in the order of the tiles, then rounded and clipped once.
 *
 * <p>At the picture's own size the coordinates are those that the networks were fitted at, so
 * inside of a tile the samples are those of its own model bit for bit. Rows are computed in bands,
 * and each network is set up once for a band, so memory depends on the length of a row, not on the
 * picture.
 */
public final class TiledRenderer {
  private static final int BAND_SAMPLES = 1 << 22;
  private static final int POINTS_PER_EVALUATION = 1 << 16;

  private final TiledModel model;
  private final Axis rows;
  private final Axis columns;
  private final int threads;
  private final Runnable betweenEvaluations;
  private final int channels;
  private final int rowSamples;
  private final int bandRows;
  private final Rounding rounding;
  private double[] band = {};
  private int bandFirst;
  private int bandCount;

  /**
   * A renderer of some rows and columns.
   *
   * @param grid of the axes (y, x), each from −1 to 1 over the whole picture or a window of that
   * @param threads that work on it; no bit depends on them
   * @param betweenEvaluations called often; what it throws ends the rendering
   */
  public TiledRenderer(TiledModel model, Grid grid, int threads, Runnable betweenEvaluations) {
    this.model = model;
    this.rows = grid.axes().get(0);
    this.columns = grid.axes().get(1);
    this.threads = threads;
    this.betweenEvaluations = betweenEvaluations;
    channels = model.index().picture().channels();
    rowSamples = Math.multiplyExact(columns.samples(), channels);
    bandRows = Math.max(1, BAND_SAMPLES / rowSamples);
    rounding = Rounding.of(model.index().picture());
  }

  /** Rows and columns of the whole picture at its own size. */
  public static Grid ownGrid(TiledModel model) {
    return Grid.of(
        Axis.centred("y", model.index().picture().height()),
        Axis.centred("x", model.index().picture().width()));
  }

  /** The pixels of a window at the picture's own size. */
  public static Grid ownGrid(TiledModel model, Window window) {
    return ownGrid(model)
        .window(0, window.y(), window.height())
        .window(1, window.x(), window.width());
  }

  /** Rows that are computed at once. */
  public int rowsPerBand() {
    return bandRows;
  }

  /**
   * Samples of some rows, cheapest from top to bottom.
   *
   * @param samples overwritten from 0, pixel by pixel
   * @throws UncheckedIOException if a tile cannot be read
   */
  public void read(int firstRow, int count, int[] samples) {
    for (int row = 0; row < count; row++) {
      int from = place(firstRow + row);
      for (int i = 0; i < rowSamples; i++) {
        samples[row * rowSamples + i] = (int) band[from + i];
      }
    }
  }

  /** The same as floating point. */
  public void read(int firstRow, int count, double[] samples) {
    for (int row = 0; row < count; row++) {
      int from = place(firstRow + row);
      System.arraycopy(band, from, samples, row * rowSamples, rowSamples);
    }
  }

  /** Where a row lies in the band, which is computed if it lies elsewhere. */
  private int place(int row) {
    if (row < bandFirst || row >= bandFirst + bandCount) {
      compute(row, Math.min(bandRows, rows.samples() - row));
    }
    return (row - bandFirst) * rowSamples;
  }

  private void compute(int firstRow, int count) {
    bandCount = 0;
    if (band.length != count * rowSamples) {
      band = new double[count * rowSamples];
    }
    Arrays.fill(band, 0);
    Axis bandAxis = rows.window(firstRow, count);
    Tiling tiling = model.tiling();
    for (int r = 0; r < tiling.rows().parts(); r++) {
      Span below = Span.of(tiling.rows(), r, bandAxis);
      for (int c = 0; below.count() > 0 && c < tiling.columns().parts(); c++) {
        Span across = Span.of(tiling.columns(), c, columns);
        if (across.count() > 0) {
          add(r * tiling.columns().parts() + c, bandAxis, below, across);
        }
      }
    }
    for (int i = 0; i < band.length; i++) {
      band[i] = rounding.of(band[i]);
    }
    bandFirst = firstRow;
    bandCount = count;
  }

  private void add(int tile, Axis bandAxis, Span below, Span across) {
    Model network = tile(tile);
    Axis y = below.local(bandAxis, network.grid().axes().get(0));
    Axis x = across.local(columns, network.grid().axes().get(1));
    int step = Math.max(1, POINTS_PER_EVALUATION / across.count());
    float[] predictions = {};
    try (Evaluator evaluator =
        BackendChoice.rendering(BackendChoice.AUTO, network.plan().network())
            .evaluator(network.plan().network(), network.parameters(), threads)) {
      for (int row = 0, count; row < below.count(); row += count) {
        betweenEvaluations.run();
        count = Math.min(step, below.count() - row);
        int size = count * across.count() * channels;
        if (predictions.length != size) {
          predictions = new float[size];
        }
        evaluator.evaluate(Grid.of(y.window(row, count), x), predictions);
        blend(network, predictions, bandAxis, new Span(below, row, count), across);
      }
    }
  }

  private void blend(Model network, float[] predictions, Axis bandAxis, Span below, Span across) {
    int next = 0;
    for (int row = 0; row < below.count(); row++) {
      double ofRow = below.weight(bandAxis, row);
      int to = (below.first() + row) * rowSamples + across.first() * channels;
      for (int column = 0; column < across.count(); column++) {
        double weight = ofRow * across.weight(columns, column);
        for (int c = 0; c < channels; c++) {
          band[to++] += weight * network.range().toStored(predictions[next++]);
        }
      }
    }
  }

  private Model tile(int number) {
    try {
      return model.tile(number);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
