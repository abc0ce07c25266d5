package inr.bench.suite;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture of 8 bits in memory.
 *
 * @param medium shape
 * @param values from 0 to 255, channels side by side
 */
record Planes(Medium.Picture medium, float[] values) {
  static Planes of(Signal signal, Medium.Picture medium) {
    return of(signal.samples(), medium);
  }

  static Planes of(Samples samples, Medium.Picture medium) {
    float[] values = new float[medium.width() * medium.height() * medium.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) samples.get(i);
    }
    return new Planes(medium, values);
  }

  private static Planes empty(int width, int height, int channels) {
    return new Planes(
        new Medium.Picture(width, height, channels, 8), new float[width * height * channels]);
  }

  private float at(int x, int y, int channel) {
    int column = Math.max(0, Math.min(medium.width() - 1, x));
    int row = Math.max(0, Math.min(medium.height() - 1, y));
    return values[(row * medium.width() + column) * medium.channels() + channel];
  }

  private interface Pixel {
    double at(int x, int y, int channel);
  }

  private Planes filled(Pixel pixel) {
    int i = 0;
    for (int y = 0; y < medium.height(); y++) {
      for (int x = 0; x < medium.width(); x++) {
        for (int c = 0; c < medium.channels(); c++) {
          double value = Math.rint(pixel.at(x, y, c));
          values[i++] = (float) Math.max(0, Math.min(255, value));
        }
      }
    }
    return this;
  }

  /** Without the rows and columns at the end that fill no block. */
  Planes cut(int side) {
    return empty(medium.width() / side * side, medium.height() / side * side, medium.channels())
        .filled(this::at);
  }

  /** Means of blocks. */
  Planes reduced(int side) {
    return empty(medium.width() / side, medium.height() / side, medium.channels())
        .filled(
            (x, y, c) -> {
              double sum = 0;
              for (int i = 0; i < side * side; i++) {
                sum += at(x * side + i % side, y * side + i / side, c);
              }
              return sum / (side * side);
            });
  }

  /** Cubic convolution, a = −½, pixels at the centres of their squares. */
  Planes bicubic(int factor) {
    return empty(medium.width() * factor, medium.height() * factor, medium.channels())
        .filled(
            (x, y, c) -> {
              double u = (x + 0.5) / factor - 0.5;
              double v = (y + 0.5) / factor - 0.5;
              int column = (int) Math.floor(u);
              int row = (int) Math.floor(v);
              double sum = 0;
              for (int i = -1; i <= 2; i++) {
                for (int j = -1; j <= 2; j++) {
                  sum += cubic(u - column - i) * cubic(v - row - j) * at(column + i, row + j, c);
                }
              }
              return sum;
            });
  }

  private static double cubic(double x) {
    double t = Math.abs(x);
    return t < 1 ? (1.5 * t - 2.5) * t * t + 1 : t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
  }

  /** The middle of each, side by side. */
  static Planes beside(Planes[] all, int side) {
    Medium.Picture first = all[0].medium();
    int width = Math.min(side, first.width());
    int height = Math.min(side, first.height());
    int left = (first.width() - width) / 2;
    int top = (first.height() - height) / 2;
    return empty(width * all.length, height, first.channels())
        .filled((x, y, c) -> all[x / width].at(left + x % width, top + y, c));
  }

  private Samples samples() {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) values[i];
    }
    return new Samples.UnsignedBytes(bytes);
  }

  Signal signal() {
    return new Signal(
        Grid.of(Axis.centred("y", medium.height()), Axis.centred("x", medium.width())),
        medium,
        samples(),
        ValueRange.symmetric(0, 255));
  }

  void write(Path file) throws IOException {
    PictureWriter.write(file, medium, samples(), true);
  }
}
