package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Latents;
import inr.codec.train.latent.Sheet;
import inr.codec.train.optimizer.Soap;
import inr.codec.train.state.StateCode;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.io.IOException;

/** What one training changes: the networks, the latents, and what their optimisers remember. */
final class Model {
  final float[] parameters;
  final Latents latents;

  /** What a bit per pixel is worth to it, see {@link Target.Kind#LAMBDA}. */
  double lambda;

  private final Layout layout;
  private final Sheet sheet;
  private final Picture picture;
  private long seed;
  private Soap optimizer;

  /** Steps of the latents' optimiser since it began. */
  private long steps;

  Model(Layout layout, Sheet sheet, Picture picture, Workers workers) {
    this.layout = layout;
    this.sheet = sheet;
    this.picture = picture;
    parameters = new float[layout.size()];
    latents = new Latents(sheet, workers);
    optimizer = new Soap(layout);
  }

  /** Becomes what training begins with; the networks are those of a seed. */
  void start(long ofSeed, double ofLambda) {
    float[] networks = InitialParameters.of(layout, ofSeed);
    float[] start = InitialLatents.of(sheet, picture, ofLambda);
    take(new Snapshot(ofSeed, ofLambda, 0, networks, start));
  }

  /** Becomes what it was. */
  void take(Snapshot snapshot) {
    seed = snapshot.seed();
    lambda = snapshot.lambda();
    System.arraycopy(snapshot.parameters(), 0, parameters, 0, parameters.length);
    latents.seed(seed);
    latents.restore(snapshot.latents());
  }

  /** What it is now, without what the optimisers remember. */
  Snapshot snapshot(double loss) {
    return new Snapshot(seed, lambda, loss, parameters.clone(), latents.snapshot());
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

  /** All of it; the latents are rounded hard after that. */
  void state(StateCode code) throws IOException {
    seed = code.number(seed, Long.MIN_VALUE, Long.MAX_VALUE);
    lambda = code.real(lambda);
    steps = code.number(steps, 0, Long.MAX_VALUE - 1);
    code.reals(parameters);
    optimizer.state(code);
    latents.seed(seed);
    latents.state(code);
    latents.hard();
  }
}
