package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.contest.ContestFolder;
import inr.contest.ContestInput;
import inr.contest.ContestRules;
import inr.contest.Contestant;
import inr.contest.Curve;
import inr.contest.Entrant;
import inr.contest.Results;
import inr.contest.Row;
import inr.field.PlannedFit;
import inr.io.Output;
import inr.io.media.MediaOptions;
import inr.preset.Preset;
import inr.report.Compared;
import inr.report.ReportPage;
import inr.training.StopRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/**
 * The fits of a contest, one after the other, so that each has all processors. Every row is kept as
 * soon as it is there; a network that fails is a row with its reason.
 */
final class Contest {
  /** For a trial of half a second twice. */
  private static final double WARM_UP_LIMIT = 5;

  private final Session session;
  private final ContestFolder folder;
  private final Results results;
  private final String backend;
  private final int threads;
  private final boolean quiet;
  private final Map<String, String> facts = MachineFacts.all();

  /** Fits of seed 0 for which Java has compiled what runs. */
  private final Set<Row.Entry> warm = new HashSet<>();

  /**
   * A contest that has not begun.
   *
   * @param results rows that are there already, which stay
   * @param backend that trains, by name
   */
  Contest(
      Session session,
      ContestFolder folder,
      Results results,
      String backend,
      int threads,
      boolean quiet) {
    this.session = session;
    this.folder = folder;
    this.results = results;
    this.backend = backend;
    this.threads = Math.min(threads, Runtime.getRuntime().availableProcessors());
    this.quiet = quiet;
  }

  /** A fit to come. */
  private record Turn(ContestInput input, Preset preset, Row.Entry entry) {}

  /** Runs the fits that have no row yet, all seeds of a network together. */
  void run(List<ContestInput> inputs, Collection<Entrant> entrants, int seeds) throws IOException {
    List<Turn> turns = new ArrayList<>();
    for (ContestInput input : inputs) {
      for (Entrant entrant : entrants) {
        for (int seed = 0; seed < seeds; seed++) {
          Row.Entry entry = new Row.Entry(input.name(), entrant.name(), seed);
          if (!results.has(entry)) {
            turns.add(new Turn(input, entrant.preset(), entry));
          }
        }
      }
    }
    ContestProgress progress = new ContestProgress(session, turns.size(), quiet);
    try {
      for (Turn turn : turns) {
        Row row = row(turn, progress.voice(turn.input.file(), turn.entry));
        results.add(row);
        folder.keep(results, facts);
        progress.ended(row);
      }
    } catch (CommandFailure failure) {
      throw failure.exitCode() == ExitCode.INTERRUPTED ? interrupted(progress, turns) : failure;
    } finally {
      progress.end();
    }
  }

  private static CommandFailure interrupted(ContestProgress progress, List<Turn> turns) {
    return new CommandFailure(
        ExitCode.INTERRUPTED,
        "interrupted; "
            + progress.done()
            + " of "
            + turns.size()
            + " fits are done and kept, the same command goes on");
  }

  private Row row(Turn turn, FitVoice voice) throws IOException {
    Interruption part = session.interruption().part();
    try {
      return row(turn, session.with(part), voice);
    } catch (RuntimeException | OutOfMemoryError failure) {
      CommandFailure known = CommandFailure.of(failure);
      if (known.exitCode() == ExitCode.INTERRUPTED) {
        throw known;
      }
      Main.showWhere(failure, session);
      return Row.failed(turn.entry, Main.oneLine(known.getMessage()));
    } finally {
      session.interruption().end(part);
    }
  }

