package inr.io.model;

import inr.backend.TrainerState;
import inr.io.Sha256;
import inr.io.plan.PlanDifference;
import inr.plan.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fit under way: what is needed to go on with the same bits.
 *
 * @param plan of the fit
 * @param inputSha256 {@link Sha256} of the file that is fitted
 * @param state of the trainer
 * @param seconds spent so far, 0 or more
 * @param extra whatever else the training loop needs: text, truth values, Integer, Long, finite
 *     Double, lists and maps of them; a Long that fits comes back as Integer, maps come back sorted
 */
public record Checkpoint(
    TrainingPlan plan,
    String inputSha256,
    TrainerState state,
    double seconds,
    Map<String, Object> extra) {
  public Checkpoint {
    Sha256.check(inputSha256);
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "checkpoint has " + seconds + " seconds; 0 or more are needed");
    }
    int needed = plan.network().layout().size();
    if (state.parameters().size() != needed) {
      throw new IllegalArgumentException(
          "checkpoint has "
              + state.parameters().size()
              + " parameters but its network needs "
              + needed);
    }
    extra = Map.copyOf(extra);
  }

  /**
   * What changes as the fit goes on with a plan. Learning rate and schedule may, and over how many
   * steps a sampler or an encoding changes, since every step asks for them anew; all else is part
   * of what is saved.
   *
   * @param currentPlan plan of the fit that is asked for
   * @param currentSha256 {@link Sha256} of its input
   * @return one short text for each change; empty if the same bits come of it as without a break
   * @throws IllegalArgumentException with what differs, if that cannot change
   */
  public List<String> changesTo(TrainingPlan currentPlan, String currentSha256) {
    if (!inputSha256.equals(Sha256.check(currentSha256))) {
      throw new IllegalArgumentException(
          "checkpoint is of another input (SHA-256 "
              + inputSha256.substring(0, 12)
              + "… there and "
              + currentSha256.substring(0, 12)
              + "… here); give that input or start afresh");
    }
    TrainingPlan faster = plan.withLearningRate(currentPlan.learningRate());
    TrainingPlan otherwise = plan.withSchedule(currentPlan.schedule());
    TrainingPlan longer = plan.withSampler(currentPlan.sampler());
    TrainingPlan opening = plan.withNetwork(currentPlan.network());
    Optional<String> fixed =
        PlanDifference.between(
            faster.withSchedule(currentPlan.schedule()).sampling(1), currentPlan.sampling(1));
    if (fixed.isPresent()) {
      throw new IllegalArgumentException(
          "checkpoint is of another plan: "
              + fixed.get()
              + "; only steps, learning rate and schedule can change, so give the same settings or start afresh");
    }
    return Stream.of(faster, otherwise, longer, opening)
        .map(other -> PlanDifference.between(plan, other))
        .flatMap(Optional::stream)
        .toList();
  }
}
