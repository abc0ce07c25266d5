package inr.structure;

import inr.loss.StructuralLoss.Resolution;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * X[m,k] = Σ_n w[n]·x[m·hop + n − size/2]·e^(−2πikn/size): frames in whose middle sample m·hop
 * lies, bins 0 … size/2, w the periodic Hann window in the middle of a frame. Beyond its ends a
 * sound is mirrored, its last sample not twice.
 *
 * <p>Numbers of a spectrum are {@code [frames, bins, 2]}, real and imaginary part. Of the sizes
 * that a resolution may have, the transform works on the calling thread.
 */
final class ShortTimeSpectrum {
  private final int samples;
  private final int size;
  private final int hop;
  private final double[] window;
  private final DoubleFFT_1D transform;
  private final double[] frame;

  /** Of sounds of one length. */
  ShortTimeSpectrum(int samples, Resolution resolution) {
    this.samples = samples;
    this.size = resolution.size();
    this.hop = resolution.hop();
    this.transform = new DoubleFFT_1D(size);
    this.frame = new double[size];
    this.window = new double[size];
    int first = (size - resolution.window()) / 2;
    for (int n = 0; n < resolution.window(); n++) {
      window[first + n] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / resolution.window());
    }
  }

  int frames() {
    return 1 + samples / hop;
  }

  int bins() {
    return size / 2 + 1;
  }

  /** The sample that stands at a place of a frame. */
  private int sample(int m, int n) {
    int at = Math.abs(m * hop + n - size / 2);
    return at < samples ? at : 2 * (samples - 1) - at;
  }

  double[] of(double[] x) {
    double[] spectrum = new double[frames() * bins() * 2];
    for (int m = 0; m < frames(); m++) {
      for (int n = 0; n < size; n++) {
        frame[n] = window[n] * x[sample(m, n)];
      }
      transform.realForward(frame);
      int at = m * bins() * 2;
      System.arraycopy(frame, 0, spectrum, at, size);
      // Packed: the real last bin stands where the imaginary part of bin 0 would be.
      spectrum[at + size] = frame[1];
      spectrum[at + 1] = 0;
    }
    return spectrum;
  }

  /**
   * The adjoint: from slopes by real and imaginary parts to those by the samples.
   *
   * @param slopes added to
   */
  void back(double[] spectrum, double[] slopes) {
    for (int m = 0; m < frames(); m++) {
      int at = m * bins() * 2;
      System.arraycopy(spectrum, at, frame, 0, size);
      // Without its factor the inverse transform counts both end bins by half.
      frame[0] = 2 * spectrum[at];
      frame[1] = 2 * spectrum[at + size];
      transform.realInverse(frame, false);
      for (int n = 0; n < size; n++) {
        slopes[sample(m, n)] += window[n] * frame[n];
      }
    }
  }
}
