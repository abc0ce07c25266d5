package inr.cli;

import inr.backend.Backend;
import inr.field.PlannedFit;
import inr.sampling.Sampler;
import java.util.Locale;
import java.util.Optional;

/**
 * What a fit may take.
 *
 * @param steps in all
 * @param seconds from now, positive
 */
record FitBudget(long steps, double seconds) {
  /** What is left of a limit that has been used up. */
  private static final double LEAST_SECONDS = 1e-3;

  FitBudget {
    seconds = Math.max(LEAST_SECONDS, seconds);
  }

  /**
   * The steps that were asked for, or those of the fit that goes on, or those that fit the time by
   * a trial.
   *
   * @param former fit that goes on
   * @param startSeconds that finding the start took
   */
  static FitBudget of(
      FitOptions options,
      Optional<FormerFit> former,
      PlannedFit planned,
      Backend backend,
      double startSeconds,
      Session session,
      FitVoice voice) {
    double limit = Math.max(LEAST_SECONDS, options.maxSeconds() - startSeconds);
    if (options.steps().isPresent()) {
      return new FitBudget(options.steps().getAsLong(), limit);
    }
    if (former.isPresent()) {
      return new FitBudget(former.get().steps(planned.steps()), limit);
    }
    return inTime(planned, backend, options.maxSeconds(), limit, session, voice);
  }

  /**
   * The steps that fit the time by a trial; those of a usual fit if there is no limit, or if it
   * takes none.
   *
   * @param asked seconds, for words
   * @param limit seconds that are left of them
   */
  static FitBudget inTime(
      PlannedFit planned,
      Backend backend,
      double asked,
      double limit,
      Session session,
      FitVoice voice) {
    if (limit == Double.POSITIVE_INFINITY || planned.steps() == 0) {
      return new FitBudget(planned.steps(), limit);
    }
    if (planned.plan().sampler() instanceof Sampler.Looking) {
      throw CommandFailure.usage(
          "--max-seconds tries some steps, which tell nothing of a sampler whose steps become longer or shorter over the fit; give --steps, too");
    }
    StepTrial trial =
        StepTrial.run(
            backend,
            planned.plan(),
            planned.signal(),
            planned.threads(),
            limit,
            session.interruption());
    long steps = trial.stepsIn(limit);
    voice.tell(
        String.format(
            Locale.ROOT,
            "a trial of %.1f s gives %d steps in %s s; --steps %d repeats this fit",
            trial.seconds(),
            steps,
            asked,
            steps));
    return new FitBudget(steps, limit - trial.seconds());
  }
}
