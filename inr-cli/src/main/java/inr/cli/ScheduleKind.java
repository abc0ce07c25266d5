package inr.cli;

import inr.optimizer.Schedule;
import java.util.Locale;

/** The schedules by name, spread over the steps of a fit. */
enum ScheduleKind {
  /** The rate stays. */
  CONSTANT,
  /** Down to a hundredth in half a cosine. */
  COSINE,
  /** Down to a tenth, evenly on a logarithmic scale. */
  EXPONENTIAL,
  /** Half of it after each quarter. */
  STEP;

  Schedule over(long steps) {
    return switch (this) {
      case CONSTANT -> new Schedule.Constant();
      case COSINE -> new Schedule.Cosine(steps, 0.01);
      case EXPONENTIAL -> new Schedule.Exponential(steps, 0.1);
      case STEP -> new Schedule.Step(Math.max(1, steps / 4), 0.5);
    };
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
