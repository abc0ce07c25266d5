package inr.codec.train.rate;

import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;

/**
 * The weights of the prediction as the tiles use them: residuals added, and transposed for the way
 * back. Filled once a step.
 */
final class PredictionWeights {
  private final Layout layout;
  private final int context;

  /** I + W₁ and I + W₂, {@code [C, C]}, and their transposes. */
  final float[] weight1;

  final float[] weight2;
  final float[] back2;

  /** {@code [2, 2C]}: W₃ beside W_s. */
  final float[] output;

  /** {@code [C, 2]}: W₃ transposed. */
  final float[] outputBack;

  /** {@code [C, C + 2]}: I + W₁ transposed beside W_s transposed. */
  final float[] inputBack;

  final float[] bias1;
  final float[] bias2;
  final float[] outputBias = new float[2];
  final float[] zeros;

  PredictionWeights(Layout layout) {
    this.layout = layout;
    context = layout.shape().preset().context();
    weight1 = new float[context * context];
    weight2 = new float[context * context];
    back2 = new float[context * context];
    output = new float[4 * context];
    outputBack = new float[2 * context];
    inputBack = new float[context * (context + 2)];
    bias1 = new float[context];
    bias2 = new float[context];
    zeros = new float[context];
  }

  /** Takes over the parameters. */
  void set(float[] parameters) {
    int c = context;
    Tensor first = layout.tensor("arm.1.weight");
    Tensor second = layout.tensor("arm.2.weight");
    for (int o = 0; o < c; o++) {
      for (int k = 0; k < c; k++) {
        float identity = o == k ? 1 : 0;
        float w1 = parameters[first.offset() + o * c + k] + identity;
        float w2 = parameters[second.offset() + o * c + k] + identity;
        weight1[o * c + k] = w1;
        weight2[o * c + k] = w2;
        inputBack[k * (c + 2) + o] = w1;
        back2[k * c + o] = w2;
      }
    }
    Tensor last = layout.tensor("arm.out.weight");
    Tensor stabiliser = layout.tensor("arm.stabiliser.weight");
    for (int o = 0; o < 2; o++) {
      for (int k = 0; k < c; k++) {
        float w3 = parameters[last.offset() + o * c + k];
        float ws = parameters[stabiliser.offset() + o * c + k];
        output[o * 2 * c + k] = w3;
        output[o * 2 * c + c + k] = ws;
        outputBack[k * 2 + o] = w3;
        inputBack[k * (c + 2) + c + o] = ws;
      }
      outputBias[o] =
          parameters[layout.tensor("arm.out.bias").offset() + o]
              + parameters[layout.tensor("arm.stabiliser.bias").offset() + o];
    }
    System.arraycopy(parameters, layout.tensor("arm.1.bias").offset(), bias1, 0, c);
    System.arraycopy(parameters, layout.tensor("arm.2.bias").offset(), bias2, 0, c);
  }
}
