package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import java.util.List;

/**
 * The points of one step: places {@code start} to {@code start + count} of an epoch. The kernels
 * find the point at a place by the integers of {@link inr.sampling.Permutation}.
 *
 * @param seed of the order
 * @param epoch whose order it is
 * @param points of the signal
 * @param start first place
 * @param count places
 * @param inOrder whether place and point are the same
 */
record DeviceBatch(long seed, long epoch, int points, int start, int count, boolean inOrder) {
  /** The batch of a step of a plan. */
  static DeviceBatch of(TrainingPlan plan, long step, int points) {
    if (plan.sampler() instanceof Sampler.RandomBatches random) {
      long inEpoch = step % random.stepsPerEpoch(List.of(points));
      int start = (int) (inEpoch * random.batchSize());
      int count = Math.min(random.batchSize(), points - start);
      return new DeviceBatch(
          plan.seed(), random.epoch(step, List.of(points)), points, start, count, false);
    }
    return all(points);
  }

  /** All points of some coordinates, one after the other. */
  static DeviceBatch all(int points) {
    return new DeviceBatch(0, 0, points, 0, points, true);
  }

  /** Writes the struct {@code Batch}. */
  void write(Arguments arguments) {
    arguments
        .int64(seed)
        .int64(epoch)
        .int32(points)
        .int32(start)
        .int32(count)
        .int32(inOrder ? 1 : 0);
  }
}
