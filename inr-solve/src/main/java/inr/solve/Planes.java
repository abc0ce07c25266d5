package inr.solve;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.operator.ForwardOperator;
import inr.operator.Shape;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A picture channel by channel, the range of stored values being [0, 1].
 *
 * @param shape height and width
 * @param channels one plane each, row by row; owned by the planes and not changed any more
 * @param colours how many of the channels are light and not alpha: 1 or 3
 */
public record Planes(Shape shape, List<double[]> channels, int colours) {
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  public Planes {
    channels = List.copyOf(channels);
    int size = shape.size();
    boolean filled =
        (colours == 1 || colours == 3)
            && colours <= channels.size()
            && channels.stream().allMatch(channel -> channel.length == size);
    if (shape.sides().size() != 2 || !filled) {
      throw new IllegalArgumentException(
          "planes of "
              + shape.text()
              + " with "
              + channels.size()
              + " channels, "
              + colours
              + " of them colours; height and width, 1 or 3 colours and channels of that size are needed");
    }
  }

  /**
   * The planes of a picture.
   *
   * @throws IllegalArgumentException if the signal is no picture
   */
  public static Planes of(Signal signal) {
    if (!(signal.medium() instanceof Medium.Picture picture)) {
      throw new IllegalArgumentException(
          "signal is a " + signal.medium().text() + "; a picture is needed");
    }
    int colours = picture.hasAlpha() ? picture.channels() - 1 : picture.channels();
    Shape shape = Shape.of(picture.height(), picture.width());
    return new Planes(shape, channels(signal, picture.peak()), colours);
  }

  /**
   * The planes of a picture, or of numbers on rows and columns as they are, three channels and more
   * being colours first.
   *
   * @throws IllegalArgumentException if the signal is neither
   */
  public static Planes ofNumbers(Signal signal) {
    if (!(signal.medium() instanceof Medium.Field field)) {
      return of(signal);
    }
    List<Integer> sides = signal.coordinates().samples();
    if (sides.size() != 2) {
      throw new IllegalArgumentException(
          "field has " + sides.size() + " axes; rows and columns are needed");
    }
    int colours = field.channels() < 3 ? 1 : 3;
    return new Planes(new Shape(sides), channels(signal, 1), colours);
  }

  private static List<double[]> channels(Signal signal, double unit) {
    int count = signal.channels();
    double[][] channels = new double[count][signal.points()];
    for (int i = 0; i < signal.points(); i++) {
      for (int c = 0; c < count; c++) {
        channels[c][i] = signal.samples().get(i * count + c) / unit;
      }
    }
    return List.of(channels);
  }

  /**
   * A picture of these samples, in stored units, neither rounded nor clipped; on the stretch of the
   * world and with the depth of another one.
   */
  public Signal signal(Signal like) {
    List<Axis> axes = ((Grid) like.coordinates()).axes();
    Grid grid = Grid.of(axes.get(0).resampled(height()), axes.get(1).resampled(width()));
    return signal(grid, ((Medium.Picture) like.medium()).bitDepth(), like.range());
  }

  /** A picture of 8 bits of these samples, where pictures usually lie. */
  Signal signal() {
    Grid grid = Grid.of(Axis.centred("y", height()), Axis.centred("x", width()));
    return signal(grid, Byte.SIZE, ValueRange.symmetric(0, (1 << Byte.SIZE) - 1));
  }

  private Signal signal(Grid grid, int bitDepth, ValueRange range) {
    int count = channels.size();
    Medium.Picture medium = new Medium.Picture(width(), height(), count, bitDepth);
    float[] values = new float[shape.size() * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (channels.get(i % count)[i / count] * medium.peak());
    }
    return new Signal(grid, medium, new Samples.Floats(values), range);
  }

  int height() {
    return shape.side(0);
  }

  int width() {
    return shape.side(1);
  }

  /** The upper left of it, of at most its own height and width. */
  public Planes cropped(int rows, int columns) {
    return cropped(0, 0, rows, columns);
  }

  /** The upper left of it, as much as a factor divides. */
  public Planes divisible(int factor) {
    return cropped(height() - height() % factor, width() - width() % factor);
  }

  /** So many rows and columns of it, from one of its samples on. */
  Planes cropped(int top, int left, int rows, int columns) {
    Shape crop = Shape.of(rows, columns);
    return map(
        crop,
        channel -> {
          double[] part = new double[crop.size()];
          for (int y = 0; y < rows; y++) {
            System.arraycopy(channel, (top + y) * width() + left, part, y * columns, columns);
          }
          return part;
        });
  }

  /** The same with values below 0 and above 1 brought there. */
  public Planes clipped() {
    return map(
        shape, channel -> Arrays.stream(channel).map(v -> Math.min(1, Math.max(0, v))).toArray());
  }

  /** Other planes of the same kind, each from one of these. */
  Planes map(Shape result, UnaryOperator<double[]> change) {
    return new Planes(result, channels.stream().map(change).toList(), colours);
  }

  /** What an operator from planes to planes makes of each channel. */
  public Planes through(ForwardOperator operator) {
    return new Planes(operator.range(), images(operator), colours);
  }

  /** What an operator makes of each channel, in the order of the channels. */
  public List<double[]> images(ForwardOperator operator) {
    return channels.stream()
        .map(
            channel -> {
              double[] result = new double[operator.range().size()];
              operator.apply(channel, result);
              return result;
            })
        .toList();
  }

  /** One channel of brightness, see {@link #luma}. */
  public Planes brightness() {
    return new Planes(shape, List.of(luma()), 1);
  }

  /** Brightness: 0.299 R + 0.587 G + 0.114 B, or the one channel there is. */
  public double[] luma() {
    if (colours == 1) {
      return channels.get(0);
    }
    double[] luma = new double[shape.size()];
    Arrays.setAll(
        luma,
        i -> {
          double sum = 0;
          for (int c = 0; c < LUMA.length; c++) {
            sum += LUMA[c] * channels.get(c)[i];
          }
          return sum;
        });
    return luma;
  }
}
