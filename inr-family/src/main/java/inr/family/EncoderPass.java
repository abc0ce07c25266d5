package inr.family;

import inr.grid.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Points of one signal through a {@link SetEncoder} and back. The workspace of one worker. */
final class EncoderPass {
  private final SineTile tile;
  private final int channels;
  private final int dimensions;
  private final int width;

  /** Coordinates of all points, {@code [points][paddedIn]}. */
  private final float[] coordinates;

  /** Coordinates and values of those that are shown. */
  private final float[] shown;

  private int count;

  EncoderPass(List<PackedLayer> layers, Grid grid, int channels) {
    tile = new SineTile(layers);
    coordinates = layers.get(0).rows(grid);
    shown = coordinates.clone();
    width = layers.get(0).paddedIn;
    dimensions = grid.dimensions();
    this.channels = channels;
  }

  /**
   * The mean of f over some points.
   *
   * @param values of all points, {@code [points, channels]}
   * @param points that are shown, the first {@code count} of them
   */
  void mean(float[] values, int[] points, int count, double[] phi) {
    this.count = count;
    for (int n = 0; n < count; n++) {
      int point = points[n];
      System.arraycopy(coordinates, point * width, shown, n * width, dimensions);
      System.arraycopy(values, point * channels, shown, n * width + dimensions, channels);
    }
    tile.startWithBiases();
    Arrays.fill(phi, 0);
    for (int from = 0; from < count; from += SineTile.ROWS) {
      int rows = forward(from);
      float[] latents = tile.predictions();
      for (int n = 0; n < rows; n++) {
        for (int k = 0; k < phi.length; k++) {
          phi[k] += latents[n * tile.width() + k];
        }
      }
    }
    for (int k = 0; k < phi.length; k++) {
      phi[k] /= count;
    }
  }

  /** Slopes by the mean become those by the parameters, through the points that it was of. */
  void pull(double[] dPhi, LayerGradient gradient) {
    gradient.clear();
    tile.begin();
    for (int from = 0; from < count; from += SineTile.ROWS) {
      int rows = forward(from);
      float[] slopes = tile.slopes();
      Arrays.fill(slopes, 0, rows * tile.width(), 0);
      for (int n = 0; n < rows; n++) {
        for (int k = 0; k < dPhi.length; k++) {
          slopes[n * tile.width() + k] = (float) (dPhi[k] / count);
        }
      }
      tile.backward(rows, false, Optional.of(gradient));
    }
    gradient.addToBiases(tile.slopeSums);
  }

  private int forward(int from) {
    int rows = Math.min(SineTile.ROWS, count - from);
    tile.load(shown, from, rows);
    tile.forward(rows, false, List.of());
    return rows;
  }
}
