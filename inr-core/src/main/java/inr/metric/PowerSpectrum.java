package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Power spectrum by the mean over windowed frames: P(f) = mean |DFT(w·(x − x̄))|² / Σw², w the
 * periodic Hann window, x̄ the mean of the frame. Noise of variance σ² has P = σ² everywhere.
 *
 * <p>Of a picture: frames of S x S pixels, S the largest power of two up to 512 that fits, half
 * overlapping, at most 8 along a side and evenly spread; the power at k/S cycles per pixel, k = 1
 * to S/2, is the mean over all frequencies (u, v) with round(√(u² + v²)) = k, and a pixel is the
 * mean of its colours. Of a sound: frames of 2,048 samples, half overlapping, the mean over
 * channels. Powers are of numbers whose full scale, or range where there is none, is 1.
 *
 * @param unit of the frequencies
 * @param bands in the order of their frequencies
 * @see <a href="https://doi.org/10.1109/TAU.1967.1161901">Welch 1967</a>
 */
public record PowerSpectrum(String unit, List<Band> bands) {
  private static final int LARGEST_SIDE = 512;
  private static final int LEAST_SIDE = 16;
  private static final int MOST_FRAMES = 8;
  private static final int SOUND_FRAME = 2048;

  public PowerSpectrum {
    bands = List.copyOf(bands);
  }

  /**
   * A band of it.
   *
   * @param frequency in its middle, above 0
   * @param power mean within, at least 0
   */
  public record Band(double frequency, double power) {}

  /**
   * The spectra of a reference, of an estimate and of the estimate less the reference; empty where
   * there is no frame: below 16 pixels a side, below 2,048 samples, or on other than two axes.
   *
   * @param estimate of the same medium and shape
   */
  public static Optional<List<PowerSpectrum>> compared(Signal reference, Signal estimate) {
    Samples a = reference.samples();
    Samples b = estimate.samples();
    List<IntToDoubleFunction> sources = List.of(a::get, b::get, i -> b.get(i) - a.get(i));
    if (reference.medium() instanceof Medium.Sound sound) {
      return sound.frames() < SOUND_FRAME
          ? Optional.empty()
          : Optional.of(sources.stream().map(source -> ofSound(sound, source)).toList());
    }
    List<Integer> sides = reference.coordinates().samples();
    if (sides.size() != 2 || Math.min(sides.get(0), sides.get(1)) < LEAST_SIDE) {
      return Optional.empty();
    }
    double scale = 1 / peak(reference);
    return Optional.of(
        sources.stream().map(source -> ofPicture(reference, source, scale)).toList());
  }

  private static double peak(Signal reference) {
    double peak =
        reference.medium() instanceof Medium.Picture picture
            ? picture.peak()
            : Psnr.range(reference.samples());
    return peak > 0 ? peak : 1;
  }

  /** Where frames begin. */
  private static int[] starts(int samples, int side, int most) {
    int count = Math.min(most, 1 + (samples - side) / (side / 2));
    int[] starts = new int[count];
    for (int i = 1; i < count; i++) {
      starts[i] = (int) ((long) i * (samples - side) / (count - 1));
    }
    return starts;
  }

