package inr.circuit;

import java.util.Arrays;

/**
 * A derivative of waves: sine and cosine of the same phases, a quarter turn further for each order,
 * times a factor of each wave.
 *
 * @param waves what is differentiated
 * @param order 1 or 2: sin ↦ cos, cos ↦ −sin; sin ↦ −sin, cos ↦ −cos
 * @param factors of each wave: ω_d, or Σ wᵢⱼ ωᵢ ωⱼ
 * @param raw derivative of each coordinate itself; meant where the waves have raw coordinates
 */
public record WaveDerivative(Waves waves, int order, double[] factors, double[] raw)
    implements PointFunction {
  static WaveDerivative of(Waves waves, Channel channel) {
    int dimensions = waves.dimensions();
    double[] raw = new double[dimensions];
    double[] factors = new double[waves.count()];
    if (channel instanceof Channel.Slope slope) {
      raw[slope.axis()] = 1;
      for (int m = 0; m < factors.length; m++) {
        factors[m] = waves.frequencies()[m * dimensions + slope.axis()];
      }
      return new WaveDerivative(waves, 1, factors, raw);
    }
    Channel.Curvature curvature = (Channel.Curvature) channel;
    for (int m = 0; m < factors.length; m++) {
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; j < dimensions; j++) {
          factors[m] +=
              curvature.weight(i, j)
                  * waves.frequencies()[m * dimensions + i]
                  * waves.frequencies()[m * dimensions + j];
        }
      }
    }
    return new WaveDerivative(waves, 2, factors, raw);
  }

  @Override
  public int dimensions() {
    return waves.dimensions();
  }

  @Override
  public int features() {
    return waves.features();
  }

  @Override
  public void at(double[] x, double[] features) {
    if (waves.raw()) {
      System.arraycopy(raw, 0, features, 0, raw.length);
    }
    for (int m = 0; m < factors.length; m++) {
      double phase = waves.phase(m, x);
      double sine = StrictMath.sin(phase);
      double cosine = StrictMath.cos(phase);
      features[waves.sineColumns()[m]] = factors[m] * (order == 1 ? cosine : -sine);
      features[waves.cosineColumns()[m]] = -factors[m] * (order == 1 ? sine : cosine);
    }
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(factors).allMatch(factor -> factor == 0)
        && (!waves.raw() || Arrays.stream(raw).allMatch(slope -> slope == 0));
  }

  @Override
  public PointFunction along(Channel channel) {
    throw new IllegalArgumentException("derivatives of waves are there up to the second order");
  }
}
