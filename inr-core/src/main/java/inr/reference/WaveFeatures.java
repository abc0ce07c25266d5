package inr.reference;

import inr.encoding.Waves;

/**
 * Raw coordinates and the sines and cosines of p = Ωx of one point; keeps that point for {@link
 * #backward}.
 */
final class WaveFeatures {
  private final Waves waves;
  private final double[] features;
  private final double[] dx;

  WaveFeatures(Waves waves) {
    this.waves = waves;
    this.features = new double[waves.features()];
    this.dx = new double[waves.dimensions()];
  }

  double[] forward(double[] x) {
    if (waves.raw()) {
      System.arraycopy(x, 0, features, 0, waves.dimensions());
    }
    for (int m = 0; m < waves.count(); m++) {
      double phase = waves.phase(m, x);
      features[waves.sineColumns()[m]] = StrictMath.sin(phase);
      features[waves.cosineColumns()[m]] = StrictMath.cos(phase);
    }
    return features;
  }

  /** ∂L/∂x of the last point: sin′ = cos and cos′ = −sin are features themselves. */
  double[] backward(double[] dFeatures) {
    for (int d = 0; d < dx.length; d++) {
      dx[d] = waves.raw() ? dFeatures[d] : 0;
      for (int m = 0; m < waves.count(); m++) {
        int sine = waves.sineColumns()[m];
        int cosine = waves.cosineColumns()[m];
        double dPhase = dFeatures[sine] * features[cosine] - dFeatures[cosine] * features[sine];
        dx[d] += dPhase * waves.frequencies()[m * dx.length + d];
      }
    }
    return dx;
  }
}
