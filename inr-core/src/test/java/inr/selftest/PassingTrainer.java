package inr.selftest;

import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.grid.Coordinates;

/** Hands everything on to another trainer; what a test overrides is what goes wrong. */
class PassingTrainer implements Trainer {
  private final Trainer trainer;

  PassingTrainer(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  public void step(int steps) {
    trainer.step(steps);
  }

  @Override
  public double loss() {
    return trainer.loss();
  }

  @Override
  public Parameters gradient() {
    return trainer.gradient();
  }

  @Override
  public Parameters parameters() {
    return trainer.parameters();
  }

  @Override
  public TrainerState save() {
    return trainer.save();
  }

  @Override
  public void restore(TrainerState state) {
    trainer.restore(state);
  }

  @Override
  public void mark() {
    trainer.mark();
  }

  @Override
  public TrainerState marked() {
    return trainer.marked();
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    trainer.evaluate(coordinates, predictions);
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    trainer.jacobian(coordinates, jacobian);
  }

  @Override
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    trainer.jet(jet, coordinates, values);
  }

  @Override
  public void close() {
    trainer.close();
  }
}
