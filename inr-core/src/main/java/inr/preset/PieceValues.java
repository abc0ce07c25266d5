package inr.preset;

import inr.parallel.Workers;
import inr.pieces.WindowAxis;
import inr.pieces.Windows;
import inr.pyramid.GridValues;
import java.util.Arrays;

/**
 * What pieces of a signal are like: mean, level and spectrum of the samples in the window of each.
 */
final class PieceValues {
  private final Windows windows;
  private final GridValues values;
  private final int[] samples;
  private final int[] beyond;
  private final int[] block;
  private final double[][] means;
  private final double[] levels;
  private final float[][] spectra;

  private PieceValues(Windows windows, GridValues values) {
    this.windows = windows;
    this.values = values;
    int dimensions = windows.dimensions();
    this.samples = new int[dimensions];
    this.beyond = new int[dimensions];
    this.block = new int[dimensions];
    for (int d = 0; d < dimensions; d++) {
      samples[d] = values.grid().axes().get(d).samples();
      WindowAxis axis = windows.axes().get(d);
      double length = (double) samples[d] / axis.pieces();
      beyond[d] = (int) Math.ceil(axis.overlap() / axis.length() * length);
      block[d] = Math.min(samples[d], (int) Math.ceil(length) + 2 * beyond[d]);
    }
    this.means = new double[windows.count()][values.channels()];
    this.levels = new double[windows.count()];
    this.spectra = new float[windows.count()][];
  }

  /** Looks at all pieces. */
  static PieceValues of(Windows windows, GridValues values, Workers workers) {
    PieceValues pieces = new PieceValues(windows, values);
    CosineTransform[][] transforms = new CosineTransform[workers.count()][];
    for (int w = 0; w < transforms.length; w++) {
      transforms[w] =
          Arrays.stream(pieces.block)
              .mapToObj(CosineTransform::new)
              .toArray(CosineTransform[]::new);
    }
    workers.run(windows.count(), (worker, piece) -> pieces.look(piece, transforms[worker]));
    return pieces;
  }

  /** Mean of a channel of a piece. */
  double mean(int piece, int channel) {
    return means[piece][channel];
  }

  /** Root of the mean square over samples and channels without the means. */
  double level(int piece) {
    return levels[piece];
  }

  /**
   * Magnitudes of the cosine transform of a piece over all channels, the last axis fastest; 0 for
   * the mean.
   */
  float[] spectrum(int piece) {
    return spectra[piece];
  }

  /**
   * Cosine number {@code coefficient} along an axis in radians per unit of the piece's coordinate.
   */
  double frequency(int coefficient, int axis) {
    int rest = coefficient;
    for (int d = block.length - 1; d > axis; d--) {
      rest /= block[d];
    }
    WindowAxis along = windows.axes().get(axis);
    double halfLength = 0.5 * samples[axis] / along.pieces();
    return Math.PI * (rest % block[axis]) / block[axis] * halfLength;
  }

  private void look(int piece, CosineTransform[] transforms) {
    int size = Arrays.stream(block).reduce(1, (a, b) -> a * b);
    double[] energy = new double[size];
    double square = 0;
    for (int c = 0; c < values.channels(); c++) {
      float[] x = read(piece, c, size);
      double sum = 0;
      for (float value : x) {
        sum += value;
      }
      means[piece][c] = sum / size;
      for (int i = 0; i < size; i++) {
        x[i] -= (float) means[piece][c];
        square += (double) x[i] * x[i];
      }
      transform(x, transforms);
      for (int i = 0; i < size; i++) {
        energy[i] += (double) x[i] * x[i];
      }
    }
    levels[piece] = Math.sqrt(square / (size * values.channels()));
    spectra[piece] = new float[size];
    for (int i = 1; i < size; i++) {
      spectra[piece][i] = (float) Math.sqrt(energy[i]);
    }
  }

  private float[] read(int piece, int channel, int size) {
    int last = block.length - 1;
    int width = block[last];
    float[] x = new float[size];
    for (int line = 0; line < size / width; line++) {
      int rest = line;
      int stride = 1;
      int at = 0;
      for (int d = last - 1; d >= 0; d--) {
        at += (first(piece, d) + rest % block[d]) * stride;
        rest /= block[d];
        stride *= samples[d];
      }
      float[] from = values.lines()[channel][at];
      System.arraycopy(from, first(piece, last), x, line * width, width);
    }
    return x;
  }

  /** First sample of the window of a piece; windows at the ends reach further inwards. */
  private int first(int piece, int axis) {
    WindowAxis along = windows.axes().get(axis);
    int first = (int) ((long) windows.along(piece, axis) * samples[axis] / along.pieces());
    return Math.max(0, Math.min(first - beyond[axis], samples[axis] - block[axis]));
  }

  private void transform(float[] x, CosineTransform[] transforms) {
    int step = 1;
    for (int d = block.length - 1; d >= 0; d--) {
      for (int i = 0; i < x.length / block[d]; i++) {
        int from = i / step * step * block[d] + i % step;
        transforms[d].transform(x, from, step);
      }
      step *= block[d];
    }
  }
}
