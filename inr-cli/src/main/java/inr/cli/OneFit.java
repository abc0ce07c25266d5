package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.io.plan.KindText;
import inr.network.Layer;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The way of one fit, from what its file holds to what came of it.
 *
 * @param session that it belongs to
 * @param options of it
 * @param threads that work on it
 * @param voice that tells of it
 */
record OneFit(Session session, FitOptions options, int threads, FitVoice voice) {
  /**
   * Reads, plans, fits, writes and reports.
   *
   * @throws CommandFailure among others, if the target was not reached, when all is done
   */
  void run(FitFiles files) throws IOException {
    run(files, read(files.input()), Optional.empty());
  }

  /** Reads what is fitted, and says what was changed on the way. */
  Original read(CommandInput input) throws IOException {
    Original original = options.read(input.file(), voice);
    session.interruption().check();
    original.notes().forEach(note -> voice.say(original.name() + ": " + note));
    return original;
  }

  /**
   * The same with what has been read.
   *
   * @param preset the network, if not that of the options
   */
  void run(FitFiles files, Original original, Optional<Preset> preset) throws IOException {
    Stopwatch begun = Stopwatch.start();
    PlannedFit planned = options.planned(original, preset, threads);
    double startSeconds = begun.seconds();
    Optional<FormerFit> former = files.former();
    Backend backend =
        former.isPresent()
            ? former.get().backend(options.backend(), planned.plan(), voice)
            : CommandFailure.unlessUsage(
                () -> BackendChoice.training(options.backend(), planned.plan()));
    FitBudget budget =
        FitBudget.of(options, former, planned, backend, startSeconds, session, voice);
    PlannedFit fit = CommandFailure.unlessUsage(() -> planned.lasting(budget.steps()));
    former.ifPresent(saved -> saved.goOn(fit, voice));
    voice.tell(words(fit, backend));
    FitJob job = new FitJob(session, fit, startSeconds, backend, options.rules(budget));
    try (FitRecords records = FitRecords.open(options, files, former.isPresent(), session)) {
      FitResult result = job.run(files, former.map(FormerFit::saved), voice, records.listeners());
      voice.say(result.text());
      result.whetherItPaid().ifPresent(voice::tell);
      records.write(result, voice);
      voice.done(result);
      report(result);
    }
  }

  private void report(FitResult result) {
    if (options.json()) {
      result.json().print(session);
    }
    options.requireTarget(result.score());
  }

  private static String words(PlannedFit fit, Backend backend) {
    TrainingPlan plan = fit.plan();
    Signal signal = fit.signal();
    String points =
        plan.sampler() instanceof Sampler.FullGrid
            ? "full"
            : plan.sampler() instanceof Sampler.Looking looking
                ? "by " + KindText.kindOf((Record) looking)
                : String.valueOf(plan.sampler().batchPoints(signal.coordinates().samples()));
    List<Layer> layers = plan.network().layers();
    String width =
        layers.size() > 1 && layers.get(0) instanceof Layer.Dense dense
            ? "width " + dense.width() + ", "
            : "";
    return String.format(
        Locale.ROOT,
        "%s: model %s, %s%s, %d parameters, learning rate %s, batch %s of %d points, schedule %s, %d steps, backend %s%s",
        fit.original().name(),
        fit.name(),
        width,
        ModelFacts.hiddenLayers(plan.network()),
        plan.network().layout().size(),
        plan.learningRate(),
        points,
        signal.points(),
        KindText.kindOf((Record) plan.schedule()),
        fit.steps(),
        backend.name(),
        threads(fit, backend));
  }

  /** Threads mean nothing to the other backends. */
  private static String threads(PlannedFit fit, Backend backend) {
    if (!backend.name().equals("cpu")) {
      return "";
    }
    return fit.threads() == 1 ? ", 1 thread" : ", " + fit.threads() + " threads";
  }
}
