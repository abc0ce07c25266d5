package inr.cli;

import inr.field.Original;
import inr.io.Output;
import inr.io.model.ModelFile;
import inr.operator.Kernel;
import inr.operator.Shape;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.Planes;
import inr.solve.SuperResolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr solve superres}: a model of a picture at several times its size. */
@Command(
    name = "superres",
    description =
        "Enlarges a picture, from that picture alone: finds a large one that becomes it when it is reduced, whose patches resemble each other, and fits a model to it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SuperresCommand implements Callable<Integer> {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final String ALL = "all";
  private static final String NONE = "none";

  private final Session session;

  @Parameters(
      paramLabel = "PICTURE",
      description = "Small picture, or with --simulate the large one; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.inr",
      description = "Model to write; inr render makes a picture of it at any size.")
  private Path output = Path.of("");

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "S",
      converter = ScaleFactor.Converter.class,
      description = "How much larger both sides become: a whole number from 2 to 8.")
  private ScaleFactor scale = new ScaleFactor(1);

  @Option(
      names = "--sampling",
      paramLabel = "NAME",
      description =
          "How the small picture came about: mean of blocks, bicubic or lanczos as Pillow and MATLAB reduce (default mean).")
  private String sampling = "mean";

  @Option(
      names = "--simulate",
      description = "Reduce PICTURE first and enlarge what is left; PICTURE is the truth.")
  private boolean simulate;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Picture that the answer is measured against, S times as large as PICTURE.")
  private @Nullable Path truth;

  @Option(
      names = "--baselines",
      paramLabel = "LIST",
      description =
          "Other methods to compare with: all, none, or some of bicubic, lanczos3, back-projection, tv with commas (default all where there is a truth, else none).")
  private @Nullable String baselines;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads, as far as there are processors; the file does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = PROCESSORS;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--json",
      description = "Print one JSON object on standard output in place of the table.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors, and print no table.")
  private boolean quiet;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  SuperresCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    int factor = factor();
    Kernel kernel = kernel();
    List<Method> rivals = rivals();
    requireSense();
    Stopwatch begun = Stopwatch.start();
    try (CommandInput source = new CommandInput(input, limits.options(), session);
        Output target = CommandOutput.claim(output, source, force, session)) {
      Original original = picture(source);
      Signal small = simulate ? reduced(original.signal(), factor, kernel) : original.signal();
      SuperResolution problem =
          SuperResolution.of(small, factor).sampling(kernel).threads(Math.min(threads, PROCESSORS));
      SuperresResult result =
          new SuperresRun(session, source.toString(), problem, truth(original, problem), !quiet)
              .run(original, rivals, Math.min(threads, PROCESSORS));
      ModelFile.write(target, result.field().model());
      tell(target.target(), result, begun);
    }
    return ExitCode.DONE;
  }

  private int factor() {
    if (scale.value() != Math.rint(scale.value())) {
      throw CommandFailure.usage("--scale is " + scale.value() + "; a whole number is needed");
    }
    return (int) scale.value();
  }

  private Kernel kernel() {
    return Arrays.stream(Kernel.values())
        .filter(one -> EncodeCommand.word(one).equals(sampling))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--sampling is " + sampling + "; mean, bicubic and lanczos are accepted"));
  }

  private List<Method> rivals() {
    boolean measured = simulate || truth != null;
    String wanted = baselines == null ? (measured ? ALL : NONE) : baselines;
    if (wanted.equals(NONE)) {
      return List.of();
    }
    List<Method> known = Method.baselines();
    if (wanted.equals(ALL)) {
      return known;
    }
    return Arrays.stream(wanted.split(",")).map(name -> named(known, name)).toList();
  }

  private static Method named(List<Method> known, String name) {
    return known.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--baselines has "
                        + name
                        + "; all, none, "
                        + known.stream().map(Method::name).collect(Collectors.joining(", "))
                        + " are accepted"));
  }

  private void requireSense() {
    if (simulate && truth != null) {
      throw CommandFailure.usage("with --simulate PICTURE is the truth; leave --truth out");
    }
    if (truth != null && CommandInput.isStandard(input) && CommandInput.isStandard(truth)) {
      throw CommandFailure.usage(
          "both pictures are -, which can be read only once; name a file for one");
    }
    if (json && CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage("--json prints where the model goes; name another file to write");
    }
    if (threads < 1) {
      throw CommandFailure.usage("--threads is " + threads + "; at least 1 is needed");
    }
  }

  private Original picture(CommandInput source) throws IOException {
    Original original = Original.read(source.file(), limits.options());
    if (!(original.signal().medium() instanceof Medium.Picture)) {
      throw CommandFailure.failure(
          source
              + ": is a "
              + original.signal().medium().text()
              + "; pictures of 8 or 16 bits are enlarged");
    }
    if (!quiet) {
      original.notes().forEach(note -> session.say(source + ": " + note));
    }
    return original;
  }

  private static Signal reduced(Signal large, int factor, Kernel kernel) {
    return CommandFailure.unlessUsage(() -> SuperResolution.reduced(large, factor, kernel));
  }

  /** What the answer is measured against, as large as it will be. */
  private Optional<Planes> truth(Original original, SuperResolution job) throws IOException {
    Enlargement problem = CommandFailure.unlessUsage(job::problem);
    if (simulate) {
      return Optional.of(Planes.of(original.signal()));
    }
    if (truth == null) {
      return Optional.empty();
    }
    try (CommandInput source = new CommandInput(truth, limits.options(), session)) {
      if (source.isSameAs(output)) {
        throw CommandFailure.failure(output + ": is the truth itself; name another file to write");
      }
      Planes known = Planes.of(picture(source).signal());
      boolean fits =
          known.shape().equals(problem.large())
              && known.channels().size() == problem.data().channels().size();
      if (!fits) {
        throw CommandFailure.failure(
            truth
                + ": has "
                + text(known.shape(), known)
                + " but the answer will have "
                + text(problem.large(), problem.data())
                + "; a truth of that shape is needed");
      }
      return Optional.of(known);
    }
  }

  private static String text(Shape shape, Planes planes) {
    return shape.side(1)
        + " x "
        + shape.side(0)
        + " pixels and "
        + planes.channels().size()
        + (planes.channels().size() == 1 ? " channel" : " channels");
  }

  private void tell(Path file, SuperresResult result, Stopwatch begun) {
    if (json) {
      result.report(file, begun.seconds()).print(session);
    } else if (!quiet) {
      if (CommandOutput.isStandardOutput(output)) {
        result.lines().forEach(session::say);
      } else {
        result.lines().forEach(session.out()::println);
      }
    }
  }
}
