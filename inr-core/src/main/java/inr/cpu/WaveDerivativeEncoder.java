package inr.cpu;

import inr.circuit.WaveDerivative;
import inr.circuit.Waves;
import inr.cpu.kernel.StripMath;

/** Derivatives of raw coordinates, sines and cosines. */
final class WaveDerivativeEncoder implements PointEncoder {
  private final WaveDerivative derivative;
  private final Waves waves;
  private final WavePhases phases;
  private final FeatureColumns columns;

  WaveDerivativeEncoder(WaveDerivative derivative, int rowCapacity, StripMath strips) {
    this.derivative = derivative;
    this.waves = derivative.waves();
    this.phases = new WavePhases(waves, strips);
    this.columns = new FeatureColumns(derivative.features(), rowCapacity);
  }

  @Override
  public int scratchSize() {
    return phases.scratchSize();
  }

  @Override
  public void encode(double[] x, float[] features, int row, Scratch scratch) {
    if (waves.raw()) {
      for (int d = 0; d < waves.dimensions(); d++) {
        features[columns.place(row, d)] = (float) derivative.raw()[d];
      }
    }
    if (waves.count() == 0) {
      return;
    }
    phases.compute(x, scratch);
    boolean first = derivative.order() == 1;
    for (int m = 0; m < waves.count(); m++) {
      double factor = derivative.factors()[m];
      double sine = phases.sine(scratch, m);
      double cosine = phases.cosine(scratch, m);
      features[columns.place(row, waves.sineColumns()[m])] =
          (float) (factor * (first ? cosine : -sine));
      features[columns.place(row, waves.cosineColumns()[m])] =
          (float) (-factor * (first ? sine : cosine));
    }
  }

  @Override
  public void differentiate(double[] x, float[] dFeatures, int row, Scratch scratch, double[] dx) {
    throw new UnsupportedOperationException("derivatives of derivatives are carried, not asked");
  }
}
