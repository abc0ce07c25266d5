package inr.cli;

import inr.field.tiled.TiledModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr fit}: pictures and sounds become networks. */
@Command(
    name = "fit",
    description =
        "Fits a network to a picture, sound, volume or table and stores it as a model; to each of them, if there are several.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FitCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description =
          "Picture (PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM, PFM), sound (WAV, AIFF, AU, FLAC), array (NPY, NRRD, NIfTI, RAW with a JSON beside it) of a picture or volume, or table (.csv, .tsv) whose rows are places and values there; of a folder all that lie in it but tables, and not below; - is standard input.")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.inr",
      description =
          "Model to write; the input's name with .inr (with --tiles .inrt, a folder) in this folder unless given; - is standard output.")
  private @Nullable Path output;

  @Option(
      names = "--output-folder",
      paramLabel = "FOLDER",
      description =
          "Write the models into this folder, each under its input's name with .inr; made if it is not there.")
  private @Nullable Path outputFolder;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Fit so many inputs, or tiles, at a time, which share the threads (default ${DEFAULT-VALUE}).")
  private int jobs = 1;

  @Option(
      names = "--family",
      paramLabel = "FAMILY.inr",
      description =
          "Fit a member of a family that inr learn wrote, in the few steps that it learned with, or in --steps of them.")
  private @Nullable Path family;

  @Mixin private TileOptions tiles = new TileOptions();

  @Mixin private FitOptions options = new FitOptions();

  FitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    options.requireSane();
    if (jobs < 1) {
      throw CommandFailure.usage("--jobs is " + jobs + "; 1 or more are accepted");
    }
    if (output != null && outputFolder != null) {
      throw CommandFailure.usage("-o and --output-folder exclude each other");
    }
    boolean alone = inputs.size() == 1 && !Files.isDirectory(inputs.get(0));
    if (!alone) {
      requireNothingForOne();
    }
    if (tiles.wanted()) {
      return fitTiles(alone);
    }
    List<FitTask> tasks = FitTask.of(inputs, outputFolder == null ? Path.of("") : outputFolder);
    if (outputFolder != null) {
      make(outputFolder);
    }
    if (!alone) {
      return new FitQueue(session, options, tasks, jobs).run();
    }
    fit(tasks.get(0));
    return ExitCode.DONE;
  }

  private int fitTiles(boolean alone) throws IOException {
    if (!alone || outputFolder != null || family != null) {
      throw CommandFailure.usage(
          "--tiles is for one picture, without --output-folder and --family; fit several apart");
    }
    Path input = inputs.get(0);
    if (output == null && CommandInput.isStandard(input)) {
      throw CommandFailure.usage("- is an input without a name; name the model with -o");
    }
    Path folder = output == null ? CommandOutput.named(input, TiledModel.ENDING) : output;
    try (CommandInput source = options.input(input, session)) {
      return new TilesFit(session, options, tiles, jobs).run(source, folder);
    }
  }

  private void requireNothingForOne() {
    if (output != null) {
      throw CommandFailure.usage(
          "-o names one model but there are several inputs; name a folder with --output-folder");
    }
    if (inputs.stream().anyMatch(CommandInput::isStandard)) {
      throw CommandFailure.usage("- is one input, and there are several; fit it alone, with -o");
    }
    if (family != null) {
      throw CommandFailure.usage("--family is for one input and there are several; fit them apart");
    }
    if (options.log().isPresent()) {
      throw CommandFailure.usage("--log is of one fit but there are several inputs; leave it out");
    }
    if (options.report().isPresent()) {
      throw CommandFailure.usage(
          "--report is of one fit but there are several inputs; leave it out");
    }
  }

  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw CommandFailure.failure(folder + ": is no folder; name one for the models");
    }
  }

  private void fit(FitTask task) throws IOException {
    if (output == null && CommandInput.isStandard(task.input())) {
      throw CommandFailure.usage("- is an input without a name; name the model with -o");
    }
    Path model = output == null ? task.model() : output;
    if (options.json() && CommandOutput.isStandardOutput(model)) {
      throw CommandFailure.usage("--json prints where the model goes; name another file to write");
    }
    if (family != null) {
      try (CommandInput input = options.input(task.input(), session)) {
        new FamilyFit(session, options, family).run(input, model);
      }
      return;
    }
    FitVoice voice = options.quiet() ? FitVoice.SILENT : new LiveProgress(session);
    try (CommandInput input = options.input(task.input(), session);
        FitFiles files = FitFiles.claim(input, model, options.force(), options.resume(), session)) {
      new OneFit(session, options, options.threads(), voice).run(files);
    }
  }
}
