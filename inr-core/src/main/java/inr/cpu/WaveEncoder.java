package inr.cpu;

import inr.circuit.Waves;
import inr.cpu.kernel.StripMath;

/** Raw coordinates, sines and cosines. */
final class WaveEncoder implements PointEncoder {
  private final Waves waves;
  private final WavePhases phases;
  private final FeatureColumns columns;

  WaveEncoder(Waves waves, int rowCapacity, StripMath strips) {
    this.waves = waves;
    this.phases = new WavePhases(waves, strips);
    this.columns = new FeatureColumns(waves.features(), rowCapacity);
  }

  /** Columns that come out. */
  Panels outputs() {
    return columns.panels();
  }

  @Override
  public int scratchSize() {
    return phases.scratchSize();
  }

  @Override
  public void encode(double[] x, float[] features, int row, Scratch scratch) {
    if (waves.raw()) {
      for (int d = 0; d < waves.dimensions(); d++) {
        features[columns.place(row, d)] = (float) x[d];
      }
    }
    if (waves.count() == 0) {
      return;
    }
    phases.compute(x, scratch);
    for (int m = 0; m < waves.count(); m++) {
      features[columns.place(row, waves.sineColumns()[m])] = phases.sine(scratch, m);
      features[columns.place(row, waves.cosineColumns()[m])] = phases.cosine(scratch, m);
    }
  }

  @Override
  public void differentiate(double[] x, float[] dFeatures, int row, Scratch scratch, double[] dx) {
    int dimensions = waves.dimensions();
    if (waves.raw()) {
      for (int d = 0; d < dimensions; d++) {
        dx[d] += dFeatures[columns.place(row, d)];
      }
    }
    if (waves.count() == 0) {
      return;
    }
    phases.compute(x, scratch);
    for (int m = 0; m < waves.count(); m++) {
      double slope =
          (double) phases.cosine(scratch, m) * dFeatures[columns.place(row, waves.sineColumns()[m])]
              - (double) phases.sine(scratch, m)
                  * dFeatures[columns.place(row, waves.cosineColumns()[m])];
      for (int d = 0; d < dimensions; d++) {
        dx[d] += waves.frequencies()[m * dimensions + d] * slope;
      }
    }
  }
}
