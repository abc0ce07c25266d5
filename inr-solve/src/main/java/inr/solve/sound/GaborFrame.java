package inr.solve.sound;

import inr.parallel.Workers;
import java.util.Arrays;

/**
 * A tight Gabor frame: spectra of frames that overlap by three quarters under Hann's window, scaled
 * so that the frames of the spectra add up to the sound again. What it does to a sound in between
 * is the persistent empirical Wiener estimate: a coefficient C becomes C·max(0, 1 − λ²/e), e the
 * mean of |C|² over the same frequency in 7 frames around it.
 *
 * <p>Tones last, so a weak moment of one is kept, and a strong moment of nothing is not.
 *
 * <p>For maintainers: strips of 16 frames are transformed with their neighbours and keep their sums
 * to themselves; these are added in their order, so bits do not depend on threads.
 *
 * @see <a href="https://doi.org/10.1109/TSP.2013.2240156">Kowalski, Siedenburg and Dörfler 2013,
 *     Social sparsity</a>
 */
final class GaborFrame {
  private static final int OVERLAP = 4;
  private static final int STRIP = 16;

  /** Frames to either side whose energy counts. */
  private static final int REACH = 3;

  /** Σ of Hann's window squared over frames that overlap so. */
  private static final double SQUARES = 1.5;

  private final int size;
  private final int hop;
  private final int length;
  private final int frames;
  private final Workers workers;
  private final double[] window;
  private final Strip[] strips;

  /**
   * The frame of sounds of a length.
   *
   * @param size samples of a frame, a power of two from 16 on
   */
  GaborFrame(int size, int length, Workers workers) {
    this.size = size;
    this.hop = size / OVERLAP;
    this.length = length;
    this.frames = (length - 1) / hop + OVERLAP;
    this.workers = workers;
    this.window = new double[size];
    Arrays.setAll(window, i -> hann(i, size) / Math.sqrt(SQUARES));
    this.strips = new Strip[workers.count()];
    Arrays.setAll(strips, i -> new Strip());
  }

  /** Hann's window, sin²(π (i + ½)/n). */
  static double hann(int i, int n) {
    double sine = StrictMath.sin(Math.PI * (i + 0.5) / n);
    return sine * sine;
  }

  /** Largest |C| of a sound. */
  double largest(double[] x) {
    double[] most = new double[count()];
    workers.run(
        most.length,
        (worker, s) -> {
          Strip strip = strips[worker];
          strip.transform(x, s * STRIP, 0);
          for (double[] energies : strip.energies) {
            most[s] = Math.max(most[s], Arrays.stream(energies).max().orElse(0));
          }
        });
    return Math.sqrt(Arrays.stream(most).max().orElse(0));
  }

  /** What the estimate with a threshold λ makes of a sound. */
  double[] shrunk(double[] x, double threshold) {
    double[][] sums = new double[count()][];
    workers.run(
        sums.length,
        (worker, s) -> {
          Strip strip = strips[worker];
          strip.transform(x, s * STRIP, REACH);
          sums[s] = strip.shrunk(s * STRIP, threshold * threshold);
        });
    double[] result = new double[length];
    for (int s = 0; s < sums.length; s++) {
      int from = start(s * STRIP);
      for (int i = Math.max(0, -from); i < sums[s].length && from + i < length; i++) {
        result[from + i] += sums[s][i];
      }
    }
    return result;
  }

  private int count() {
    return (frames - 1) / STRIP + 1;
  }

  /** First sample of a frame; it may lie before the sound. */
  private int start(int frame) {
    return (frame - OVERLAP + 1) * hop;
  }

  /** Workspace of one worker. */
  private final class Strip {
    private final RealTransform transform = new RealTransform(size);
    private final double[][] spectra = new double[STRIP + 2 * REACH][size];
    private final double[][] energies = new double[STRIP + 2 * REACH][size / 2 + 1];
    private final double[] mean = new double[size / 2 + 1];

    /** Spectra of the frames of a strip and of some around it; zeros where there is no frame. */
    void transform(double[] x, int first, int around) {
      for (int f = 0; f < spectra.length; f++) {
        int frame = first + f - REACH;
        boolean there = frame >= 0 && frame < frames;
        if (there && f >= REACH - around && f < REACH + STRIP + around) {
          load(x, start(frame), spectra[f]);
          transform.forward(spectra[f]);
          measure(spectra[f], energies[f]);
        } else {
          Arrays.fill(energies[f], 0);
        }
      }
    }

    private void load(double[] x, int from, double[] frame) {
      for (int i = 0; i < size; i++) {
        int at = from + i;
        frame[i] = at >= 0 && at < length ? window[i] * x[at] : 0;
      }
    }

    private void measure(double[] spectrum, double[] energy) {
      energy[0] = spectrum[0] * spectrum[0];
      energy[size / 2] = spectrum[1] * spectrum[1];
      for (int k = 1; k < size / 2; k++) {
        double re = spectrum[2 * k];
        double im = spectrum[2 * k + 1];
        energy[k] = re * re + im * im;
      }
    }

    /** The frames of the strip, shrunk and added, from the first sample of the first one on. */
    double[] shrunk(int first, double square) {
      double[] sum = new double[(STRIP + OVERLAP - 1) * hop];
      for (int f = 0; f < STRIP && first + f < frames; f++) {
        gather(f);
        double[] spectrum = spectra[f + REACH];
        shrink(spectrum, square);
        transform.inverse(spectrum);
        for (int i = 0; i < size; i++) {
          sum[f * hop + i] += window[i] * spectrum[i];
        }
      }
      return sum;
    }

    /** Mean energy around a frame. */
    private void gather(int f) {
      Arrays.fill(mean, 0);
      for (int j = 0; j <= 2 * REACH; j++) {
        double[] energy = energies[f + j];
        for (int k = 0; k < mean.length; k++) {
          mean[k] += energy[k];
        }
      }
      for (int k = 0; k < mean.length; k++) {
        mean[k] /= 2 * REACH + 1;
      }
    }

    private void shrink(double[] spectrum, double square) {
      spectrum[0] *= gain(mean[0], square);
      spectrum[1] *= gain(mean[size / 2], square);
      for (int k = 1; k < size / 2; k++) {
        double gain = gain(mean[k], square);
        spectrum[2 * k] *= gain;
        spectrum[2 * k + 1] *= gain;
      }
    }
  }

  private static double gain(double energy, double square) {
    return energy > square ? 1 - square / energy : 0;
  }
}
