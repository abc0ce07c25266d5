package inr.cli;

import inr.contest.ContestFolder;
import inr.contest.ContestInput;
import inr.experiment.ExperimentFolder;
import inr.experiment.ExperimentRules;
import inr.experiment.Ranked;
import inr.experiment.Trial;
import inr.experiment.Trials;
import inr.operator.Kernel;
import inr.preset.Preset;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.PatchPrior;
import inr.solve.Planes;
import inr.solve.learning.InternalLearning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Super-resolution of known pictures by every method and network, one trial after the other. Each
 * is kept as soon as it is there; a network that fails is a row with its reason.
 */
final class SuperresExperiment {
  private final Session session;
  private final SolveOptions common;
  private final ExperimentOptions options;
  private final List<Path> inputs;
  private final Kernel sampling;
  private final List<Integer> scales;
  private final boolean internal;
  private final ExperimentFolder folder;
  private final KeptResults kept;
  private final Map<String, String> facts = MachineFacts.all();

  /**
   * An experiment before it reads anything.
   *
   * @param internal whether internal learning is one of the methods
   */
  SuperresExperiment(
      Session session,
      SolveOptions common,
      ExperimentOptions options,
      List<Path> inputs,
      Kernel sampling,
      List<Integer> scales,
      boolean internal) {
    this.session = session;
    this.common = common;
    this.options = options;
    this.inputs = inputs;
    this.sampling = sampling;
    this.scales = scales;
    this.internal = internal;
    this.folder = new ExperimentFolder(common.output());
    this.kept = new KeptResults(common.output(), folder.results());
  }

  /** A trial to come. */
  private record Turn(ContestInput input, Trial.Entry entry, Optional<Preset> network) {}

  /** Reads, solves, writes and tells. */
  int run() throws IOException {
    requireSense();
    List<Method<? super Enlargement>> rivals = common.rivals(Enlargement.baselines());
    List<Preset> presets = options.presets();
    List<ContestInput> pictures = read();
    Trials trials = begin(pictures);
    List<Turn> turns = turns(pictures, rivals, presets, trials);
    run(turns, rivals, trials);
    Map<String, String> stems = new LinkedHashMap<>();
    pictures.forEach(input -> stems.put(input.name(), input.stem()));
    folder.publish(trials, stems, facts, session.interruption()::check);
    if (!ContestFolder.hasLetters() && !common.quiet()) {
      session.say(
          "Java finds no fonts here, so the PNG pictures have no words; results.md and the SVG files do");
    }
    return tell(pictures, trials);
  }

  private void requireSense() {
    common.requireSense();
    if (!common.simulate()) {
      throw CommandFailure.usage(
          "several pictures, scales or networks are an experiment, which needs pictures that are known: add --simulate");
    }
    if (common.json()) {
      throw CommandFailure.usage("an experiment writes results.json; leave --json out");
    }
    if (common.report().isPresent() || common.plot().isPresent()) {
      throw CommandFailure.usage(
          "an experiment writes tables and pictures of its own; leave --report and --plot out");
    }
    if (inputs.stream().anyMatch(CommandInput::isStandard)
        || CommandOutput.isStandardOutput(common.output())) {
      throw CommandFailure.usage("an experiment goes from files to a folder, not through -");
    }
  }

  /** All of them before any work, so that what cannot be read ends the experiment at once. */
  private List<ContestInput> read() throws IOException {
    List<ContestInput> pictures = new ArrayList<>();
    for (FitTask task : FitTask.of(inputs, folder.pictures())) {
      try (CommandInput source =
          new CommandInput(task.input(), common.limits().options(), session)) {
        ContestInput input =
            new ContestInput(task.input(), task.stem(), common.picture(source, session));
        requireScales(input);
        pictures.add(input);
      }
    }
    return pictures;
  }

  private void requireScales(ContestInput input) {
    Planes picture = Planes.of(input.original().signal());
    int shorter = Math.min(picture.shape().side(0), picture.shape().side(1));
    for (int scale : scales) {
      if (shorter < scale) {
        throw CommandFailure.usage(
            input.name()
                + ": has a side of "
                + shorter
                + " pixels; scale "
                + scale
                + " needs more");
      }
    }
  }

  private Trials begin(List<ContestInput> pictures) throws IOException {
    return kept.begin(
        common.force(),
        () -> {
          Trials trials =
              folder.begin(
                  new ExperimentRules(
                      OptionWord.of(sampling), options.parameters(), options.steps()));
          for (ContestInput input : pictures) {
            trials.input(input.name(), input.original().sha256());
          }
          return trials;
        });
  }

