package inr.solve.partial;

import inr.grid.ScatteredPoints;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.random.CounterRandom;
import inr.signal.Signal;
import inr.solve.FieldAnswer;
import inr.solve.FieldTraining;
import inr.solve.TrainedField;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A network that is fitted to the known points, by the loss and the sampler of a plan.
 *
 * <p>If a share of them is held back, training does not see it, and of the states after every
 * {@value #LOOK_EVERY} steps the one is taken that tells these best, by the mean square of its
 * error.
 *
 * @param name of the method
 * @param plan of the training
 * @param steps at least 1
 * @param heldBack share of the known points, less than 1; at 0 the last state is taken
 */
public record FieldOfPoints(String name, TrainingPlan plan, int steps, double heldBack)
    implements PartialMethod {
  private static final int LOOK_EVERY = 50;

  public FieldOfPoints {
    if (steps < 1 || !(heldBack >= 0 && heldBack < 1)) {
      throw new IllegalArgumentException(
          name
              + " has "
              + steps
              + " steps and holds back "
              + heldBack
              + " of the points; at least 1 step, and 0 or more and less than 1 are needed");
    }
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int[] known = problem.points(true);
    CounterRandom random = new CounterRandom(plan.seed(), CounterRandom.BLOCKS);
    int[] held = Arrays.stream(known).filter(i -> random.uniform(i) < heldBack).toArray();
    int[] seen = Arrays.stream(known).filter(i -> random.uniform(i) >= heldBack).toArray();
    boolean looks = held.length > 0 && seen.length > 0;
    TrainedField field =
        trained(problem, looks ? seen : known, looks ? held : new int[0], workers, done);
    return new FieldAnswer(
        field.values(problem.signal().coordinates(), workers), Optional.of(field));
  }

  private TrainedField trained(
      PartialSignal problem, int[] seen, int[] held, Workers workers, IntConsumer done) {
    Signal signal = problem.signal().only(seen);
    try (FieldTraining training = new FieldTraining(plan, signal, workers, done)) {
      if (held.length == 0) {
        for (int step = 0; step < steps; step++) {
          training.step();
        }
        return training.field();
      }
      ScatteredPoints places = problem.at(held);
      double least = Double.POSITIVE_INFINITY;
      TrainedField best = training.field();
      for (int step = 1; step <= steps; step++) {
        training.step();
        if (step % LOOK_EVERY == 0 || step == steps) {
          double error = squares(problem, held, training.values(places));
          if (error < least) {
            least = error;
            best = training.field();
          }
        }
      }
      return best;
    }
  }

  private static double squares(PartialSignal problem, int[] held, double[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      int count = problem.channels();
      double off = values[i] - problem.value(held[i / count], i % count);
      sum += off * off;
    }
    return sum;
  }
}