  private static double[] hann(int side) {
    double[] window = new double[side];
    for (int n = 0; n < side; n++) {
      window[n] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / side);
    }
    return window;
  }

  private static double squares(double[] window) {
    double sum = 0;
    for (double value : window) {
      sum += value * value;
    }
    return sum;
  }

  private static PowerSpectrum ofSound(Medium.Sound sound, IntToDoubleFunction samples) {
    double[] window = hann(SOUND_FRAME);
    // Of this length the transform works on the calling thread, see LogSpectralDistance.
    DoubleFFT_1D transform = new DoubleFFT_1D(SOUND_FRAME);
    double[] frame = new double[SOUND_FRAME];
    double[] power = new double[SOUND_FRAME / 2 + 1];
    int[] starts = starts(sound.frames(), SOUND_FRAME, Integer.MAX_VALUE);
    for (int channel = 0; channel < sound.channels(); channel++) {
      for (int start : starts) {
        for (int n = 0; n < SOUND_FRAME; n++) {
          frame[n] = samples.applyAsDouble((start + n) * sound.channels() + channel);
        }
        centre(frame);
        for (int n = 0; n < SOUND_FRAME; n++) {
          frame[n] *= window[n] / sound.fullScale();
        }
        transform.realForward(frame);
        power[SOUND_FRAME / 2] += frame[1] * frame[1];
        for (int k = 1; k < SOUND_FRAME / 2; k++) {
          power[k] += frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
        }
      }
    }
    double all = squares(window) * starts.length * sound.channels();
    List<Band> bands = new ArrayList<>();
    for (int k = 1; k < power.length; k++) {
      bands.add(new Band((double) k * sound.rate() / SOUND_FRAME, power[k] / all));
    }
    return new PowerSpectrum("Hz", bands);
  }

  private static void centre(double[] frame) {
    double sum = 0;
    for (double value : frame) {
      sum += value;
    }
    double mean = sum / frame.length;
    for (int n = 0; n < frame.length; n++) {
      frame[n] -= mean;
    }
  }

  private static PowerSpectrum ofPicture(Signal shape, IntToDoubleFunction samples, double scale) {
    int rows = shape.coordinates().samples().get(0);
    int columns = shape.coordinates().samples().get(1);
    int side = Math.min(LARGEST_SIDE, Integer.highestOneBit(Math.min(rows, columns)));
    double[] window = hann(side);
    DoubleFFT_1D transform = new DoubleFFT_1D(side);
    double[] frame = new double[side * side];
    double[] power = new double[side / 2 + 1];
    int frames = 0;
    for (int top : starts(rows, side, MOST_FRAMES)) {
      for (int left : starts(columns, side, MOST_FRAMES)) {
        for (int i = 0; i < frame.length; i++) {
          int pixel = (top + i / side) * columns + left + i % side;
          frame[i] = scale * grey(shape.medium(), samples, pixel);
        }
        centre(frame);
        addRings(frame, side, window, transform, power);
        frames++;
      }
    }
    double all = squares(window) * squares(window) * frames;
    int[] members = members(side);
    List<Band> bands = new ArrayList<>();
    for (int k = 1; k < power.length; k++) {
      bands.add(new Band((double) k / side, power[k] / (all * members[k])));
    }
    return new PowerSpectrum("cycles per pixel", bands);
  }

  /** Mean of the colours; alpha is none. */
  private static double grey(Medium medium, IntToDoubleFunction samples, int pixel) {
    int channels = medium.channels();
    boolean alpha = medium instanceof Medium.Picture picture && picture.hasAlpha();
    int colours = alpha ? channels - 1 : channels;
    double sum = 0;
    for (int c = 0; c < colours; c++) {
      sum += samples.applyAsDouble(pixel * channels + c);
    }
    return sum / colours;
  }

  private static void addRings(
      double[] frame, int side, double[] window, DoubleFFT_1D transform, double[] power) {
    // Complex numbers in pairs, row by row, which are transformed and then taken by columns.
    double[] spectrum = new double[2 * frame.length];
    for (int i = 0; i < frame.length; i++) {
      spectrum[2 * i] = frame[i] * window[i / side] * window[i % side];
    }
    double[] column = new double[2 * side];
    for (int v = 0; v < side; v++) {
      transform.complexForward(spectrum, 2 * side * v);
    }
    for (int u = 0; u < side; u++) {
      for (int v = 0; v < side; v++) {
        column[2 * v] = spectrum[2 * (v * side + u)];
        column[2 * v + 1] = spectrum[2 * (v * side + u) + 1];
      }
      transform.complexForward(column);
      for (int v = 0; v < side; v++) {
        int ring = ring(u, v, side);
        if (ring < power.length) {
          power[ring] += column[2 * v] * column[2 * v] + column[2 * v + 1] * column[2 * v + 1];
        }
      }
    }
  }

  private static int ring(int u, int v, int side) {
    int across = Math.min(u, side - u);
    int down = Math.min(v, side - v);
    return (int) Math.rint(Math.sqrt(across * across + down * down));
  }

  private static int[] members(int side) {
    int[] members = new int[side / 2 + 1];
    for (int u = 0; u < side; u++) {
      for (int v = 0; v < side; v++) {
        int ring = ring(u, v, side);
        if (ring < members.length) {
          members[ring]++;
        }
      }
    }
    return members;
  }
}
