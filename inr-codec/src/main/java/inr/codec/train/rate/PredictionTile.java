package inr.codec.train.rate;

import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The prediction of the symbols of a tile and its way back, in buffers that one worker owns.
 *
 * <p>h₁ = relu((I + W₁)c + b₁), h₂ = relu((I + W₂)h₁ + b₂), (µ, t) = W₃h₂ + b₃ + W_s c + b_s for
 * the C inputs c of each symbol. Rows of a buffer are channels, columns the symbols of the tile.
 *
 * <p>Maintainers: all buffers are parts of one array, so that a sum may run over several of them.
 * Columns up to the next multiple of 16 are computed too; the gradient is 0 there.
 */
final class PredictionTile {
  /** Most symbols of a tile. */
  static final int LENGTH = 256;

  private final TapKernel taps = TapKernel.current();
  private final StripMath math = Kernels.strips();
  private final LaplaceBits laplace = new LaplaceBits(LENGTH);

  /** Inputs C of the prediction. */
  final int context;

  /** All rows, one after the other. */
  final float[] space;

  private final int input;
  private final int hidden1;
  private final int hidden2;
  private final int output;
  private final int outputSlope;

  /** Place of the gradient of the inputs. */
  final int inputSlope;

  private final float[] symbolSlope = new float[LENGTH];
  private final int[] rows;
  private final int[] outputTaps;
  private final int[] outputInputs;
  private final int[] hidden1Inputs;
  private final int[] hidden2Inputs;
  private final int[] inputInputs;

  PredictionTile(int context) {
    this.context = context;
    int c = context * LENGTH;
    input = Aligned.LEAD;
    hidden1 = input + c;
    hidden2 = hidden1 + c;
    int ones = hidden2 + c;
    output = ones + LENGTH;
    outputSlope = output + 2 * LENGTH;
    inputSlope = hidden2;
    space = new float[outputSlope + 2 * LENGTH];
    Arrays.fill(space, ones, ones + LENGTH, 1);
    rows = rows(0, Math.max(context, 2));
    outputTaps = concat(rows(hidden2, context), rows(input, context), rows(ones, 1));
    hidden2Inputs = concat(rows(hidden1, context), rows(ones, 1));
    hidden1Inputs = concat(rows(input, context), rows(ones, 1));
    outputInputs = rows(outputSlope, 2);
    inputInputs = concat(rows(hidden1, context), rows(outputSlope, 2));
  }

  private static int[] rows(int from, int count) {
    return IntStream.range(0, count).map(k -> from + k * LENGTH).toArray();
  }

  private static int[] concat(int[]... parts) {
    return IntStream.range(0, parts.length)
        .mapToObj(i -> IntStream.of(parts[i]))
        .flatMapToInt(s -> s)
        .toArray();
  }

  /** Place of an input of the tile, to be filled before {@link #bits} or {@link #gradients}. */
  int input(int k) {
    return input + k * LENGTH;
  }

  /**
   * Bits of the n symbols y whose inputs lie in the tile.
   *
   * @param each where those of each symbol go, at the same places as the symbols; null where nobody
   *     asks for them
   */
  double bits(PredictionWeights weights, float[] y, int yOffset, float @Nullable [] each, int n) {
    forward(weights, n);
    return laplace.bits(y, yOffset, space, output, output + LENGTH, each, n);
  }

  /**
   * Bits as {@link #bits}; {@code scale} times their gradients are added to those of the symbols
   * and left in the rows of {@link #inputSlope} for the inputs.
   *
   * @param sums of the weights' gradients, added to; null where nobody asks for them
   */
  double gradients(
      PredictionWeights weights,
      float scale,
      float[] y,
      int yOffset,
      float[] dy,
      int dyOffset,
      @Nullable PredictionSums sums,
      int n) {
    forward(weights, n);
    double bits =
        laplace.gradients(
            y,
            yOffset,
            space,
            output,
            output + LENGTH,
            scale,
            symbolSlope,
            space,
            outputSlope,
            outputSlope + LENGTH,
            n);
    math.add(dy, dyOffset, symbolSlope, 0, dy, dyOffset, n);
    backward(weights, sums, n);
    return bits;
  }

  private void forward(PredictionWeights w, int n) {
    int columns = whole(n);
    taps.affine(
        w.bias1, 0, w.weight1, 0, context, context, context, space, input, rows, 0, space, hidden1,
        LENGTH, columns);
    taps.affine(
        w.bias2, 0, w.weight2, 0, context, context, context, space, hidden1, rows, 0, space,
        hidden2, LENGTH, columns);
    taps.affine(
        w.outputBias,
        0,
        w.output,
        0,
        2 * context,
        2,
        2 * context,
        space,
        0,
        outputTaps,
        TapKernel.ANY,
        space,
        output,
        LENGTH,
        columns);
  }

  private void backward(PredictionWeights w, @Nullable PredictionSums sums, int n) {
    int columns = whole(n);
    for (int row = outputSlope; row < space.length; row += LENGTH) {
      math.fill(0, space, row + n, columns - n);
    }
    if (sums != null) {
      addDots(outputSlope, 2, outputTaps, 2 * context + 1, sums.output, columns);
    }
    taps.back(
        w.outputBack,
        0,
        2,
        context,
        2,
        space,
        0,
        outputInputs,
        space,
        hidden2,
        space,
        hidden2,
        LENGTH,
        columns);
    if (sums != null) {
      addDots(hidden2, context, hidden2Inputs, context + 1, sums.layer2, columns);
    }
    taps.back(
        w.back2, 0, context, context, context, space, hidden2, rows, space, hidden1, space, hidden1,
        LENGTH, columns);
    if (sums != null) {
      addDots(hidden1, context, hidden1Inputs, context + 1, sums.layer1, columns);
    }
    taps.affine(
        w.zeros,
        0,
        w.inputBack,
        0,
        context + 2,
        context,
        context + 2,
        space,
        0,
        inputInputs,
        TapKernel.ANY,
        space,
        inputSlope,
        LENGTH,
        columns);
  }

  /** Products of slopes with inputs of a layer, added to its sums. */
  private void addDots(
      int slopes, int outputs, int[] inputs, int count, float[] sums, int columns) {
    taps.addDots(
        space, slopes, LENGTH, outputs, space, 0, inputs, count, sums, Sums.FIRST, columns);
  }

  private static int whole(int n) {
    return (n + TapKernel.PARTIALS - 1) / TapKernel.PARTIALS * TapKernel.PARTIALS;
  }
}
