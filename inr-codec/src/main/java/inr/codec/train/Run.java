package inr.codec.train;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the phases of a training work on. */
final class Run {
  /** Steps between two looks at the loss with hard rounding. */
  static final int LOOK = 100;

  final Layout layout;
  final Objective objective;
  final Model model;
  final TrainingListener listener;

  /** What a bit is worth at first. */
  Opening opening;

  /** What finds λ. */
  Steering steering;

  /** The networks in whole steps, once there are any. */
  Optional<NetworkCost.Cost> quantised = Optional.empty();

  /** Steps of the phases after the one that it is in. */
  int later;

  /** The best that was seen of the model. */
  private Optional<Snapshot> best = Optional.empty();

  /** Steps with noise so far. */
  private long noise;

  Run(
      Layout layout,
      Objective objective,
      Model model,
      Opening opening,
      Steering steering,
      TrainingListener listener) {
    this.layout = layout;
    this.objective = objective;
    this.model = model;
    this.opening = opening;
    this.steering = steering;
    this.listener = listener;
  }

  /** One step with soft rounding. */
  Objective.Loss softStep(Annealing now) {
    return objective.softStep(model, now, noise++);
  }

  /** Tells of step i of a phase. */
  void tell(Phase phase, int i, double error, double bits) {
    listener.step(
        new TrainingPlace(phase.name(), i + 1, phase.all(), later, objective.pixels()),
        error,
        bits);
  }

  /** Tells of step i of a phase. */
  void tell(Phase phase, int i, Objective.Loss loss) {
    tell(phase, i, loss.error(), loss.bits());
  }

  /** Takes the model, rounded hard, as the best so far. */
  void beginBest() {
    best = Optional.of(model.snapshot(objective.validate(model).loss()));
  }

  /** The loss with hard rounding; the model is kept if it is the best so far. */
  Objective.Loss look() {
    Objective.Loss now = objective.validate(model);
    if (now.loss() < best.orElseThrow().loss()) {
      best = Optional.of(model.snapshot(now.loss()));
    }
    return now;
  }

  /** Takes what is seen next for the best, whatever it is. */
  void forgetBest() {
    best = best.map(old -> old.with(Double.POSITIVE_INFINITY));
  }

  /** Goes back to the best. */
  void takeBest() {
    model.take(best.orElseThrow());
  }

  /** What all phases need. */
  void state(StateCode code) throws IOException {
    noise = code.number(noise, 0, Long.MAX_VALUE - 1);
    opening = code.one(opening, List.of(Opening.values()));
    steering.state(code);
    model.state(code);
  }

  /** The best so far, of phases that look for it. */
  void bestState(StateCode code) throws IOException {
    best = Optional.of(Snapshot.state(code, best, model));
  }

  /** The networks in whole steps, of phases that have them. */
  void networksState(StateCode code) throws IOException {
    Optional<QuantisedParameters> now = quantised.map(NetworkCost.Cost::parameters);
    int[] steps = now.map(QuantisedParameters::steps).orElse(new int[Group.values().length]);
    int[] values = now.map(QuantisedParameters::values).orElse(new int[layout.size()]);
    code.numbers(steps);
    code.numbers(values);
    if (now.isEmpty()) {
      quantised =
          Optional.of(
              objective.networkCost(model).of(new QuantisedParameters(layout, steps, values)));
    }
  }
}
