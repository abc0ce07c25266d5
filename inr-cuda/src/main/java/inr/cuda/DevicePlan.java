package inr.cuda;

import inr.activation.Activation;
import inr.backend.Support;
import inr.backend.UnsupportedPlanException;
import inr.encoding.Encoding;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;

/**
 * What the kernels can do, part by part; whatever is not named here they cannot.
 *
 * <p>A reason begins with what is not there and ends with what helps.
 */
final class DevicePlan {
  private static final String ELSEWHERE = "; use backend cpu";

  private DevicePlan() {}

  /** Whether kernels can carry out a plan. */
  static Support of(TrainingPlan plan) {
    Support network = of(plan.network());
    if (!network.supported()) {
      return network;
    }
    if (!(plan.loss() instanceof Loss.MeanSquaredError
        || plan.loss() instanceof Loss.MeanAbsoluteError)) {
      return Support.no("its kernels do not know loss " + plan.loss() + ELSEWHERE);
    }
    if (!(plan.optimizer() instanceof Optimizer.Adam
        || plan.optimizer() instanceof Optimizer.AdamW)) {
      return Support.no("its kernels do not know optimizer " + plan.optimizer() + ELSEWHERE);
    }
    if (!(plan.sampler() instanceof Sampler.FullGrid
        || plan.sampler() instanceof Sampler.RandomBatches)) {
      return Support.no("its kernels do not know sampler " + plan.sampler() + ELSEWHERE);
    }
    return Support.yes();
  }

  /** Whether kernels can evaluate a network. */
  static Support of(NetworkSpec network) {
    if (!(network.encoding() instanceof Encoding.OfWaves)) {
      return Support.no("its kernels do not know encoding " + network.encoding() + ELSEWHERE);
    }
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dense dense) {
        if (ActivationCode.of(dense.activation()).isEmpty()) {
          return Support.no(unknown(dense.activation()));
        }
      } else if (!(layer instanceof Layer.LayerNorm)) {
        return Support.no("its kernels do not know layer " + layer + ELSEWHERE);
      }
    }
    return Support.yes();
  }

  /** Kernels carry no derivatives along. */
  static UnsupportedPlanException noJets() {
    return new UnsupportedPlanException(
        "backend cuda: its kernels carry no derivatives along" + ELSEWHERE);
  }

  private static String unknown(Activation activation) {
    return "its kernels have no formula of activation " + activation + ELSEWHERE;
  }
}
