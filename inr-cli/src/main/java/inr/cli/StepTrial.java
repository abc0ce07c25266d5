package inr.cli;

import inr.backend.Backend;
import inr.backend.Trainer;
import inr.plan.TrainingPlan;
import inr.signal.Signal;

/**
 * How long a step takes, found out on a trainer that is thrown away.
 *
 * @param seconds that the trial took
 * @param secondsPerStep after warming up
 */
record StepTrial(double seconds, double secondsPerStep) {
  /** Time for the just-in-time compiler, and again for the measurement. */
  private static final double SECONDS = 1.5;

  /** Share of the time that the trial may take at most, in either of its halves. */
  private static final double SHARE = 0.1;

  /** Share of the time that is planned for, since other programs run too. */
  private static final double MARGIN = 0.95;

  static StepTrial run(
      Backend backend,
      TrainingPlan plan,
      Signal signal,
      int threads,
      double limit,
      Interruption interruption) {
    double half = Math.min(SECONDS, SHARE * limit);
    Stopwatch trial = Stopwatch.start();
    try (Trainer trainer = backend.trainer(plan, signal, threads)) {
      measure(trainer, half, interruption);
      double secondsPerStep = measure(trainer, half, interruption);
      return new StepTrial(trial.seconds(), secondsPerStep);
    }
  }

  private static double measure(Trainer trainer, double seconds, Interruption interruption) {
    Stopwatch run = Stopwatch.start();
    long steps = 0;
    do {
      interruption.check();
      trainer.step(1);
      // A device works on after step has returned; the loss waits for it.
      trainer.loss();
      steps++;
    } while (run.seconds() < seconds);
    return run.seconds() / steps;
  }

  /** Steps that end in time, the trial's own time taken off. */
  long stepsIn(double limit) {
    return Math.max(1, (long) (MARGIN * (limit - seconds) / secondsPerStep));
  }
}
