package inr.cli;

import inr.io.image.FloatRows;
import inr.rendering.Renderer;

/**
 * Rows of a rendering in floating point. They are asked for one by one, even from the lowest up,
 * but a window of them is what costs least to render; so the last window is kept.
 */
final class RenderedFloats implements FloatRows {
  private final Renderer renderer;
  private final int rowSamples;
  private final int windowRows;
  private final RowProgress progress;
  private final double[] window;
  private int firstKept = -1;
  private int given;

  /**
   * Rows that are rendered when they are asked for.
   *
   * @param rowSamples numbers of a row
   * @param progress sees the rows that are given, each once
   */
  RenderedFloats(Renderer renderer, int rowSamples, RowProgress progress) {
    this.renderer = renderer;
    this.rowSamples = rowSamples;
    this.windowRows = Math.min(renderer.rowsPerWindow(), renderer.rows());
    this.progress = progress;
    this.window = new double[windowRows * rowSamples];
  }

  @Override
  public void read(int firstRow, int rows, float[] samples) {
    for (int row = 0; row < rows; row++) {
      int from = keep(firstRow + row) * rowSamples;
      for (int i = 0; i < rowSamples; i++) {
        samples[row * rowSamples + i] = (float) window[from + i];
      }
      progress.rows(++given, renderer.rows());
    }
  }

  /** Renders the window of a row unless it is kept, and returns where in it the row lies. */
  private int keep(int row) {
    int first = row / windowRows * windowRows;
    if (first != firstKept) {
      renderer.read(first, Math.min(windowRows, renderer.rows() - first), window);
      firstKept = first;
    }
    return row - first;
  }
}
