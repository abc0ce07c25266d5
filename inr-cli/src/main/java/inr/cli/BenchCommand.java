package inr.cli;

import inr.backend.BackendChoice;
import inr.contest.ContestFolder;
import inr.contest.ContestInput;
import inr.contest.ContestRules;
import inr.contest.Entrant;
import inr.contest.Results;
import inr.contest.Row;
import inr.contest.Standing;
import inr.field.Original;
import inr.io.media.MediaOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inr bench}: networks of equal size side by side. */
@Command(
    name = "bench",
    description = {
      "Fits networks of equal size to pictures or sounds and compares them: a table (results.md, .csv, .json), curves, of each input a page (.html) and, of pictures, a sheet of what each network makes of them.",
      "An interrupted contest goes on with the same command; more models, seeds or inputs join one with the same settings."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Picture or sound, as inr fit reads them; of a folder all that lie in it.")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--output-folder"},
      paramLabel = "FOLDER",
      required = true,
      description = "Where results and models go; made if it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--models",
      paramLabel = "MODEL",
      split = ",",
      completionCandidates = PlanOptions.ModelNames.class,
      description =
          "Networks, see inr models: all, or names with commas between them (default all, or none where parts are named).")
  private List<String> models = List.of();

  @Mixin private ContestParts parts = new ContestParts();

  @Option(
      names = "--parameters",
      paramLabel = "N",
      description =
          "Parameters of each network, by its width or density; one that cannot come within 10 %% says so in its row (default ${DEFAULT-VALUE}).")
  private long parameters = 20_000;

  @ArgGroup private Budget budget = new Budget();

  /** At most one of them. */
  static final class Budget {
    @Option(
        names = "--steps",
        paramLabel = "N",
        description =
            "Steps of each fit, but for those that begin at their best; of its usual fit unless given.")
    private @Nullable Long steps;

    @Option(
        names = "--max-seconds",
        paramLabel = "S",
        description = "As many steps as fit into this time, found by a trial of each.")
    private @Nullable Double maxSeconds;
  }

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description = "Fit with the seeds 0 to K - 1 (default ${DEFAULT-VALUE}).")
  private int seeds = 1;

  @Option(
      names = "--grey",
      description = "Fit one channel: the picture in grey, the sound in mono.")
  private boolean grey;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads of backend cpu; only seconds depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What trains, as in inr fit (default ${DEFAULT-VALUE}).")
  private String backend = BackendChoice.AUTO;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--force",
      description = "Start afresh where the folder holds another contest, or this one.")
  private boolean force;

  @Mixin private InputLimits limits = new InputLimits();

  BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    ContestRules rules = rules();
    Set<Entrant> entrants = entrants();
    if (inputs.stream().anyMatch(CommandInput::isStandard)) {
      throw CommandFailure.usage("- is no input of a contest, which reads it again; name a file");
    }
    ContestFolder place = new ContestFolder(folder);
    List<ContestInput> read = read(FitTask.of(inputs, place.models()));
    Results results = begin(place, rules, read);
    Contest contest = new Contest(session, place, results, backend, threads, quiet);
    contest.run(read, entrants, seeds);
    contest.publish(read, spec.commandLine().getParseResult());
    return tell(results, read);
  }

  private ContestRules rules() {
    TrainedNetworks.requireParameters(parameters);
    if (budget.steps != null) {
      TrainedNetworks.requireSteps(budget.steps);
    }
    if (budget.maxSeconds != null && !(budget.maxSeconds > 0 && budget.maxSeconds < 1e9)) {
      throw CommandFailure.usage(
          "--max-seconds is " + budget.maxSeconds + "; a positive number is needed");
    }
    TrainedNetworks.requireSeeds(seeds);
    FitOptions.requireThreads(threads);
    if (!backend.equals(BackendChoice.AUTO)) {
      CommandFailure.unlessUsage(() -> BackendChoice.available(backend));
    }
    return new ContestRules(
        parameters,
        budget.steps == null ? OptionalLong.empty() : OptionalLong.of(budget.steps),
        budget.maxSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(budget.maxSeconds),
        grey);
  }

  private Set<Entrant> entrants() {
    Set<Entrant> entrants = new LinkedHashSet<>();
    boolean nothing = models.isEmpty() && !parts.given();
    PlanOptions.presets(nothing ? List.of(PlanOptions.ALL) : models)
        .forEach(preset -> entrants.add(Entrant.of(preset)));
    entrants.addAll(parts.entrants());
    return entrants;
  }

  /** All of them before any work, so that what cannot be read ends the contest at once. */
  private List<ContestInput> read(List<FitTask> tasks) throws IOException {
    MediaOptions options = limits.options().withOneChannel(grey);
    List<ContestInput> read = new ArrayList<>();
    for (FitTask task : tasks) {
      Original original = Original.read(task.input(), options);
      if (!quiet) {
        original.notes().forEach(note -> session.say(original.name() + ": " + note));
      }
      read.add(new ContestInput(task.input(), task.stem(), original));
    }
    return read;
  }

  private Results begin(ContestFolder place, ContestRules rules, List<ContestInput> read)
      throws IOException {
    return new KeptResults(folder, place.results())
        .begin(
            force,
            () -> {
              Results results = place.begin(rules);
              for (ContestInput input : read) {
                results.input(input.name(), input.original().sha256());
              }
              return results;
            });
  }

  /** Says who did best; a contest without any result is a failure. */
  private int tell(Results results, List<ContestInput> read) {
    KeptResults kept = new KeptResults(folder, new ContestFolder(folder).results());
    boolean any = false;
    for (ContestInput input : read) {
      List<Standing> standings = results.standings(input.name());
      List<Standing> done = standings.stream().filter(one -> one.middle().isPresent()).toList();
      any |= !done.isEmpty();
      if (!quiet) {
        List<String> words = done.stream().map(BenchCommand::words).toList();
        session.say(kept.best(input.name(), words, "no network could be fitted", standings.size()));
      }
    }
    return any ? ExitCode.DONE : ExitCode.FAILURE;
  }

  private static String words(Standing one) {
    OptionalDouble snr = one.mean(result -> result.snr().orElse(Double.NaN));
    double psnr = one.mean(Row.Result::psnr).orElse(Double.NaN);
    boolean sound = snr.isPresent() && !Double.isNaN(snr.getAsDouble());
    return String.format(
        Locale.ROOT,
        "%s %s %.2f dB",
        one.model(),
        sound ? "SNR" : "PSNR",
        sound ? snr.getAsDouble() : psnr);
  }
}
