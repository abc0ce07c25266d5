package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Latents;
import inr.codec.train.latent.Sheet;
import inr.codec.train.optimizer.NetworkOptimizer;
import inr.codec.train.optimizer.Soap;
import inr.parallel.Workers;

/** What one training changes: the networks, the latents, and what their optimisers remember. */
final class Model {
  final float[] parameters;
  final Latents latents;
  final NetworkOptimizer optimizer;

  /** Steps of the latents' optimiser since it began. */
  private long steps;

  Model(Layout layout, Sheet sheet, long seed, Workers workers) {
    parameters = InitialParameters.of(layout, seed);
    latents = new Latents(sheet, seed, workers);
    optimizer = new Soap(layout);
  }

  /** Number of the next step of the latents' optimiser. */
  long nextStep() {
    return ++steps;
  }
}
