package inr.codec.train.rate;

import inr.codec.shape.Layout;
import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
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
    layer1 = new float[context * (context + 1) * TapKernel.PARTIALS];
    layer2 = new float[layer1.length];
    output = new float[2 * (2 * context + 1) * TapKernel.PARTIALS];
  }

  void clear() {
    Arrays.fill(layer1, 0);
    Arrays.fill(layer2, 0);
    Arrays.fill(output, 0);
  }

  /** Adds all to the gradient of the parameters. */
  void addTo(Layout layout, double[] gradient) {
    int c = context;
    for (int o = 0; o < c; o++) {
      Sums.add(layer1, o, c + 1, 0, gradient, layout.tensor("arm.1.weight").offset() + o * c, c);
      Sums.add(layer1, o, c + 1, c, gradient, layout.tensor("arm.1.bias").offset() + o, 1);
      Sums.add(layer2, o, c + 1, 0, gradient, layout.tensor("arm.2.weight").offset() + o * c, c);
      Sums.add(layer2, o, c + 1, c, gradient, layout.tensor("arm.2.bias").offset() + o, 1);
    }
    int taps = 2 * c + 1;
    for (int o = 0; o < 2; o++) {
      Sums.add(output, o, taps, 0, gradient, layout.tensor("arm.out.weight").offset() + o * c, c);
      Sums.add(output, o, taps, c, gradient, layout.tensor("arm.stabiliser.weight").offset() + o * c, c);
      Sums.add(output, o, taps, 2 * c, gradient, layout.tensor("arm.out.bias").offset() + o, 1);
      Sums.add(output, o, taps, 2 * c, gradient, layout.tensor("arm.stabiliser.bias").offset() + o, 1);
    }
  }
}
