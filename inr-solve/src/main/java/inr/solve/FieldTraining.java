package inr.solve;

import inr.backend.Backends;
import inr.backend.Objective;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.sampling.Batch;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.training.DivergedException;
import java.util.function.IntConsumer;

/**
 * A network in training on the CPU, step by step: each is counted and told, and none goes on from a
 * loss that is not finite.
 */
public final class FieldTraining implements AutoCloseable {
  private final TrainingPlan plan;
  private final Signal signal;
  private final Trainer trainer;
  private final IntConsumer done;
  private int steps;

  /**
   * A training before its first step.
   *
   * @param signal whose points it visits; its samples are targets of {@link #step()} alone
   * @param workers as many threads as there are of these; no bit depends on them
   * @param done is told after each step how many there have been
   */
  public FieldTraining(TrainingPlan plan, Signal signal, Workers workers, IntConsumer done) {
    this.plan = plan;
    this.signal = signal;
    this.done = done;
    this.trainer = Backends.named("cpu").trainer(plan, signal, workers.count());
  }

  /** Begins with parameters of another beginning than the plan's. */
  public void beginWith(Parameters parameters) {
    trainer.restore(TrainerState.beginning(plan, signal, parameters));
  }

  /** A step by the plan's sampler and loss. */
  public void step() {
    trainer.step(1);
    look();
  }

  /** A step on some points by a loss of their predictions. */
  public void step(Batch batch, Objective objective) {
    trainer.step(batch, objective);
    look();
  }

  private void look() {
    steps++;
    DivergedException.requireFinite(trainer.loss(), steps, plan.learningRate());
    done.accept(steps);
  }

  /** Values {@code [N, C]} at points, in stored units. */
  public double[] values(Coordinates points) {
    return values(points, signal.range());
  }

  /** The same in units of one's own. */
  double[] values(Coordinates points, ValueRange units) {
    float[] predictions = new float[Math.toIntExact(points.points() * signal.channels())];
    trainer.evaluate(points, predictions);
    return TrainedField.stored(predictions, units);
  }

  /** The network as it is. */
  public TrainedField field() {
    return new TrainedField(plan, trainer.parameters(), signal.medium(), signal.range(), steps);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
