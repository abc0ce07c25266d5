package inr.codec.train.synthesis;

import inr.codec.shape.Layout;
import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import inr.parallel.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * From the stack to the picture, its squared error, and the gradients of both.
 *
 * <p>h = relu(W₁x + b₁), z = W₂h + b₂ at each pixel; then residual convolutions, a relu between two
 * of them; then the stabiliser W_s x + b_s is added. What comes out, 0 to 1 for the range of a
 * channel, is clamped to [0, 1] of the picture's samples for the error; the gradient passes the
 * clamp as if it were not there, or a bright picture would never learn.
 *
 * <p>Maintainers: h lives in a tile of 256 pixels and is computed a second time on the way back. Of
 * the size of the picture are only the three channels between convolutions and their slopes.
 */
final class SynthesisPass {
  /** Rows of a task. */
  private static final int ROWS = 16;

  /** Pixels of a tile. */
  private static final int TILE = 256;

  private final TapKernel taps = TapKernel.current();
  private final StripMath math = Kernels.strips();
  private final Layout layout;
  private final Stack stack;
  private final Picture picture;
  private final Workers workers;
  private final int channels;
  private final int width;
  private final int hidden;
  private final int inputs;
  private final Convolution[] convolutions;

  /** Inputs of the convolutions, and the slopes of their outputs. */
  private final Frame[] values;

  private final Frame[] slopes;
  private final float[] targets;
  private final Weights weights;
  private final @Nullable Space[] spaces;
  private final TaskSums[] tasks;

  /** The pass from a stack to a picture of the same size. */
  SynthesisPass(Layout layout, Stack stack, Picture picture, Workers workers) {
    this.layout = layout;
    this.stack = stack;
    this.picture = picture;
    this.workers = workers;
    channels = picture.channels();
    width = picture.width();
    hidden = layout.shape().preset().width();
    inputs = stack.channels;
    int residuals = layout.shape().preset().residuals();
    values = frames(residuals);
    slopes = frames(residuals);
    convolutions =
        IntStream.rangeClosed(1, residuals)
            .mapToObj(r -> new Convolution(layout, r, values[0]))
            .toArray(Convolution[]::new);
    targets = Aligned.floats(channels * stack.size);
    for (int c = 0; c < channels; c++) {
      for (int r = 0; r < stack.height; r++) {
        System.arraycopy(
            picture.values(), (c * stack.height + r) * width, targets, stack.at(c, r), width);
      }
    }
    weights = new Weights();
    spaces = new Space[workers.count()];
    tasks = new TaskSums[(stack.height + ROWS - 1) / ROWS];
    Arrays.setAll(tasks, t -> new TaskSums(t * ROWS, Math.min(stack.height, t * ROWS + ROWS)));
  }

  private Frame[] frames(int count) {
    return IntStream.range(0, count)
        .mapToObj(r -> new Frame(channels, stack.width, stack.height))
        .toArray(Frame[]::new);
  }

  /** Mean squared error of the picture that the stack draws. */
  double error(float[] parameters) {
    return error(parameters, null);
  }

  /**
   * Mean squared error of the picture that the stack draws.
   *
   * @param each where the squared errors of each pixel go, those of its channels added: {@code
   *     [height, width]}; null where nobody asks for them
   */
  double error(float[] parameters, float @Nullable [] each) {
    draw(parameters, each, false);
    return meanError();
  }

  /**
   * Error as {@link #error}, and its gradient in the slopes of the stack.
   *
   * @param gradient of the parameters, added to; null where nobody asks for it
   */
  double gradients(float[] parameters, double @Nullable [] gradient) {
    boolean learns = gradient != null;
    if (learns) {
      for (TaskSums task : tasks) {
        task.clear();
      }
    }
    draw(parameters, null, true);
    for (int r = convolutions.length - 1; r > 0; r--) {
      int last = r;
      run((space, task, row) -> space.convolutionBack(last, row, task, learns));
    }
    run((space, task, row) -> space.pixelsBack(parameters, row, task, learns));
    if (gradient != null) {
      for (TaskSums task : tasks) {
        task.addTo(gradient);
      }
    }
    return meanError();
  }

  private double meanError() {
    double sum = 0;
    for (TaskSums task : tasks) {
      sum += task.error;
    }
    return sum / ((double) channels * picture.pixels());
  }

