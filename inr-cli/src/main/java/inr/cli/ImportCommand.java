package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.interchange.weights.ForeignSiren;
import inr.interchange.weights.ModelTensors;
import inr.interchange.weights.Safetensors;
import inr.interchange.weights.SafetensorsFile;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr import}: parameters of other tools become a model. */
@Command(
    name = "import",
    description =
        "Makes a model of a .safetensors file: of one that inr export wrote, with the same bits, or of a SIREN that was trained elsewhere.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  private static final int PEAK = 255;
  private static final int BITS = 8;
  private static final int MOST_CHANNELS = 4;

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "Safetensors file; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "MODEL.inr",
      description = "Model to write; - is standard output.")
  private Path output = Path.of("");

  @Option(
      names = "--like",
      paramLabel = "MODEL.inr",
      description =
          "Model of the same network, size and range, of which everything but the parameters is taken.")
  private @Nullable Path like;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description = "Of a foreign SIREN, omega of its layers but the first.")
  private @Nullable Double omega;

  @Option(
      names = "--first-omega",
      paramLabel = "W",
      description = "Omega of its first layer (default: as --omega).")
  private @Nullable Double firstOmega;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PixelSize.Converter.class,
      description = "Size of the picture that a foreign SIREN of two coordinates was fitted to.")
  private @Nullable PixelSize size;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Frames of the sound that one of one coordinate was fitted to.")
  private @Nullable Integer frames;

  @Option(names = "--rate", paramLabel = "HZ", description = "Sampling rate of that sound.")
  private @Nullable Integer rate;

  @Option(
      names = "--centres",
      description =
          "The samples lay in the middles of equal cells of [-1, 1], as those of inr, and not from -1 to 1, the ends included, as in the code of SIREN's authors.")
  private boolean centres;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (CommandInput source = new CommandInput(input, MediaOptions.of(), session);
        Output target = CommandOutput.claim(output, source, force, session)) {
      Model model = model(source);
      ModelFile.write(target, model);
      session.say(
          target.target()
              + ": "
              + ModelFacts.name(model)
              + " of a "
              + SignalText.of(model.medium(), model.grid())
              + ", "
              + model.parameters().values().length
              + " parameters");
    }
    return ExitCode.DONE;
  }

  private Model model(CommandInput source) throws IOException {
    Path file = source.file();
    String name = String.valueOf(source.named().getFileName());
    Safetensors tensors = SafetensorsFile.read(file);
    try {
      if (like != null) {
        requireNotDescribed("--like");
        return ModelTensors.of(tensors, ModelFile.read(like), name);
      }
      return ModelTensors.tellsAll(tensors)
          ? own(tensors, name)
          : ModelTensors.of(tensors, foreign(ForeignSiren.of(tensors)), name);
    } catch (IllegalArgumentException wrong) {
      throw new SignalFormatException(source.named(), String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private Model own(Safetensors tensors, String name) {
    requireNotDescribed(name);
    return ModelTensors.read(tensors, name);
  }

  /** Refuses the options that describe a SIREN where something else does. */
  private void requireNotDescribed(String teller) {
    boolean numbers = omega != null || firstOmega != null || frames != null || rate != null;
    if (numbers || size != null || centres) {
      throw CommandFailure.usage(
          teller + " tells network, omega and size; leave the options for a foreign SIREN out");
    }
  }

  private Model foreign(ForeignSiren siren) {
    double hidden =
        Optional.ofNullable(omega)
            .or(siren::omega)
            .orElseThrow(() -> missing("omega of its layers", "--omega 30"));
    double first =
        Optional.ofNullable(firstOmega)
            .or(() -> omega == null ? siren.firstOmega() : Optional.empty())
            .orElse(hidden);
    Medium medium = siren.inputs() == 2 ? picture(siren) : sound(siren);
    ValueRange range =
        ValueRange.symmetric(
            medium instanceof Medium.Sound ? -1 : 0, medium instanceof Medium.Sound ? 1 : PEAK);
    return CommandFailure.unlessUsage(
        () -> siren.model(first, hidden, grid(medium), medium, range));
  }

  private Medium picture(ForeignSiren siren) {
    if (size == null || size.width().isEmpty() || size.height().isEmpty()) {
      throw missing("the size of its picture", "--size WxH");
    }
    if (siren.outputs() > MOST_CHANNELS) {
      throw missing("a medium of " + siren.outputs() + " channels", "--like");
    }
    return new Medium.Picture(
        size.width().getAsInt(), size.height().getAsInt(), siren.outputs(), BITS);
  }

  private Medium sound(ForeignSiren siren) {
    if (siren.inputs() != 1) {
      throw missing("a medium of " + siren.inputs() + " coordinates", "--like");
    }
    if (frames == null || rate == null) {
      throw missing("the length of its sound", "--frames N --rate HZ");
    }
    int samples = frames;
    int hertz = rate;
    return CommandFailure.unlessUsage(
        () -> new Medium.Sound(samples, siren.outputs(), hertz, Float.SIZE, true));
  }

  private CommandFailure missing(String what, String option) {
    return CommandFailure.usage(
        input
            + " is a SIREN from elsewhere and does not tell "
            + what
            + "; give "
            + option
            + ", or --like a MODEL.inr of the same network and size");
  }

  private Grid grid(Medium medium) {
    if (medium instanceof Medium.Picture picture) {
      return Grid.of(axis("y", picture.height()), axis("x", picture.width()));
    }
    return Grid.of(axis("t", ((Medium.Sound) medium).frames()));
  }

  private Axis axis(String name, int samples) {
    return Axis.of(name, samples, -1, 1, centres ? Placement.CENTRES : Placement.END_POINTS);
  }
}
