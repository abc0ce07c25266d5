package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.quantise.StepSearch;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.util.function.Supplier;

/**
 * The training of one picture: candidates, annealing, and a last phase for the networks alone.
 *
 * <p>Several random starts are tried for some steps, the better ones longer, and the best goes on
 * with soft rounding that hardens and a rate that falls. Now and then the loss with hard rounding
 * is taken; the best model so far is kept, and λ moves towards its target, if there is one. In the
 * end the networks alone are trained on the rounded latents.
 *
 * @see <a href="https://arxiv.org/abs/2605.02726">Ladune et al. 2026</a>
 */
final class Training {
  /** Steps between two looks at the loss with hard rounding. */
  private static final int LOOK = 100;

  /** So many at least, where λ is searched. */
  private static final int LEAST_LOOKS = 12;

  private static final double LAST_RATE = 1e-4;

  /** Share of the main phase after which it is worth knowing what whole steps will cost. */
  private static final double LEARNING_FROM = 0.55;

  private final Layout layout;
  private final Sheet sheet;
  private final Workers workers;
  private final Objective objective;
  private final Steps steps;
  private final TrainingListener listener;
  private final Supplier<Steering> steerings;
  private Steering steering;
  private long noise;
  private int warmSteps;

  Training(
      Layout layout,
      Sheet sheet,
      Picture picture,
      PictureTraining.Settings settings,
      Workers workers,
      Supplier<Steering> steerings,
      TrainingListener listener) {
    this.layout = layout;
    this.sheet = sheet;
    this.workers = workers;
    this.listener = listener;
    this.steerings = steerings;
    steering = steerings.get();
    steps = Steps.of(settings.steps());
    objective = new Objective(layout, sheet, picture, workers);
  }

  private record Candidate(Model model, double loss) {}

  /** Trains from the starts of a seed. */
  Model run(long seed) {
    steering = steerings.get();
    Model model = warmedUp(seed);
    Best best = new Best(model);
    mainPhase(model, best);
    best.restore();
    lastPhase(model, best);
    best.restore();
    return model;
  }

  /** What found λ in the last run. */
  Steering steering() {
    return steering;
  }

  /** What the training makes small. */
  Objective objective() {
    return objective;
  }

  private void tell(String phase, int done, int all, Objective.Loss loss) {
    listener.step(phase, done, all, loss.error(), loss.bits());
  }

  private Model warmedUp(long seed) {
    warmSteps = 0;
    Candidate first = null;
    Candidate second = null;
    for (int c = 0; c < steps.candidates(); c++) {
      Model model = new Model(layout, sheet, seed * 64 + c, workers);
      model.lambda = steering.first();
      Candidate next = warm(model);
      if (first == null || next.loss() < first.loss()) {
        second = first;
        first = next;
      } else if (second == null || next.loss() < second.loss()) {
        second = next;
      }
    }
    if (first == null) {
      throw new IllegalStateException("training without a candidate");
    }
    if (second == null) {
      return first.model();
    }
    Candidate a = warm(first.model());
    Candidate b = warm(second.model());
    return a.loss() <= b.loss() ? a.model() : b.model();
  }

  private Candidate warm(Model model) {
    model.begin();
    Annealing now = Annealing.warmUp(model.lambda);
    for (int i = 0; i < steps.warmUp(); i++) {
      tell("warm-up", ++warmSteps, steps.allWarmUp(), objective.softStep(model, now, noise++));
    }
    return new Candidate(model, objective.validate(model).loss());
  }

  private void mainPhase(Model model, Best best) {
    model.begin();
    boolean searches = steering.searches();
    int look = searches ? Math.min(LOOK, Math.max(1, steps.main() / LEAST_LOOKS)) : LOOK;
    if (searches) {
      steer(model, best, 0, objective.validate(model));
    }
    Annealing now = Annealing.main(0);
    for (int i = 0; i < steps.main(); i++) {
      if (i % look == 0) {
        now = Annealing.main((double) i / steps.main());
      }
      tell("main", i + 1, steps.main(), objective.softStep(model, now, noise++));
      if (i % look == look - 1 || i == steps.main() - 1) {
        Objective.Loss seen = best.look();
        if (searches && i < steps.main() - 1) {
          steer(model, best, (i + 1.0) / steps.main(), seen);
        }
      }
    }
  }

  /** Moves λ; what was the best with the old one is no measure any more. */
  private void steer(Model model, Best best, double done, Objective.Loss seen) {
    if (done >= LEARNING_FROM && !steering.hasLearnt()) {
      NetworkCost cost = objective.networkCost(model);
      steering.learn(seen, new StepSearch(layout, cost, model.parameters).run());
    }
    model.lambda = steering.next(model.lambda, done, seen);
    best.forget();
  }

  private void lastPhase(Model model, Best best) {
    model.begin();
    model.latents.hard();
    for (int i = 0; i < steps.last(); i++) {
      tell("last", i + 1, steps.last(), objective.networkStep(model, LAST_RATE));
      if (i % LOOK == LOOK - 1 || i == steps.last() - 1) {
        best.look();
      }
    }
  }

  /** The best of what was seen of a model. */
  private final class Best {
    private final Model model;
    private float[] parameters;
    private float[] latents;
    private double loss;

    Best(Model model) {
      this.model = model;
      parameters = model.parameters.clone();
      latents = model.latents.snapshot();
      loss = objective.validate(model).loss();
    }

    Objective.Loss look() {
      Objective.Loss now = objective.validate(model);
      if (now.loss() < loss) {
        loss = now.loss();
        parameters = model.parameters.clone();
        latents = model.latents.snapshot();
      }
      return now;
    }

    /** Takes what is seen next, whatever it is. */
    void forget() {
      loss = Double.POSITIVE_INFINITY;
    }

    void restore() {
      System.arraycopy(parameters, 0, model.parameters, 0, parameters.length);
      model.latents.restore(latents);
    }
  }
}
