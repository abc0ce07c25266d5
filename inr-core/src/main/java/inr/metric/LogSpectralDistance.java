package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Log-spectral distance: LSD = mean over frames of √(mean over bins of (10·log₁₀(X + ε) −
 * 10·log₁₀(Y + ε))²) in dB, X and Y power spectra, ε = 10⁻¹⁰.
 *
 * <p>A frame is 1,024 samples of one channel on the amplitude scale (full scale is 1) times the
 * periodic Hann window ½ − ½·cos(2πn/1024); frames start every 256 samples and only whole ones
 * count, with no padding. A spectrum has the 513 bins from 0 to half the rate, |DFT|² without
 * normalisation. Several channels: mean over channels. 0 for equal sounds. Published figures differ
 * in window and ε, which change tonal sounds by a factor: compare only distances computed alike.
 */
public final class LogSpectralDistance {
  private static final int FRAME = 1024;
  private static final int HOP = 256;
  private static final int BINS = FRAME / 2 + 1;
  private static final double FLOOR = 1e-10;

  // Of this length the transform works on the calling thread. Its sines and cosines are computed in
  // plain Java, so it gives the same bits everywhere.
  private final DoubleFFT_1D transform = new DoubleFFT_1D(FRAME);
  private final double[] window = new double[FRAME];
  private final double[] frame = new double[FRAME];
  private final Medium.Sound shape;

  private LogSpectralDistance(Medium.Sound shape) {
    this.shape = shape;
    for (int n = 0; n < FRAME; n++) {
      window[n] = (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / FRAME)) / shape.fullScale();
    }
  }

  /** Distance between two sounds; empty where they are shorter than 1,024 samples a channel. */
  public static OptionalDouble of(Medium.Sound shape, Samples reference, Samples estimate) {
    Shapes.requireFilled(shape, reference, estimate);
    return shape.frames() < FRAME
        ? OptionalDouble.empty()
        : OptionalDouble.of(new LogSpectralDistance(shape).mean(reference, estimate));
  }

  /**
   * Channels have equally many frames, so one mean over all frames is the mean over channels too.
   */
  private double mean(Samples reference, Samples estimate) {
    int frames = 1 + (shape.frames() - FRAME) / HOP;
    double[] x = new double[BINS];
    double[] y = new double[BINS];
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int index = 0; index < frames; index++) {
        logPower(reference, index * HOP, channel, x);
        logPower(estimate, index * HOP, channel, y);
        double squares = 0;
        for (int bin = 0; bin < BINS; bin++) {
          double difference = x[bin] - y[bin];
          squares += difference * difference;
        }
        sum += Math.sqrt(squares / BINS);
      }
    }
    return sum / ((double) frames * shape.channels());
  }

  /** Power of each bin in dB, of the frame that begins at sample {@code start} of a channel. */
  private void logPower(Samples samples, int start, int channel, double[] power) {
    for (int n = 0; n < FRAME; n++) {
      frame[n] = window[n] * samples.get((start + n) * shape.channels() + channel);
    }
    // In place and packed: real parts at 2k, imaginary parts at 2k + 1, but the real last bin where
    // the imaginary part of bin 0 would be.
    transform.realForward(frame);
    power[0] = decibels(frame[0] * frame[0]);
    power[BINS - 1] = decibels(frame[1] * frame[1]);
    for (int bin = 1; bin < BINS - 1; bin++) {
      power[bin] =
          decibels(frame[2 * bin] * frame[2 * bin] + frame[2 * bin + 1] * frame[2 * bin + 1]);
    }
  }

  private static double decibels(double power) {
    return 10 * StrictMath.log10(power + FLOOR);
  }
}