  private void draw(float[] parameters, float @Nullable [] each, boolean withSlopes) {
    weights.set(parameters);
    for (Convolution convolution : convolutions) {
      convolution.set(parameters);
    }
    run((space, task, row) -> space.pixels(parameters, row));
    for (int r = 0; r < convolutions.length - 1; r++) {
      int from = r;
      run((space, task, row) -> space.convolution(parameters, from, row));
    }
    for (TaskSums task : tasks) {
      task.error = 0;
    }
    run((space, task, row) -> space.last(parameters, row, task, each, withSlopes));
  }

  private interface RowWork {
    void run(Space space, TaskSums task, int row);
  }

  private void run(RowWork work) {
    workers.run(
        tasks.length,
        (worker, t) -> {
          Space space = spaces[worker];
          if (space == null) {
            space = new Space();
            spaces[worker] = space;
          }
          for (int row = tasks[t].from; row < tasks[t].to; row++) {
            work.run(space, tasks[t], row);
          }
        });
  }

  /** Where the tensors lie, and those that the way back needs transposed. */
  private final class Weights {
    final int first = layout.tensor("synthesis.1.weight").offset();
    final int firstBias = layout.tensor("synthesis.1.bias").offset();
    final int second = layout.tensor("synthesis.2.weight").offset();
    final int secondBias = layout.tensor("synthesis.2.bias").offset();
    final int stabiliser = layout.tensor("synthesis.stabiliser.weight").offset();
    final int stabiliserBias = layout.tensor("synthesis.stabiliser.bias").offset();

    /** {@code [I, W]}, {@code [W, O]} and {@code [I, O]}. */
    final float[] firstBack = new float[inputs * hidden];

    final float[] secondBack = new float[hidden * channels];
    final float[] stabiliserBack = new float[inputs * channels];
    final float[] zeros = new float[Math.max(hidden, inputs)];
    final int[] stackAt = IntStream.range(0, inputs).map(c -> c * stack.size).toArray();
    final int[] frameAt = IntStream.range(0, channels).map(c -> c * values[0].size).toArray();
    final int[] tileAt =
        IntStream.rangeClosed(0, hidden).map(h -> Aligned.LEAD + h * TILE).toArray();

    /** Ones and x in the tile. */
    final int[] firstAt =
        IntStream.rangeClosed(hidden, hidden + inputs)
            .map(row -> Aligned.LEAD + row * TILE)
            .toArray();

    void set(float[] parameters) {
      transpose(parameters, first, hidden, inputs, firstBack);
      transpose(parameters, second, channels, hidden, secondBack);
      transpose(parameters, stabiliser, channels, inputs, stabiliserBack);
    }

