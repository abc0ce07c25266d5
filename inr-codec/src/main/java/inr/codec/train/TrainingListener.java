package inr.codec.train;

/** Looks on while a picture is trained, keeps its state, and ends it by throwing. */
@FunctionalInterface
public interface TrainingListener {
  /**
   * After a step.
   *
   * @param place where the training stands
   * @param error mean squared error, samples from 0 to 1
   * @param bits of the whole picture, estimated
   */
  void step(TrainingPlace place, double error, double bits);

  /**
   * Before each step, while the networks' steps are searched, and where there are tiles after the
   * last one and before each row that is checked then: the time to write a checkpoint, and to end
   * the training after that.
   */
  default void between(TrainingState state) {}
}
