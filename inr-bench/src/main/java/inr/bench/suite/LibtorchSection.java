package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The same SIREN step in libtorch: 2-256-256-256-256-3, whole picture, gradients of all chunks
 * added before one update of Adam, in rounds that alternate with ours.
 *
 * <p>libtorch asks the system for memory in each step and gives it back; told to keep it, it may be
 * faster. That is decided when a process starts, so the same section runs once more in a child.
 */
final class LibtorchSection implements Section {
  private static final int LAYERS = 4;
  private static final int[] CHUNKS = {65_536, 16_384, 4096};
  private static final int UNIT = 65_536;
  private static final String POINTS = "points at once";
  private static final String SECONDS = "libtorch";
  private static final String RATIO = "libtorch takes";

  /** Tells glibc to use one arena, never to map a block of its own, and never to shrink. */
  private static final Map<String, String> KEEP_MEMORY =
      Map.of(
          "MALLOC_ARENA_MAX", "1",
          "MALLOC_MMAP_MAX_", "0",
          "MALLOC_TRIM_THRESHOLD_", "1099511627776");

  @Option(
      names = "--libtorch-picture",
      paramLabel = "WxH",
      converter = StepPoints.Converter.class,
      description = "libtorch: the picture of a full batch; 768x512 unless given.")
  private @Nullable StepPoints picture;

  @Override
  public String name() {
    return "libtorch";
  }

  @Override
  public String title() {
    return "SIREN step 2-256-256-256-256-3 here and in libtorch, seconds per 65,536 points";
  }

  @Override
  public void measure(Conditions conditions, Findings findings)
      throws IOException, InterruptedException {
    Optional<Rival> rival = ServiceLoader.load(Rival.class).findFirst();
    if (rival.isEmpty()) {
      findings.skip(
          "this build is without libtorch; mvn -Pbench,libtorch package builds"
              + " inr-bench/target/libtorch/inr-bench.jar with it");
      return;
    }
    StepPoints batch =
        picture != null
            ? picture
            : conditions.quick() ? new StepPoints(32, 32, 0) : new StepPoints(768, 512, 0);
    if (!batch.whole()) {
      throw new IllegalArgumentException(
          "--libtorch-picture is a batch of a picture; name a whole one, such as 768x512");
    }
    NetworkSpec network = Plans.siren(LAYERS, conditions.quick() ? 32 : 256);
    double difference = LossCheck.difference(rival.get(), network, conditions.threads());
    List<Row> rows = new ArrayList<>();
    boolean keepsMemory = System.getenv().keySet().containsAll(KEEP_MEMORY.keySet());
    for (int chunk : chunks(batch)) {
      Row row = row(rival.get(), network, batch, chunk, keepsMemory, conditions);
      findings.row(row);
      rows.add(row);
    }
    if (!keepsMemory) {
      for (Row row : rowsOfChild(batch, conditions)) {
        findings.row(row);
        rows.add(row);
      }
      findings.note(
          String.format(
              Locale.ROOT,
              "%s; first losses differ by at most %.1e; as most people run it, %s; at its best, %s",
              rival.get().name(),
              difference,
              text(rows.get(0)),
              text(best(rows))));
    }
  }

  /** Sizes of a chunk, the whole picture first. */
  private static List<Integer> chunks(StepPoints batch) {
    return IntStream.concat(
            IntStream.of(batch.points()),
            IntStream.of(CHUNKS).filter(chunk -> chunk < batch.points()))
        .boxed()
        .toList();
  }

  private static Row row(
      Rival rival,
      NetworkSpec network,
      StepPoints batch,
      int chunk,
      boolean keepsMemory,
      Conditions conditions) {
    Signal signal = batch.signal();
    TrainingPlan plan = Plans.of(network, batch);
    double unit = (double) UNIT / batch.points();
    List<Double> seconds = new ArrayList<>();
    List<Double> rivalSeconds = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (Trainer ours = Backends.named("cpu").trainer(plan, signal, conditions.threads());
        Rival.Fit theirs = rival.fit(plan, signal, chunk, conditions.threads())) {
      Repeated step = Repeated.warm(() -> ours.step(1), conditions);
      Repeated rivalStep = Repeated.warm(theirs::step, conditions);
      for (int round = 0; round < conditions.rounds(); round++) {
        double here = step.seconds();
        double there = rivalStep.seconds();
        seconds.add(here * unit);
        rivalSeconds.add(there * unit);
        ratios.add(there / here);
      }
    }
    return Row.of(POINTS, chunk == batch.points() ? "all" : String.valueOf(chunk))
        .and("glibc", keepsMemory ? "keeps memory" : "as it is")
        .and("threads", conditions.threads())
        .with("inr", "s", seconds)
        .with(SECONDS, "s", rivalSeconds)
        .with(RATIO, "x inr", ratios);
  }

  /** The rows of this section in a process whose glibc keeps its memory. */
  private List<Row> rowsOfChild(StepPoints batch, Conditions conditions)
      throws IOException, InterruptedException {
    Path json = Files.createTempFile("inr-bench", ".json");
    try {
      List<String> command =
          ChildProcess.ofThisProgram(
              List.of(),
              "suite",
              name(),
              "--json",
              json.toString(),
              "--threads",
              String.valueOf(conditions.threads()),
              "--rounds",
              String.valueOf(conditions.rounds()),
              "--quick=" + conditions.quick(),
              "--libtorch-picture",
              batch.width() + "x" + batch.height());
      ChildProcess.run(command, KEEP_MEMORY, Process::waitFor);
      return SuiteReport.rows(Files.readString(json), name());
    } finally {
      Files.delete(json);
    }
  }

  private static Row best(List<Row> rows) {
    return rows.stream()
        .min(Comparator.comparingDouble(row -> row.value(SECONDS).median()))
        .orElseThrow();
  }

  private static String text(Row row) {
    return String.format(
        Locale.ROOT,
        "%s points at once, glibc %s: %s times our time",
        row.label(POINTS),
        row.label("glibc"),
        Table.text(row.value(RATIO)));
  }
}
