package inr.training;

import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import java.util.function.LongUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * A trainer with one parameter whose loss a test writes down: loss(step, rate factor). Every step
 * moves a clock on.
 */
class ScriptedTrainer implements Trainer {
  private final ToDoubleBiFunction<Long, Double> script;
  private final LongUnaryOperator nanosOfStep;
  private long step;
  private double rateFactor = 1;
  private double parameter;
  private double loss = Double.NaN;
  private long nanos;

  ScriptedTrainer(ToDoubleBiFunction<Long, Double> script) {
    this(script, at -> 1_000_000);
  }

  ScriptedTrainer(ToDoubleBiFunction<Long, Double> script, LongUnaryOperator nanosOfStep) {
    this.script = script;
    this.nanosOfStep = nanosOfStep;
  }

  long nanos() {
    return nanos;
  }

  @Override
  public void step(int steps) {
    for (int i = 0; i < steps; i++) {
      step++;
      nanos += nanosOfStep.applyAsLong(step);
      loss = script.applyAsDouble(step, rateFactor);
      parameter += loss;
    }
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public TrainerState save() {
    return new TrainerState(
        step, rateFactor, new double[] {parameter}, new double[1], new double[1]);
  }

  @Override
  public void restore(TrainerState state) {
    step = state.step();
    rateFactor = state.rateFactor();
    parameter = state.parameters()[0];
    loss = Double.NaN;
  }

  @Override
  public Parameters gradient() {
    throw new UnsupportedOperationException("scripted trainer has no gradient");
  }

  @Override
  public Parameters parameters() {
    throw new UnsupportedOperationException("scripted trainer has no network");
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    throw new UnsupportedOperationException("scripted trainer has no network");
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    throw new UnsupportedOperationException("scripted trainer has no network");
  }

  @Override
  public void close() {}
}