  /** Those that have no row yet. */
  private List<Turn> turns(
      List<ContestInput> pictures,
      List<Method<? super Enlargement>> rivals,
      List<Preset> presets,
      Trials trials) {
    List<Turn> turns = new ArrayList<>();
    for (ContestInput input : pictures) {
      for (int scale : scales) {
        rivals.forEach(one -> turns.add(turn(input, scale, one.name())));
        turns.add(turn(input, scale, PatchPrior.of(scale).name()));
        if (internal) {
          turns.add(turn(input, scale, InternalLearning.of(scale).name()));
        }
        for (Preset preset : presets) {
          for (int seed = 0; seed < options.seeds(); seed++) {
            turns.add(
                new Turn(
                    input,
                    new Trial.Entry(input.name(), scale, preset.name(), OptionalLong.of(seed)),
                    Optional.of(preset)));
          }
        }
      }
    }
    turns.removeIf(turn -> trials.has(turn.entry));
    return turns;
  }

  private static Turn turn(ContestInput input, int scale, String method) {
    return new Turn(
        input,
        new Trial.Entry(input.name(), scale, method, OptionalLong.empty()),
        Optional.empty());
  }

  private void run(List<Turn> turns, List<Method<? super Enlargement>> rivals, Trials trials)
      throws IOException {
    LiveLine line = new LiveLine(session);
    Stopwatch begun = Stopwatch.start();
    int done = 0;
    try {
      for (Turn turn : turns) {
        Trial trial =
            trial(turn, rivals, new Progress(line, begun, done + " of " + turns.size() + " done"));
        trials.add(trial);
        folder.keep(trials, facts);
        done++;
        if (trial.result().isEmpty() && !common.quiet()) {
          session.say(words(trial.entry()) + ": no result: " + trial.status());
        }
      }
    } catch (CommandFailure failure) {
      if (failure.exitCode() != ExitCode.INTERRUPTED) {
        throw failure;
      }
      throw new CommandFailure(
          ExitCode.INTERRUPTED,
          "interrupted; "
              + done
              + " of "
              + turns.size()
              + " trials are done and kept, the same command goes on");
    } finally {
      line.end();
    }
  }

  private static String words(Trial.Entry entry) {
    return entry.picture()
        + " x"
        + entry.scale()
        + " "
        + entry.method()
        + (entry.seed().isPresent() ? " seed " + entry.seed().getAsLong() : "");
  }

  private Trial trial(Turn turn, List<Method<? super Enlargement>> rivals, Progress progress)
      throws IOException {
    session.interruption().check();
    try {
      SuperresTrial trial =
          new SuperresTrial(
              turn.input,
              turn.entry,
              sampling,
              folder,
              common.threads(),
              (step, steps) -> progress.step(turn.entry, step, steps));
      return turn.network.isPresent()
          ? trial.trained(turn.network.get(), options.parameters(), options.steps())
          : trial.solved(method(turn.entry, rivals, trial));
    } catch (RuntimeException | OutOfMemoryError failure) {
      CommandFailure known = CommandFailure.of(failure);
      if (known.exitCode() == ExitCode.INTERRUPTED) {
        throw known;
      }
      Main.showWhere(failure, session);
      return Trial.failed(turn.entry, Main.oneLine(known.getMessage()));
    }
  }

  private static Method<? super Enlargement> method(
      Trial.Entry entry, List<Method<? super Enlargement>> rivals, SuperresTrial trial) {
    InternalLearning learning = InternalLearning.of(entry.scale());
    if (entry.method().equals(learning.name())) {
      return learning;
    }
    return rivals.stream()
        .filter(one -> one.name().equals(entry.method()))
        .findFirst()
        .orElseGet(trial::usual);
  }

  /** The one line of all trials, and the way out on request. */
  private final class Progress {
    private final LiveLine line;
    private final Stopwatch begun;
    private final String done;
    private final Stopwatch own = Stopwatch.start();

    Progress(LiveLine line, Stopwatch begun, String done) {
      this.line = line;
      this.begun = begun;
      this.done = done;
    }

    void step(Trial.Entry entry, int step, int steps) {
      session.interruption().check();
      double seconds = begun.seconds();
      if (!common.quiet() && line.isDue(seconds)) {
        double left = own.seconds() * (steps - step) / step;
        line.show(
            done
                + "   "
                + words(entry)
                + ", step "
                + step
                + " of "
                + steps
                + LiveLine.left(own.seconds(), left),
            seconds);
      }
    }
  }

  /** Says who did best; an experiment without any result is a failure. */
  private int tell(List<ContestInput> pictures, Trials trials) {
    boolean any = false;
    for (ContestInput input : pictures) {
      for (int scale : scales) {
        List<Ranked> ranking = trials.ranking(input.name(), scale);
        List<Ranked> done = ranking.stream().filter(one -> one.middle().isPresent()).toList();
        any |= !done.isEmpty();
        if (!common.quiet()) {
          List<String> words = done.stream().map(SuperresExperiment::words).toList();
          String what = input.name() + " x" + scale;
          session.say(kept.best(what, words, "no method had a result", ranking.size()));
        }
      }
    }
    return any ? ExitCode.DONE : ExitCode.FAILURE;
  }

  private static String words(Ranked one) {
    double psnr = one.spread(Trial.Result::psnr).mean().orElse(Double.NaN);
    return String.format(Locale.ROOT, "%s %.2f dB", one.method(), psnr);
  }
}
