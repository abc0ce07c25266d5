package inr.solve.sphere;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The value of the nearest place that is known, by angle. */
public record NearestPlace() implements PartialMethod {
  @Override
  public String name() {
    return "nearest";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int channels = problem.channels();
    int[] known = problem.points(true);
    Places places = Places.of(problem.at(known));
    int count = problem.known().length;
    double[] values = new double[count * channels];
    workers.runStretches(
        count,
        1024,
        (worker, from, to) -> {
          int[] these = IntStream.range(from, to).toArray();
          int[] nearest = Places.of(problem.at(these)).nearest(places);
          for (int i = from; i < to; i++) {
            for (int c = 0; c < channels; c++) {
              values[i * channels + c] = problem.value(known[nearest[i - from]], c);
            }
          }
        });
    return FieldAnswer.of(values);
  }
}
