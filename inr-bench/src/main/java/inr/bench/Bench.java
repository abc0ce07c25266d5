package inr.bench;

import inr.bench.claims.ClaimsCommand;
import inr.bench.rate.RateCommand;
import inr.bench.suite.FitProcess;
import inr.bench.suite.SuiteCommand;
import inr.operator.Kernel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The measurements of the project; {@code --help} lists them. */
@Command(
    name = "inr-bench",
    description = "Measures the toolkit.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Bench implements Runnable {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Bench() {}

  /** Runs a command and exits with 0, 1 after a failure, or 2 when it was called wrongly. */
  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  /**
   * Runs a command in this process.
   *
   * @param args command and options, as on the command line
   * @param out for tables
   * @param err for the one line about a failure
   * @return the exit code
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine commands =
        new CommandLine(new Bench())
            .addSubcommand(new SuiteCommand())
            .addSubcommand("kernels", kernels())
            .addSubcommand(new FitProcess())
            .addSubcommand(new RateCommand())
            .addSubcommand(new ClaimsCommand())
            .addSubcommand(new Jmh());
    commands.setOut(out).setErr(err);
    commands.setParameterExceptionHandler((failure, arguments) -> say(err, failure, USAGE));
    commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(err, failure));
    return commands.execute(args);
  }

  private static CommandLine kernels() {
    CommandLine kernels = new CommandLine(SuiteCommand.ofKernels());
    kernels.getCommandSpec().usageMessage().description("The section kernels of the suite.");
    return kernels;
  }

  private static int failed(PrintWriter err, Exception failure) {
    if (failure instanceof IllegalArgumentException || failure instanceof ParameterException) {
      return say(err, failure, USAGE);
    }
    if (failure instanceof IOException || failure instanceof IllegalStateException) {
      return say(err, failure, FAILURE);
    }
    failure.printStackTrace(err);
    return FAILURE;
  }

  private static int say(PrintWriter err, Exception failure, int code) {
    err.println("inr-bench: " + failure.getMessage());
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a command is needed: suite, kernels, rd, claims, camera, fkan, superres or jmh");
  }

  @Command(name = "camera", description = "Fits of the camera picture at 128 x 128.")
  void camera(
      @Parameters(paramLabel = "PICTURE") Path picture,
      @Parameters(paramLabel = "SEEDS", arity = "0..1", defaultValue = "" + CameraFits.SEEDS)
          int seeds,
      @Parameters(paramLabel = "STEPS", arity = "0..1", defaultValue = "" + CameraFits.STEPS)
          int steps)
      throws IOException {
    CameraFits.main(picture, seeds, steps);
  }

  @Command(
      name = "superres",
      description = "Super-resolution of the central 256 x 256 of pictures, in grey unless told.")
  void superres(
      @Option(names = "--scale", paramLabel = "S", defaultValue = "4") int scale,
      @Option(names = "--sampling", paramLabel = "KERNEL", defaultValue = "MEAN") Kernel sampling,
      @Option(names = "--colour", description = "All channels and not the luma.") boolean colour,
      @Option(names = "--no-field", description = "Fit no field to the solution.") boolean bare,
      @Option(names = "--internal-learning", description = "As one more method.")
          boolean internal,
      @Parameters(paramLabel = "PICTURE", arity = "1..*") List<Path> pictures)
      throws IOException {
    SuperresTable.main(scale, sampling, colour, !bare, internal, pictures);
  }

  @Command(name = "fkan", description = "FKAN's curve on a Kodak picture.")
  void fkan(
      @Parameters(paramLabel = "PICTURE") Path picture,
      @Parameters(paramLabel = "EPOCHS") int epochs)
      throws IOException {
    FkanCurve.main(picture, epochs);
  }

  @Command(name = "jmh", description = "Gives its arguments to JMH; -h lists what that takes.")
  private static final class Jmh implements Callable<Integer> {
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
      Main.main(arguments.toArray(String[]::new));
      return 0;
    }
  }
}
