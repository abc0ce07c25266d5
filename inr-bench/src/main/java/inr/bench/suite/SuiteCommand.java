package inr.bench.suite;

import inr.io.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs sections of the suite: tables on standard output, everything in a JSON file. */
@Command(
    name = "suite",
    description = "Measures what the README says about speed and memory.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SuiteCommand implements Callable<Integer> {
  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 2;
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** Sections of a run that names none; empty for all. */
  private final List<String> usual;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SECTION",
      description =
          "peak, steps, networks, threads, memory, start, libtorch, kernels, quality, enlarge, losses, grids, families, codec, decode; all unless given.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write everything to this file too; it is written anew after each section.")
  private @Nullable Path json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Most worker threads (default ${DEFAULT-VALUE} here).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of each row, forks of each kernel (default 5, quick 2).")
  private @Nullable Integer rounds;

  @Option(
      names = "--quick",
      arity = "0..1",
      fallbackValue = "true",
      description = "Only try the way: small cases and short rounds, figures without meaning.")
  private boolean quick;

  @Mixin private StepSection steps = new StepSection();
  @Mixin private NetworkSection networks = new NetworkSection();
  @Mixin private MemorySection memory = new MemorySection();
  @Mixin private StartSection start = new StartSection();
  @Mixin private LibtorchSection libtorch = new LibtorchSection();
  @Mixin private KernelSection kernels = new KernelSection();
  @Mixin private QualitySection quality = new QualitySection();
  @Mixin private EnlargeSection enlarge = new EnlargeSection(quality);
  private final DecodeSection decode = new DecodeSection(quality);

  /** The suite; without a name on the command line it runs every section. */
  public SuiteCommand() {
    this(List.of());
  }

  private SuiteCommand(List<String> usual) {
    this.usual = usual;
  }

  /** The same command that runs the kernels unless told otherwise. */
  public static SuiteCommand ofKernels() {
    return new SuiteCommand(List.of(KernelSection.NAME));
  }

  private List<Section> all() {
    return List.of(
        new PeakSection(),
        steps,
        networks,
        new ThreadSection(),
        memory,
        start,
        libtorch,
        kernels,
        quality,
        enlarge,
        new LossSection(),
        new GridSection(),
        new FamilySection(),
        new CodecStepSection(),
        decode);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "the peak needs the vector module; start java with --add-modules " + VECTOR_MODULE);
    }
    int usualRounds = quick ? QUICK_ROUNDS : ROUNDS;
    Conditions conditions = new Conditions(threads, rounds == null ? usualRounds : rounds, quick);
    List<Section> chosen = chosen();
    PrintWriter out = spec.commandLine().getOut();
    SuiteReport report = new SuiteReport(spec.commandLine().getParseResult().originalArgs());
    out.println(report.head());
    write(report);
    for (Section section : chosen) {
      section.measure(conditions, report.begin(section, out));
      write(report);
    }
    return 0;
  }

  private List<Section> chosen() {
    Map<String, Section> byName =
        all().stream().collect(Collectors.toMap(Section::name, Function.identity()));
    List<String> wanted = names.isEmpty() ? usual : names;
    for (String name : wanted) {
      if (!byName.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no section "
                + name
                + "; there are "
                + all().stream().map(Section::name).collect(Collectors.joining(", ")));
      }
    }
    return wanted.isEmpty() ? all() : wanted.stream().map(byName::get).toList();
  }

  private void write(SuiteReport report) throws IOException {
    if (json != null) {
      byte[] text = (report.json() + "\n").getBytes(StandardCharsets.UTF_8);
      Output.write(json, true, file -> file.write(text));
    }
  }
}
