package inr.codec.train.rate;

import inr.codec.shape.Layout;
import inr.codec.train.kernel.Sums;
import java.util.Arrays;

/** Gradients of the prediction's weights, summed over the tiles of one stripe. */
final class PredictionSums {
  /** {@code [C, C + 1]} partial sums: weights, bias. */
  final float[] layer1;

  final float[] layer2;

  /** {@code [2, 2C + 1]}: W₃, W_s, bias. */
  final float[] output;

  private final int context;

  PredictionSums(int context) {
    this.context = context;
    layer1 = Sums.floats(context * (context + 1));
    layer2 = Sums.floats(context * (context + 1));
    output = Sums.floats(2 * (2 * context + 1));
  }

  void clear() {
    Arrays.fill(layer1, 0);
    Arrays.fill(layer2, 0);
    Arrays.fill(output, 0);
  }

  /** Adds all to the gradient of the parameters. */
  void addTo(Layout layout, double[] gradient) {
    layer(layer1, layout, "arm.1", gradient);
    layer(layer2, layout, "arm.2", gradient);
    int taps = 2 * context + 1;
    int weight = layout.tensor("arm.out.weight").offset();
    int bias = layout.tensor("arm.out.bias").offset();
    int stabiliser = layout.tensor("arm.stabiliser.weight").offset();
    int stabiliserBias = layout.tensor("arm.stabiliser.bias").offset();
    for (int o = 0; o < 2; o++) {
      Sums.add(output, o, taps, 0, gradient, weight + o * context, context);
      Sums.add(output, o, taps, context, gradient, stabiliser + o * context, context);
      Sums.add(output, o, taps, 2 * context, gradient, bias + o, 1);
      Sums.add(output, o, taps, 2 * context, gradient, stabiliserBias + o, 1);
    }
  }

  private void layer(float[] sums, Layout layout, String name, double[] gradient) {
    int weight = layout.tensor(name + ".weight").offset();
    int bias = layout.tensor(name + ".bias").offset();
    for (int o = 0; o < context; o++) {
      Sums.add(sums, o, context + 1, 0, gradient, weight + o * context, context);
      Sums.add(sums, o, context + 1, context, gradient, bias + o, 1);
    }
  }
}
