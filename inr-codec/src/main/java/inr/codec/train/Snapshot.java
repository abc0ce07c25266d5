package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.Optional;

/**
 * What of a model is kept to go back to.
 *
 * @param seed of its start
 * @param lambda of its loss
 * @param loss with hard rounding
 * @param parameters the networks
 * @param latents the unrounded values
 */
record Snapshot(long seed, double lambda, double loss, float[] parameters, float[] latents) {
  /** The same with another loss. */
  Snapshot with(double otherLoss) {
    return new Snapshot(seed, lambda, otherLoss, parameters, latents);
  }

  /**
   * All of one that is there, or was when it was written.
   *
   * @param model whose snapshots have the right size
   */
  static Snapshot state(StateCode code, Optional<Snapshot> now, Model model) throws IOException {
    Snapshot one = now.orElseGet(() -> model.snapshot(0));
    long seed = code.number(one.seed, Long.MIN_VALUE, Long.MAX_VALUE);
    double lambda = code.real(one.lambda);
    double loss = code.real(one.loss);
    code.reals(one.parameters);
    code.reals(one.latents);
    return new Snapshot(seed, lambda, loss, one.parameters, one.latents);
  }
}