    private static void transpose(float[] from, int offset, int rows, int columns, float[] to) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          to[c * rows + r] = from[offset + r * columns + c];
        }
      }
    }
  }

  /** Gradients and error of the rows of one task. */
  private final class TaskSums {
    final int from;
    final int to;

    /** The bias is the first tap. */
    final float[] first = sums(hidden * (inputs + 1));

    /** The bias is the last tap. */
    final float[] second = sums(channels * (hidden + 1));

    final float[] stabiliser = sums(channels * inputs);

    final float[][] residual = new float[convolutions.length][];
    final float[][] residualBias = new float[convolutions.length][];
    final float[] squares = sums(1);
    double error;

    TaskSums(int from, int to) {
      this.from = from;
      this.to = to;
      for (int r = 0; r < convolutions.length; r++) {
        residual[r] = sums(convolutions[r].sums());
        residualBias[r] = sums(channels);
      }
    }

    private static float[] sums(int count) {
      return Sums.floats(count);
    }

    void clear() {
      for (float[] sums : new float[][] {first, second, stabiliser}) {
        Arrays.fill(sums, 0);
      }
      for (int r = 0; r < convolutions.length; r++) {
        Arrays.fill(residual[r], 0);
        Arrays.fill(residualBias[r], 0);
      }
    }

    void addTo(double[] gradient) {
      for (int h = 0; h < hidden; h++) {
        Sums.add(first, h, inputs + 1, 0, gradient, weights.firstBias + h, 1);
        Sums.add(first, h, inputs + 1, 1, gradient, weights.first + h * inputs, inputs);
      }
      for (int o = 0; o < channels; o++) {
        Sums.add(second, o, hidden + 1, 0, gradient, weights.second + o * hidden, hidden);
        Sums.add(second, o, hidden + 1, hidden, gradient, weights.secondBias + o, 1);
      }
      Sums.add(
          stabiliser, 0, channels * inputs, 0, gradient, weights.stabiliser, channels * inputs);
      // What the stabiliser and the last convolution give is added, so their biases are alike.
      float[] outputBias = residualBias[convolutions.length - 1];
      Sums.add(outputBias, 0, channels, 0, gradient, weights.stabiliserBias, channels);
      for (int r = 0; r < convolutions.length; r++) {
        convolutions[r].addTo(residual[r], gradient);
        Sums.add(residualBias[r], 0, channels, 0, gradient, convolutions[r].bias(), channels);
      }
    }
  }

  /** Buffers and work of one worker. */
  private final class Space {
    /** h, later its slopes, a row of ones, and x. */
    private final float[] tile = Aligned.floats((hidden + 1 + inputs) * TILE);

    private final int ones = Aligned.LEAD + hidden * TILE;
    private final int tileInputs = ones + TILE;
    private final int rowLength = values[0].stride;
    private final float[] row = Aligned.floats(channels * rowLength);
    private final float[] unit = Aligned.floats(rowLength);
    private final int[] here = {0};
    private final int[] rowAt = IntStream.range(0, channels).map(this::row).toArray();

    Space() {
      Arrays.fill(tile, ones, ones + TILE, 1);
      Arrays.fill(unit, 1);
    }

    /** Place of a channel in {@link #row}. */
    private int row(int channel) {
      return Aligned.LEAD + channel * rowLength;
    }

    private void hidden(float[] parameters, int r, int x, int n) {
      taps.affine(
          parameters,
          weights.firstBias,
          parameters,
          weights.first,
          inputs,
          hidden,
          inputs,
          stack.values,
          stack.at(0, r) + x,
          weights.stackAt,
          0,
          tile,
          Aligned.LEAD,
          TILE,
          n);
    }

    void pixels(float[] parameters, int r) {
      Frame z = values[0];
      for (int x = 0; x < stack.stride; x += TILE) {
        int n = Math.min(TILE, stack.stride - x);
        hidden(parameters, r, x, n);
        taps.affine(
            parameters,
            weights.secondBias,
            parameters,
            weights.second,
            hidden,
            channels,
            hidden,
            tile,
            0,
            weights.tileAt,
            TapKernel.ANY,
            z.values,
            z.at(0, r) + x,
            z.size,
            n);
      }
      for (int c = 0; c < channels; c++) {
        z.repeatEdges(c, r);
      }
    }

    void convolution(float[] parameters, int index, int r) {
      Frame out = values[index + 1];
      convolutions[index].forward(
          parameters, values[index], r, 0, out.values, out.at(0, r), out.size, stack.stride);
      for (int c = 0; c < channels; c++) {
        out.repeatEdges(c, r);
      }
    }

    void last(
        float[] parameters, int r, TaskSums task, float @Nullable [] each, boolean withSlopes) {
      int end = convolutions.length - 1;
      int n = stack.stride;
      convolutions[end].forward(
          parameters, values[end], r, TapKernel.ANY, row, row(0), rowLength, n);
      taps.add(
          parameters,
          weights.stabiliser,
          inputs,
          channels,
          inputs,
          stack.values,
          stack.at(0, r),
          weights.stackAt,
          row,
          row(0),
          rowLength,
          n);
      for (int c = 0; c < channels; c++) {
        int at = row(c);
        float range = picture.range()[c];
        math.addConstant(row, at, parameters[weights.stabiliserBias + c], row, at, n);
        math.multiplyConstant(row, at, range, row, at, n);
        math.addConstant(row, at, picture.least()[c], row, at, n);
        // min(max(v, 0), 1), of what max0 can do
        math.max0(row, at, row, at, n);
        math.multiplyConstant(row, at, -1, row, at, n);
        math.addConstant(row, at, 1, row, at, n);
        math.max0(row, at, row, at, n);
        math.addConstant(row, at, -1, row, at, n);
        math.add(row, at, targets, stack.at(c, r), row, at, n);
        math.fill(0, row, at + width, n - width);
        // Here lies target − value.
        Arrays.fill(task.squares, 0);
        taps.addDots(row, at, rowLength, 1, row, at, here, 1, task.squares, Sums.FIRST, n);
        task.error += Sums.of(task.squares, 0);
        if (each != null) {
          addSquares(at, c == 0, each, r * width);
        }
        if (withSlopes) {
          Frame slope = slopes[end];
          float scale = (float) (-2.0 * range / ((double) channels * picture.pixels()));
          math.multiplyConstant(row, at, scale, slope.values, slope.at(c, r), n);
        }
      }
    }

    private void addSquares(int at, boolean first, float[] each, int eachAt) {
      for (int i = 0; i < width; i++) {
        float sum = first ? 0 : each[eachAt + i];
        each[eachAt + i] = Math.fma(row[at + i], row[at + i], sum);
      }
    }

    private void addUnits(Frame slope, int r, float[] sums) {
      taps.addDots(
          slope.values,
          slope.at(0, r),
          slope.size,
          channels,
          unit,
          Aligned.LEAD,
          here,
          1,
          sums,
          Sums.FIRST,
          stack.stride);
    }

    /** Row r of the slopes of a convolution's input, left in {@link #row} with its margins. */
    private void inputSlopes(int index, int r, TaskSums task, boolean learns) {
      if (learns) {
        convolutions[index].addDots(
            values[index], slopes[index], r, task.residual[index], stack.stride);
        addUnits(slopes[index], r, task.residualBias[index]);
      }
      convolutions[index].back(slopes[index], r, stack.height, width, row, row(0), rowLength);
    }

    void convolutionBack(int index, int r, TaskSums task, boolean learns) {
      inputSlopes(index, r, task, learns);
      Frame to = slopes[index - 1];
      for (int c = 0; c < channels; c++) {
        int at = to.at(c, r);
        System.arraycopy(row, row(c) + Frame.MARGIN, to.values, at, width);
        taps.stop(values[index].values, at, to.values, at, width);
      }
    }

    void pixelsBack(float[] parameters, int r, TaskSums task, boolean learns) {
      inputSlopes(0, r, task, learns);
      Frame out = slopes[convolutions.length - 1];
      int n = stack.stride;
      for (int c = 0; c < channels; c++) {
        math.fill(0, row, row(c) + Frame.MARGIN + width, n - width);
      }
      if (learns) {
        taps.addDots(
            out.values,
            out.at(0, r),
            out.size,
            channels,
            stack.values,
            stack.at(0, r),
            weights.stackAt,
            inputs,
            task.stabiliser,
            Sums.FIRST,
            n);
      }
      for (int x = 0; x < n; x += TILE) {
        tileBack(parameters, r, x, Math.min(TILE, n - x), task, learns);
      }
      taps.add(
          weights.stabiliserBack,
          0,
          channels,
          inputs,
          channels,
          out.values,
          out.at(0, r),
          weights.frameAt,
          stack.slopes,
          stack.at(0, r),
          stack.size,
          n);
    }

    private void tileBack(float[] parameters, int r, int x, int n, TaskSums task, boolean learns) {
      int from = Frame.MARGIN + x;
      hidden(parameters, r, x, n);
      if (learns) {
        taps.addDots(
            row,
            row(0) + from,
            rowLength,
            channels,
            tile,
            0,
            weights.tileAt,
            hidden + 1,
            task.second,
            Sums.FIRST,
            n);
      }
      taps.back(
          weights.secondBack,
          0,
          channels,
          hidden,
          channels,
          row,
          from,
          rowAt,
          tile,
          Aligned.LEAD,
          tile,
          Aligned.LEAD,
          TILE,
          n);
      if (learns) {
        for (int c = 0; c < inputs; c++) {
          System.arraycopy(stack.values, stack.at(c, r) + x, tile, tileInputs + c * TILE, n);
        }
        taps.addDots(
            tile,
            Aligned.LEAD,
            TILE,
            hidden,
            tile,
            0,
            weights.firstAt,
            inputs + 1,
            task.first,
            Sums.FIRST,
            n);
      }
      taps.affine(
          weights.zeros,
          0,
          weights.firstBack,
          0,
          hidden,
          inputs,
          hidden,
          tile,
          0,
          weights.tileAt,
          TapKernel.ANY,
          stack.slopes,
          stack.at(0, r) + x,
          stack.size,
          n);
    }
  }
}