  private Row row(Turn turn, Session own, FitVoice voice) throws IOException {
    own.interruption().check();
    ContestInput input = turn.input;
    ContestRules rules = results.rules();
    Contestant contestant =
        Contestant.of(turn.preset, input.original(), rules.parameters(), threads);
    warmUp(turn, contestant, own);
    Stopwatch begun = Stopwatch.start();
    PlannedFit planned = contestant.plan(input.original(), turn.entry.seed(), threads);
    double startSeconds = begun.seconds();
    Backend trains = BackendChoice.training(backend, planned.plan());
    FitBudget budget = budget(planned, trains, startSeconds, own, voice);
    PlannedFit fit = planned.lasting(budget.steps());
    FitJob job =
        new FitJob(
            own,
            fit,
            startSeconds,
            trains,
            StopRules.steps(budget.steps()).withSeconds(budget.seconds()));
    Curve.Recorder recorder = new Curve.Recorder();
    FitResult result = run(job, turn, own, voice, recorder);
    return new Row(
        turn.entry,
        contestant.status(rules.parameters()),
        Optional.of(result(contestant, fit, result, recorder.curve())));
  }

  /** Without it the first seed of a network would pay for Java's compiling, and no other. */
  private void warmUp(Turn turn, Contestant contestant, Session own) {
    if (warm.add(new Row.Entry(turn.entry.input(), turn.entry.model(), 0))) {
      PlannedFit planned = contestant.plan(turn.input.original(), 0, threads);
      StepTrial.run(
          BackendChoice.training(backend, planned.plan()),
          planned.plan(),
          planned.signal(),
          threads,
          WARM_UP_LIMIT,
          own.interruption());
    }
  }

  private FitBudget budget(
      PlannedFit planned, Backend trains, double startSeconds, Session own, FitVoice voice) {
    ContestRules rules = results.rules();
    if (rules.steps().isPresent() && planned.steps() > 0) {
      return new FitBudget(rules.steps().getAsLong(), Double.POSITIVE_INFINITY);
    }
    double asked = rules.maxSeconds().orElse(Double.POSITIVE_INFINITY);
    return FitBudget.inTime(planned, trains, asked, asked - startSeconds, own, voice);
  }

  private FitResult run(FitJob job, Turn turn, Session own, FitVoice voice, Curve.Recorder recorder)
      throws IOException {
    Path model = folder.model(turn.input, turn.entry);
    CommandInput input = new CommandInput(turn.input.file(), MediaOptions.of(), own);
    try (FitFiles files = FitFiles.claim(input, model, true, false, own)) {
      return job.run(files, Optional.empty(), voice, List.of(recorder));
    } finally {
      // A fit that did not end is begun again, so that its curve is whole.
      Files.deleteIfExists(FitFiles.checkpoint(model));
    }
  }

  private static Row.Result result(
      Contestant contestant, PlannedFit fit, FitResult result, Curve curve) {
    int batch = fit.plan().sampler().batchPoints(fit.signal().coordinates().samples());
    double rate = curve.stepsPerSecond() * batch;
    return new Row.Result(
        contestant.text(),
        fit.plan().network().layout().size(),
        result.score().psnr(),
        result.score().ssim(),
        result.score().snr(),
        Stopwatch.rounded(result.seconds()),
        result.outcome().step(),
        Double.isFinite(rate) ? OptionalDouble.of(Math.rint(rate)) : OptionalDouble.empty(),
        result.bytes(),
        curve);
  }

  /**
   * Writes tables, pictures and pages of all rows of the inputs.
   *
   * @param words of the command line
   */
  void publish(List<ContestInput> inputs, ParseResult words) throws IOException {
    folder.publish(results, inputs, facts, session.interruption()::check);
    for (ContestInput input : inputs) {
      if (!Compared.takes(input.original().signal())) {
        continue; // Tables and curves have all that there is.
      }
      ReportPage page = new ContestReport(results, input, folder, facts, words).page(session);
      try (Output output = Output.claim(folder.page(input), true)) {
        page.write(output);
      }
    }
    if (!ContestFolder.hasLetters() && !quiet) {
      session.say(
          "Java finds no fonts here, so the PNG pictures have no words; results.md and the SVG files do");
    }
  }
}
