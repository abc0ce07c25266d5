package inr.training;

/** Hears how a fit goes on, on the thread that runs it; what takes long here slows the fit down. */
public interface TrainingListener {
  /** A few times a second, and once at the end. */
  void progress(Progress progress);

  /**
   * Whenever the loss was looked at, which is at steps that follow from plan and signal alone; of
   * what is told here only the seconds, and what follows from them, differ between equal fits.
   */
  default void looked(Progress progress) {}

  /**
   * The loss ran away; the fit goes on from the last good state with a smaller learning rate.
   *
   * @param step where that was seen
   * @param goodStep where it goes on
   * @param learningRate before the schedule, from here on
   */
  default void rolledBack(long step, long goodStep, double learningRate) {}
}
