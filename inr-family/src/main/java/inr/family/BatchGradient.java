package inr.family;

import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Loss and gradient of the signals of a step.
 *
 * <p>A signal is a shard: one worker does all of it, and shards are added in their order in double
 * precision, so no bit depends on the threads.
 *
 * @param <G> a shard
 */
final class BatchGradient<G extends SignalGradient> {
  /** Stream of what chance decides of the first signal of the first step; others follow. */
  private static final long DRAWS = Long.MIN_VALUE / 2;

  private final FamilyPlan plan;
  private final SignalSet signals;
  private final Workers workers;
  private final List<SignalWork<G>> works = new ArrayList<>();
  private final List<G> shards = new ArrayList<>();
  private final double[] losses;

  BatchGradient(FamilyEngine<G> engine, FamilyPlan plan, SignalSet signals, Workers workers) {
    this.plan = plan;
    this.signals = signals;
    this.workers = workers;
    for (int i = 0; i < workers.count(); i++) {
      works.add(engine.work(signals.grid(), signals.channels()));
    }
    losses = new double[Math.min(plan.batchSize(), signals.size())];
    for (int s = 0; s < losses.length; s++) {
      shards.add(engine.gradient());
    }
  }

  /** The mean loss of the signals of a step, whose gradient overwrites {@code gradient}. */
  double differentiate(long step, double[] gradient) {
    Batch batch =
        new Sampler.RandomBatches(plan.batchSize())
            .batch(step, List.of(signals.size()), plan.seed());
    long draws = DRAWS + step * losses.length;
    workers.run(
        batch.points(),
        (worker, task) ->
            losses[task] =
                works
                    .get(worker)
                    .differentiate(
                        signals.values(batch.point(task)),
                        new CounterRandom(plan.seed(), draws + task),
                        shards.get(task)));
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int task = 0; task < batch.points(); task++) {
      shards.get(task).addTo(gradient, 1.0 / batch.points());
      sum += losses[task];
    }
    return sum / batch.points();
  }
}
