package inr.codec.prediction;

import inr.codec.entropy.LaplaceTables;
import inr.codec.kernel.IntegerLayer;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Tensor;
import java.util.Arrays;

/**
 * The autoregressive model: from the context c of a symbol, its N neighbours and F features, to the
 * centre and scale of its Laplace distribution.
 *
 * <pre>
 *   h₁ = max(0, (I + W₁)·c + b₁)    h₂ = max(0, (I + W₂)·h₁ + b₂)
 *   (µ, t) = W₃·h₂ + b₃ + Wₛ·c + bₛ    ln b = min(max(t − 4, −5), 5)
 * </pre>
 *
 * <p>µ is rounded to 1/64 and kept within −64 … 63, ln b to 1/16; see {@link FixedPoint}.
 * (Cool-chic 5, Ladune et al. 2026.)
 */
public final class Predictor {
  /** Bits behind the point of a centre, and of the logarithm of a scale. */
  private static final int CENTRE_FRACTION = 6;

  private static final int SCALE_FRACTION = 4;
  private static final int START_LOG = 4;

  private final Preset preset;
  private final IntegerLayer first;
  private final IntegerLayer second;
  private final IntegerLayer last;

  /**
   * The model of some parameters.
   *
   * @param features bound of the magnitude of each feature
   */
  private Predictor(QuantisedParameters parameters, long[] features) {
    preset = parameters.layout().shape().preset();
    long[] inputs = new long[preset.context()];
    Arrays.fill(inputs, (long) -Plane.LEAST << FixedPoint.FRACTION);
    System.arraycopy(features, 0, inputs, preset.neighbours(), features.length);
    first = FixedPoint.layer(parameters, "arm.1", true, 0, inputs);
    second = FixedPoint.layer(parameters, "arm.2", true, 0, first.bounds(inputs));
    long[] joined = Arrays.copyOf(second.bounds(first.bounds(inputs)), 2 * inputs.length);
    System.arraycopy(inputs, 0, joined, inputs.length, inputs.length);
    last = output(parameters, joined);
  }

  /** The model of some parameters, with features of these. */
  public static Predictor of(QuantisedParameters parameters, CoarseFeatures features) {
    return new Predictor(parameters, features.bounds());
  }

  /** W₃·h₂ + b₃ + Wₛ·c + bₛ as one layer of 2C inputs, h₂ and then c. */
  private static IntegerLayer output(QuantisedParameters parameters, long[] inputs) {
    Layout layout = parameters.layout();
    Tensor out = layout.tensor("arm.out.weight");
    Tensor straight = layout.tensor("arm.stabiliser.weight");
    int columns = out.columns();
    int step = parameters.step(out);
    int fraction = step + FixedPoint.FRACTION;
    long[] weights = new long[4 * columns];
    long[] biases = new long[2];
    int[] shifts = {fraction - CENTRE_FRACTION, fraction - SCALE_FRACTION};
    for (int r = 0; r < 2; r++) {
      for (int k = 0; k < columns; k++) {
        weights[2 * k + r] = parameters.values()[out.offset() + r * columns + k];
        weights[2 * (columns + k) + r] = parameters.values()[straight.offset() + r * columns + k];
      }
      biases[r] =
          FixedPoint.bias(parameters, layout.tensor("arm.out.bias"), r, fraction)
              + FixedPoint.bias(parameters, layout.tensor("arm.stabiliser.bias"), r, fraction)
              + FixedPoint.half(shifts[r]);
    }
    biases[1] += (long) (LaplaceTables.LEAST_LOG - START_LOG) << fraction;
    return IntegerLayer.of(
        2,
        2 * columns,
        weights,
        biases,
        shifts,
        LaplaceTables.LEAST_CENTRE,
        LaplaceTables.LARGEST_CENTRE,
        inputs);
  }

  /** Whether all sums fit in 32 bits. */
  public boolean narrow() {
    return first.narrow() && second.narrow() && last.narrow();
  }

  /**
   * Predicts {@code count} symbols from the contexts in the buffers; their centres and scales are
   * there then.
   */
  public void predict(PredictionBuffers buffers, int count) {
    first.apply(buffers.context(), buffers.hidden(), count);
    second.apply(buffers.hidden(), buffers.hiddenAgain(), count);
    last.apply(buffers.joined(), buffers.results(), count);
    int[] scales = buffers.scales();
    for (int i = 0; i < count; i++) {
      scales[i] = Math.min(Math.max(scales[i], 0), LaplaceTables.SCALES - 1);
    }
  }
}
