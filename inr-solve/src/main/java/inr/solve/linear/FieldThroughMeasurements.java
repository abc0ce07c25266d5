package inr.solve.linear;

import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.FieldAnswer;
import inr.solve.SirenField;
import inr.solve.TrainedField;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A SIREN that is trained through the operator.
 *
 * @param network it, and how it is trained
 */
public record FieldThroughMeasurements(SirenField network) implements LinearMethod {
  @Override
  public String name() {
    return network.name();
  }

  @Override
  public int steps() {
    return network.steps();
  }

  @Override
  public FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done) {
    Samples none = new Samples.Floats(new float[problem.operator().domain().size()]);
    Signal signal = new Signal(problem.points(), new Medium.Field(1), none, problem.range());
    TrainedField field =
        network.train(
            problem.operator(),
            List.of(problem.measured()),
            problem.noise(),
            signal,
            problem.range(),
            workers,
            done);
    return new FieldAnswer(field.values(problem.points(), workers), Optional.of(field));
  }
}
