package inr.solve.sound;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Fourier transform of real frames on the calling thread, X[k] = Σₙ x[n] e^{−2πi kn/N}, and its
 * inverse.
 *
 * <p>Spectra are packed as JTransforms does: real parts at 2k, imaginary parts at 2k + 1, but
 * X[N/2], which is real, at 1. Of frames above 4096 that library would call threads of its own, so
 * these are made of the transforms of their even and odd samples: X[k] = E[k] + e^{−2πi k/N} O[k].
 */
final class RealTransform {
  private static final int LONGEST = 4096;

  private final Part part;

  /** Of frames of a size, a power of two from 8 on. */
  RealTransform(int size) {
    part = size <= LONGEST ? new Leaf(size) : new Halves(size);
  }

  /** Replaces samples by their spectrum. */
  void forward(double[] x) {
    part.forward(x);
  }

  /** Replaces a spectrum by its samples. */
  void inverse(double[] x) {
    part.inverse(x);
  }

  private interface Part {
    void forward(double[] x);

    void inverse(double[] x);
  }

  private static final class Leaf implements Part {
    private final DoubleFFT_1D transform;

    Leaf(int size) {
      transform = new DoubleFFT_1D(size);
    }

    @Override
    public void forward(double[] x) {
      transform.realForward(x);
    }

    @Override
    public void inverse(double[] x) {
      transform.realInverse(x, true);
    }
  }

  private static final class Halves implements Part {
    private final RealTransform half;
    private final double[] even;
    private final double[] odd;
    private final double[] cosines;
    private final double[] sines;

    Halves(int size) {
      half = new RealTransform(size / 2);
      even = new double[size / 2];
      odd = new double[size / 2];
      cosines = new double[size / 4];
      sines = new double[size / 4];
      for (int k = 0; k < cosines.length; k++) {
        double angle = -2 * Math.PI * k / size;
        cosines[k] = StrictMath.cos(angle);
        sines[k] = StrictMath.sin(angle);
      }
    }

    /** X[N/2 − k] is the conjugate of E[k] − e^{−2πi k/N} O[k]. */
    @Override
    public void forward(double[] x) {
      for (int n = 0; n < even.length; n++) {
        even[n] = x[2 * n];
        odd[n] = x[2 * n + 1];
      }
      half.forward(even);
      half.forward(odd);
      int size = x.length;
      x[0] = even[0] + odd[0];
      x[1] = even[0] - odd[0];
      x[size / 2] = even[1];
      x[size / 2 + 1] = -odd[1];
      for (int k = 1; k < cosines.length; k++) {
        double re = cosines[k] * odd[2 * k] - sines[k] * odd[2 * k + 1];
        double im = cosines[k] * odd[2 * k + 1] + sines[k] * odd[2 * k];
        x[2 * k] = even[2 * k] + re;
        x[2 * k + 1] = even[2 * k + 1] + im;
        x[size - 2 * k] = even[2 * k] - re;
        x[size - 2 * k + 1] = im - even[2 * k + 1];
      }
    }

    @Override
    public void inverse(double[] x) {
      int size = x.length;
      even[0] = (x[0] + x[1]) / 2;
      odd[0] = (x[0] - x[1]) / 2;
      even[1] = x[size / 2];
      odd[1] = -x[size / 2 + 1];
      for (int k = 1; k < cosines.length; k++) {
        even[2 * k] = (x[2 * k] + x[size - 2 * k]) / 2;
        even[2 * k + 1] = (x[2 * k + 1] - x[size - 2 * k + 1]) / 2;
        double re = (x[2 * k] - x[size - 2 * k]) / 2;
        double im = (x[2 * k + 1] + x[size - 2 * k + 1]) / 2;
        odd[2 * k] = cosines[k] * re + sines[k] * im;
        odd[2 * k + 1] = cosines[k] * im - sines[k] * re;
      }
      half.inverse(even);
      half.inverse(odd);
      for (int n = 0; n < even.length; n++) {
        x[2 * n] = even[n];
        x[2 * n + 1] = odd[n];
      }
    }
  }
}
