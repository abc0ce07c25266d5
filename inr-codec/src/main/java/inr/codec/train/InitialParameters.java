package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;
import inr.random.CounterRandom;

/**
 * Networks before training: what the layout has as defaults, and random numbers where zeros would
 * not begin to learn.
 *
 * <p>Residual layers and biases are 0. Other weights of the prediction are normal with standard
 * deviation 1/O², those of the synthesis uniform in ±1/(O²√I), for O outputs and I inputs.
 *
 * <p>Before the hidden units it is ±1/(10√I) instead. With the published ±1/(O²√I) the first steps
 * of the biases are larger than all that weights let through, and of 48 rectified units some 20 are
 * off for every pixel and stay so: docs/decisions/0031.
 */
final class InitialParameters {
  /** Of 1/√I, so large are the weights before the hidden units. */
  private static final double BEFORE = 0.1;

  private InitialParameters() {}

  /** Parameters of a seed. */
  static float[] of(Layout layout, long seed) {
    float[] parameters = layout.defaults().clone();
    for (int t = 0; t < layout.tensors().size(); t++) {
      Tensor tensor = layout.tensors().get(t);
      CounterRandom random = new CounterRandom(seed, CounterRandom.PARAMETERS + t);
      double outputs = (double) tensor.rows() * tensor.rows();
      for (int i = 0; i < tensor.size(); i++) {
        int at = tensor.offset() + i;
        switch (tensor.name()) {
          case "arm.1.weight", "arm.2.weight" -> {}
          case "synthesis.1.weight" ->
              parameters[at] =
                  (float) (BEFORE * (2 * random.uniform(i) - 1) / Math.sqrt(tensor.columns()));
          case "synthesis.2.weight", "synthesis.stabiliser.weight" ->
              parameters[at] =
                  (float) ((2 * random.uniform(i) - 1) / (outputs * Math.sqrt(tensor.columns())));
          case "arm.out.weight", "arm.stabiliser.weight" ->
              parameters[at] = (float) (random.normal(i) / outputs);
          default -> {
            if (tensor.name().startsWith("ifce") && tensor.name().endsWith("weight")) {
              parameters[at] = (float) (random.normal(i) / outputs);
            }
          }
        }
      }
    }
    return parameters;
  }
}
