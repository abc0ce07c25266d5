package inr.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A wave at several distances: y_z = Wᴴ(H_z·W x), H_z = exp(2πi·z/λ·√(1 − λ²f²)), a plane below the
 * other; W is the {@link Fourier} transform, f the frequency in cycles a sample. The adjoint has
 * conj(H_z).
 *
 * <p>Borders are periodic. Waves with λf above 1 do not propagate and are left out, so H is of
 * modulus 1 or 0. Goodman, Introduction to Fourier Optics, section 3.10.
 */
public final class AngularSpectrum implements ForwardOperator {
  private final Fourier fourier;
  private final double wavelength;
  private final List<Double> distances;
  private final List<double[]> factors = new ArrayList<>();
  private final int points;

  /**
   * Planes.
   *
   * @param plane height and width of x
   * @param wavelength λ in samples, more than 0
   * @param distances z in samples, at least one; negative ones lie before x
   */
  public AngularSpectrum(Shape plane, double wavelength, List<Double> distances) {
    this.fourier = new Fourier(plane);
    this.wavelength = wavelength;
    this.distances = List.copyOf(distances);
    this.points = plane.size();
    boolean finite = distances.stream().allMatch(Double::isFinite);
    if (!(wavelength > 0 && Double.isFinite(wavelength)) || distances.isEmpty() || !finite) {
      throw new IllegalArgumentException(
          "angular spectrum of wavelength "
              + wavelength
              + " at distances "
              + distances
              + "; a positive wavelength and at least one finite distance are needed");
    }
    for (double distance : distances) {
      factors.add(factor(plane, wavelength, distance));
    }
  }

  private static double[] factor(Shape plane, double wavelength, double distance) {
    int width = plane.side(1);
    double[] factor = new double[2 * plane.size()];
    for (int i = 0; i < plane.size(); i++) {
      double down = frequency(i / width, plane.side(0));
      double across = frequency(i % width, width);
      double along = 1 - wavelength * wavelength * (down * down + across * across);
      if (along >= 0) {
        double angle = 2 * Math.PI * distance / wavelength * Math.sqrt(along);
        factor[2 * i] = StrictMath.cos(angle);
        factor[2 * i + 1] = StrictMath.sin(angle);
      }
    }
    return factor;
  }

  /** Frequency of a place in a spectrum, in cycles a sample, from −½ to below ½. */
  public static double frequency(int place, int samples) {
    return (double) (2 * place < samples ? place : place - samples) / samples;
  }

  /** λ in samples. */
  public double wavelength() {
    return wavelength;
  }

  /** z of each plane, in samples. */
  public List<Double> distances() {
    return distances;
  }

  @Override
  public Shape domain() {
    return fourier.domain();
  }

  /** (planes·height, width, 2). */
  @Override
  public Shape range() {
    Shape one = fourier.domain();
    return Shape.of(distances.size() * one.side(0), one.side(1), 2);
  }

  @Override
  public void apply(double[] x, double[] y) {
    double[] spectrum = new double[2 * points];
    fourier.apply(x, spectrum);
    for (int z = 0; z < factors.size(); z++) {
      int place = 2 * points * z;
      Complex.multiply(factors.get(z), spectrum, 0, y, place, points);
      fourier.inverse(y, place);
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0, 2 * points, 0);
    double[] back = new double[2 * points];
    for (int z = 0; z < factors.size(); z++) {
      System.arraycopy(y, 2 * points * z, back, 0, back.length);
      fourier.forward(back, 0);
      Complex.addConjugate(factors.get(z), back, 0, x, points);
    }
    fourier.inverse(x, 0);
  }
}
