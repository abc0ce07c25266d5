package inr.cli;

import inr.field.Original;
import inr.io.Sha256;
import inr.io.table.NumberTable;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.solve.Approach;
import inr.solve.Planes;
import inr.solve.sound.Waves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options of all jobs of {@code inr solve}: what is read and written, and what is told of it. */
final class SolveOptions {
  private static final String ALL = "all";
  private static final String NONE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description = "What was measured, or with --simulate the truth; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.inr",
      description =
          "Model to write; inr render makes a picture or sound of it, at any size or rate.")
  private Path output = Path.of("");

  @Option(
      names = "--simulate",
      description =
          "Measure INPUT first, as the other options say, and solve that; INPUT is the truth.")
  private boolean simulate;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "What the answer is measured against, as large or long as the answer.")
  private @Nullable Path truth;

  @Option(
      names = "--baselines",
      paramLabel = "LIST",
      description =
          "Other methods to compare with: all, none, or some of those in the table, with commas (default all where there is a truth, else none).")
  private @Nullable String baselines;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page in which the answer is looked at beside the truth, or beside the first other method: one file, which asks for nothing.")
  private @Nullable Path report;

  @Option(
      names = AskedPlot.OPTION,
      paramLabel = "FILE",
      description =
          "Draw the scores of all methods over their seconds into this .svg or .png file; needs --simulate or --truth.")
  private @Nullable Path plot;

  @Mixin private WorkOptions work = new WorkOptions();

  Path input() {
    return input;
  }

  Path output() {
    return output;
  }

  boolean simulate() {
    return simulate;
  }

  @Nullable Path truth() {
    return truth;
  }

  int threads() {
    return work.threads();
  }

  InputLimits limits() {
    return limits;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  Optional<Path> plot() {
    return Optional.ofNullable(plot);
  }

  /** Words of the command line. */
  ParseResult words() {
    return command.commandLine().getParseResult();
  }

  boolean json() {
    return work.json();
  }

  boolean quiet() {
    return work.quiet();
  }

  boolean force() {
    return work.force();
  }

  /** See {@link WorkOptions#voice}. */
  Consumer<String> voice(Session session) {
    return work.voice(session);
  }

  /** See {@link WorkOptions#tell}. */
  void tell(Supplier<Report> json, Supplier<List<String>> table, Session session) {
    work.tell(json, table, output, session);
  }

  /** A picture, whatever else may be in a file. */
  Original picture(CommandInput source, Session session) throws IOException {
    return read(source, Medium.Picture.class, "a picture of 8 or 16 bits", session);
  }

  /** A sound, whatever else may be in a file. */
  Original sound(CommandInput source, Session session) throws IOException {
    return read(source, Medium.Sound.class, "a sound", session);
  }

  /** A picture of whole numbers or of floating point, such as an array of NumPy. */
  Original numbers(CommandInput source, Session session) throws IOException {
    Original original = read(source, Medium.class, "a picture", session);
    if (original.signal().coordinates().dimensions() != 2) {
      throw CommandFailure.failure(
          source
              + ": is a "
              + original.signal().medium().text()
              + "; a picture, or rows and columns of numbers, is needed");
    }
    return original;
  }

  private Original read(
      CommandInput source, Class<? extends Medium> medium, String needed, Session session)
      throws IOException {
    Original original = Original.read(source.file(), limits.options());
    if (!medium.isInstance(original.signal().medium())) {
      throw CommandFailure.failure(
          source + ": is a " + original.signal().medium().text() + "; " + needed + " is needed");
    }
    if (!work.quiet()) {
      original.notes().forEach(note -> session.say(source + ": " + note));
    }
    return original;
  }

  /**
   * Another picture that a job needs, which the model must not overwrite.
   *
   * @param role what it is, such as {@code mask}
   */
  Planes planes(Path named, String role, Session session) throws IOException {
    try (CommandInput source = other(named, role, session)) {
      return Planes.of(picture(source, session).signal());
    }
  }

  /** Another picture of whole numbers or of floating point, likewise. */
  Planes numbers(Path named, String role, Session session) throws IOException {
    try (CommandInput source = other(named, role, session)) {
      return Planes.ofNumbers(numbers(source, session).signal());
    }
  }

  /** Another picture as it is, likewise. */
  Original picture(Path named, String role, Session session) throws IOException {
    try (CommandInput source = other(named, role, session)) {
      return picture(source, session);
    }
  }

  /** Rows of numbers of an input, see {@link NumberTable}. */
  static Original table(CommandInput source, int columns, TableOf signal) throws IOException {
    Path file = source.file();
    List<double[]> rows = NumberTable.read(file, columns).rows();
    try {
      return new Original(
          signal.of(rows), String.valueOf(file.getFileName()), Sha256.of(file), List.of());
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.failure(source + ": " + wrong.getMessage());
    }
  }

  /** What rows of a table are. */
  @FunctionalInterface
  interface TableOf {
    /**
     * The signal of the rows.
     *
     * @throws IllegalArgumentException if they are none
     */
    Signal of(List<double[]> rows);
  }

  /** Rows of a table that answers are measured against, none where there is no truth. */
  List<double[]> truthTable(int columns, Session session) throws IOException {
    if (truth == null) {
      return List.of();
    }
    try (CommandInput source = other(truth, "truth", session)) {
      return NumberTable.read(source.file(), columns).rows();
    }
  }

  /** Another sound, likewise. */
  Waves waves(Path named, String role, Session session) throws IOException {
    try (CommandInput source = other(named, role, session)) {
      return Waves.of(sound(source, session).signal());
    }
  }

  /**
   * Another input that a job needs, which nothing that it writes may replace.
   *
   * @param role what it is, such as {@code mask}
   */
  CommandInput other(Path named, String role, Session session) throws IOException {
    CommandInput source = new CommandInput(named, limits.options(), session);
    for (Path written : Stream.of(output, report, plot).filter(Objects::nonNull).toList()) {
      if (source.isSameAs(written)) {
        throw CommandFailure.failure(
            written + ": is the " + role + " itself; name another file to write");
      }
    }
    return source;
  }

  /** Those of the known methods that were asked for. */
  <M extends Approach> List<M> rivals(List<M> known) {
    boolean measured = simulate || truth != null;
    String wanted = baselines == null ? (measured ? ALL : NONE) : baselines;
    if (wanted.equals(NONE)) {
      return List.of();
    }
    if (wanted.equals(ALL)) {
      return known;
    }
    return Arrays.stream(wanted.split(",")).flatMap(name -> named(known, name).stream()).toList();
  }

  private static <M extends Approach> List<M> named(List<M> known, String name) {
    List<M> found = known.stream().filter(method -> method.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw CommandFailure.usage(
          "--baselines has "
              + name
              + "; all, none, "
              + known.stream().map(Approach::name).distinct().collect(Collectors.joining(", "))
              + " are accepted");
    }
    return found;
  }

  /**
   * The one of {@code known}, at least two, that an option names.
   *
   * @param option its name, such as {@code --border}
   */
  static <E extends Enum<E>> E chosen(String option, String word, List<E> known) {
    return known.stream()
        .filter(one -> OptionWord.of(one).equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(option, word, known.stream().map(OptionWord::of).toList()));
  }

  private static CommandFailure unknown(String option, String word, List<String> known) {
    int last = known.size() - 1;
    return CommandFailure.usage(
        option
            + " is "
            + word
            + "; "
            + String.join(", ", known.subList(0, last))
            + " and "
            + known.get(last)
            + " are accepted");
  }

  /** Refuses options that contradict each other. */
  void requireSense() {
    if (simulate && truth != null) {
      throw CommandFailure.usage("with --simulate INPUT is the truth; leave --truth out");
    }
    if (truth != null && CommandInput.isStandard(input) && CommandInput.isStandard(truth)) {
      throw CommandFailure.usage(
          "both inputs are -, which can be read only once; name a file for one");
    }
    work.requireSense(output);
  }
}
