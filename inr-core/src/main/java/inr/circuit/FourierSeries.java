package inr.circuit;

import java.util.Arrays;

/**
 * Sums of harmonics of one coordinate x, without parameters: feature f is Σₖ cₖ cos kωx + sₖ sin
 * kωx. Harmonics are turned from one to the next, which leaves an error of about k roundings.
 *
 * @param dimensions coordinates D
 * @param axis which of them x is
 * @param omega ω, in radians per unit of the coordinate
 * @param cosines c of each feature, from k = 0 on
 * @param sines s of each feature, as many
 */
public record FourierSeries(
    int dimensions, int axis, double omega, double[][] cosines, double[][] sines)
    implements PointFunction {
  @Override
  public int features() {
    return cosines.length;
  }

  @Override
  public void at(double[] x, double[] features) {
    int terms = 0;
    for (double[] row : cosines) {
      terms = Math.max(terms, row.length);
    }
    double[] cosine = new double[terms];
    double[] sine = new double[terms];
    double c = StrictMath.cos(omega * x[axis]);
    double s = StrictMath.sin(omega * x[axis]);
    for (int k = 0; k < terms; k++) {
      cosine[k] = k == 0 ? 1 : cosine[k - 1] * c - sine[k - 1] * s;
      sine[k] = k == 0 ? 0 : sine[k - 1] * c + cosine[k - 1] * s;
    }
    for (int f = 0; f < cosines.length; f++) {
      double sum = 0;
      for (int k = 0; k < cosines[f].length; k++) {
        sum += cosines[f][k] * cosine[k] + sines[f][k] * sine[k];
      }
      features[f] = sum;
    }
  }

  @Override
  public FourierSeries along(Channel channel) {
    if (channel instanceof Channel.Slope slope) {
      return slope(slope.axis() == axis ? 1 : 0);
    }
    return slope(((Channel.Curvature) channel).weight(axis, axis)).slope(1);
  }

  /** Times a factor, the derivative by x: cos kωx ↦ −kω sin kωx, sin kωx ↦ kω cos kωx. */
  private FourierSeries slope(double factor) {
    double[][] slopesOfSines = new double[sines.length][];
    double[][] slopesOfCosines = new double[cosines.length][];
    for (int f = 0; f < cosines.length; f++) {
      slopesOfSines[f] = new double[sines[f].length];
      slopesOfCosines[f] = new double[cosines[f].length];
      for (int k = 0; k < cosines[f].length; k++) {
        slopesOfSines[f][k] = factor * k * omega * sines[f][k];
        slopesOfCosines[f][k] = -factor * k * omega * cosines[f][k];
      }
    }
    return new FourierSeries(dimensions, axis, omega, slopesOfSines, slopesOfCosines);
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(cosines).flatMapToDouble(Arrays::stream).allMatch(number -> number == 0)
        && Arrays.stream(sines).flatMapToDouble(Arrays::stream).allMatch(number -> number == 0);
  }
}
