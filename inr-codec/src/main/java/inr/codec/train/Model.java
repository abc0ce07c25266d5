package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Latents;
import inr.codec.train.latent.Sheet;
import inr.codec.train.optimizer.Soap;
import inr.parallel.Workers;

/** What one training changes: the networks, the latents, and what their optimisers remember. */
final class Model {
  final float[] parameters;
  final Latents latents;

  /** What a bit per pixel is worth to it, see {@link Target.Kind#LAMBDA}. */
  double lambda;

  private final Layout layout;
  private Soap optimizer;

  /** Steps of the latents' optimiser since it began. */
  private long steps;

  Model(Layout layout, Sheet sheet, long seed, Workers workers) {
    this.layout = layout;
    parameters = InitialParameters.of(layout, seed);
    latents = new Latents(sheet, seed, workers);
    optimizer = new Soap(layout);
  }

  /** Begins a phase: the optimisers forget, since moments of other rates would mislead them. */
  void begin() {
    optimizer = new Soap(layout);
    latents.forget();
    steps = 0;
  }

  /** How the networks learn in this phase. */
  Soap optimizer() {
    return optimizer;
  }

  /** Number of the next step of the latents' optimiser in this phase, from 1. */
  long nextStep() {
    return ++steps;
  }
}
