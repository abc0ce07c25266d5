package inr.bench.suite;

import inr.network.Layer;
import inr.network.NetworkSpec;

/**
 * Operations that a network takes for one point, counted from its products alone: a multiply-add is
 * two, and sines, biases and the update are none.
 */
final class StepFlops {
  private StepFlops() {}

  /** Rendering: Σ 2·in·out over the dense layers. */
  static double forward(NetworkSpec network) {
    int[] widths = network.widths();
    double flops = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      if (network.layers().get(l) instanceof Layer.Dense) {
        flops += 2.0 * widths[l] * widths[l + 1];
      }
    }
    return flops;
  }

  /**
   * A training step: three times {@link #forward}, less the 2·in·out for the gradient of the
   * features that nobody needs.
   */
  static double training(NetworkSpec network) {
    return 3 * forward(network) - 2.0 * network.widths()[0] * network.widths()[1];
  }
}
