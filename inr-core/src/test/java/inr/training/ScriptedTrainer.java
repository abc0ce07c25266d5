package inr.training;

import inr.backend.Numbers;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Jet;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.preset.Siren;
import java.util.Map;
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
  private TrainerState marked = state(0, 1, 0);

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
    return state(step, rateFactor, parameter);
  }

  /** A state of one parameter. */
  static TrainerState state(long step, double rateFactor, double parameter) {
    Numbers numbers = new Numbers.Doubles(new double[] {parameter});
    return TrainerState.of(step, rateFactor, Map.of(TrainerState.PARAMETERS, numbers));
  }

  @Override
  public void restore(TrainerState state) {
    step = state.step();
    rateFactor = state.rateFactor();
    parameter = state.parameters().toDoubles()[0];
    loss = Double.NaN;
  }

  @Override
  public void mark() {
    marked = save();
  }

  @Override
  public TrainerState marked() {
    return marked;
  }

  @Override
  public Parameters gradient() {
    throw new UnsupportedOperationException("scripted trainer has no gradient");
  }

  @Override
  public Parameters parameters() {
    ParameterLayout layout = Siren.network(1, 1, 1, 1, 30, 30).layout();
    return new Parameters(layout, new float[layout.size()]);
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
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    throw new UnsupportedOperationException("scripted trainer has no network");
  }

  @Override
  public void close() {}
}
