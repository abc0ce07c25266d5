package inr.cpu;

import inr.cpu.kernel.StripMath;
import inr.encoding.Waves;

/**
 * Coordinates to features in panels. Phases are computed in double, without whole turns, and
 * rounded once; sines and cosines are those of the kernels.
 */
final class WaveEncoder {
  private static final double TURNS_PER_RADIAN = 0.5 / Math.PI;

  private final Waves waves;
  private final Panels panels;
  private final StripMath strips;
  private final int[] columnPlaces;
  private final int[] columnWidths;

  WaveEncoder(Waves waves, int rowCapacity, StripMath strips) {
    this.waves = waves;
    this.panels = new Panels(waves.features());
    this.strips = strips;
    this.columnPlaces = new int[waves.features()];
    this.columnWidths = new int[waves.features()];
    for (int column = 0; column < columnPlaces.length; column++) {
      columnPlaces[column] = panels.index(rowCapacity, 0, column);
      columnWidths[column] = panels.width(panels.panelOf(column));
    }
  }

  /** Columns that come out. */
  Panels outputs() {
    return panels;
  }

  /** Floats of scratch that a call needs. */
  int scratchSize() {
    return 3 * waves.count();
  }

  /** Features of the point x into one row of the tile. */
  void encode(double[] x, float[] features, int row, float[] scratch) {
    if (waves.raw()) {
      for (int d = 0; d < waves.dimensions(); d++) {
        features[columnPlaces[d] + row * columnWidths[d]] = (float) x[d];
      }
    }
    int count = waves.count();
    if (count == 0) {
      return;
    }
    sinesAndCosines(x, scratch);
    for (int m = 0; m < count; m++) {
      int sine = waves.sineColumns()[m];
      int cosine = waves.cosineColumns()[m];
      features[columnPlaces[sine] + row * columnWidths[sine]] = scratch[count + m];
      features[columnPlaces[cosine] + row * columnWidths[cosine]] = scratch[2 * count + m];
    }
  }

  /** dx_d ← Σ ∂feature/∂x_d · dFeature of one row; x is the point. */
  void differentiate(double[] x, float[] dFeatures, int row, float[] scratch, double[] dx) {
    int dimensions = waves.dimensions();
    for (int d = 0; d < dimensions; d++) {
      dx[d] = waves.raw() ? dFeatures[columnPlaces[d] + row * columnWidths[d]] : 0;
    }
    int count = waves.count();
    if (count == 0) {
      return;
    }
    sinesAndCosines(x, scratch);
    for (int m = 0; m < count; m++) {
      int sine = waves.sineColumns()[m];
      int cosine = waves.cosineColumns()[m];
      double slope =
          (double) scratch[2 * count + m] * dFeatures[columnPlaces[sine] + row * columnWidths[sine]]
              - (double) scratch[count + m]
                  * dFeatures[columnPlaces[cosine] + row * columnWidths[cosine]];
      for (int d = 0; d < dimensions; d++) {
        dx[d] += waves.frequencies()[m * dimensions + d] * slope;
      }
    }
  }

  private void sinesAndCosines(double[] x, float[] scratch) {
    int count = waves.count();
    for (int m = 0; m < count; m++) {
      double turns = waves.phase(m, x) * TURNS_PER_RADIAN;
      scratch[m] = (float) (4 * (turns - Math.rint(turns)));
    }
    strips.sinCosQuarters(scratch, 0, scratch, count, scratch, 2 * count, count);
  }
}
