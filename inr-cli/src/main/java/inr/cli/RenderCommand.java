package inr.cli;

import inr.backend.BackendChoice;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.array.ArrayWriter;
import inr.io.image.FloatPictureWriter;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.NumberFile;
import inr.io.table.NumberTable;
import inr.io.table.PointTable;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code inr render}: a model becomes a picture, sound or table again, at its own size or another.
 */
@Command(
    name = "render",
    description =
        "Gives a fitted picture, sound, volume or table back, at its own size or another.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RenderCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL.inr",
      description =
          "Model that inr fit wrote, also one in tiles, or family that inr learn wrote; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description =
          "Picture (.png, .jpg, .tif and others; .pfm or .tif of floating point), sound (.wav), array of any in stored units (.npy), or table of a model of a table (.csv, .tsv) to write; - is standard output: PNG, PFM (TIFF with alpha) or WAV, unless --format names another.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "What -o - writes, by the ending that a file of it would have, such as jpg or pam.")
  private @Nullable String format;

  @Mixin private SizeOptions sizes = new SizeOptions();

  @Option(names = "--rate", paramLabel = "HZ", description = "Sampling rate of the sound.")
  private @Nullable Integer rate;

  @Option(
      names = "--head",
      paramLabel = "N",
      description =
          "Of a network that was fitted with several outputs, bacon with --set heads=3: which to show; 1 has the narrowest band (default: the last).")
  private @Nullable Integer head;

  @Option(
      names = "--at",
      paramLabel = "PLACES.csv",
      description =
          "Of a model of a table: write its values at the places of this table, whose columns begin with the coordinates; without it they are on a grid.")
  private @Nullable Path places;

  @Mixin private FamilyOptions family = new FamilyOptions();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "What renders: auto, which is cpu and gives the same bits on every machine, or cuda, cpu or reference (default ${DEFAULT-VALUE}).")
  private String backendName = BackendChoice.AUTO;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  RenderCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (CommandInput source = new CommandInput(input, MediaOptions.of(), session);
        Output target = claim(source)) {
      Path file = source.file();
      if (TiledModel.recognises(file)) {
        renderTiles(TiledModel.open(file), target);
      } else if (family.given() || NumberFile.FAMILY.recognises(file)) {
        Optional<FamilyCompletion> completion = family.completion(file, session);
        if (completion.isPresent()) {
          requireOwnSize("completions stand side by side");
          completion.get().write(target);
        } else {
          renderMembers(family.members(file, session), target);
        }
      } else {
        render(shown(ModelFile.read(file)), target);
      }
    }
    return ExitCode.DONE;
  }

  private void renderTiles(TiledModel model, Output target) throws IOException {
    boolean others =
        rate != null || head != null || family.given() || format != null || places != null;
    if (others || !backendName.equals(BackendChoice.AUTO)) {
      throw CommandFailure.usage(
          "a tiled model takes --scale, --size and --region; leave the others out");
    }
    TiledRendering rendering = TiledRendering.of(model, sizes.of(TiledRenderer.ownGrid(model)));
    rendering.write(target, session);
    session.say(target.target() + ": " + rendering.picture().text());
  }

  /** One member is a model like others; several stand side by side in a picture. */
  private void renderMembers(List<Model> members, Output target) throws IOException {
    if (members.size() == 1) {
      render(shown(members.get(0)), target);
      return;
    }
    requireOwnSize(members.size() + " are asked for, which stand side by side");
    MemberStrip strip = MemberStrip.of(members, session);
    strip.write(target);
    session.say(target.target() + ": " + strip.text());
  }

  private void requireOwnSize(String what) {
    boolean other = sizes.given() || rate != null || head != null || format != null;
    if (other || places != null) {
      throw CommandFailure.usage(
          "--size, --scale, --region, --rate, --head, --format and --at are for one member of a family but "
              + what
              + " at their own size");
    }
  }

  private Model shown(Model model) {
    if (head == null) {
      return model;
    }
    int number = head - 1;
    return CommandFailure.unlessUsage(() -> model.showing(number));
  }

  /** A named format stands for the ending that standard output does not have. */
  private Output claim(CommandInput source) throws IOException {
    if (format == null) {
      return CommandOutput.claim(output, source, force, session);
    }
    if (!CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage(
          "--format is for -o -, standard output; the name of a file ends in its format");
    }
    return CommandOutput.standard(Path.of("stdout." + format), session);
  }

  private void render(Model model, Output target) throws IOException {
    Rendering rendering = rendering(model, target.target());
    CommandFailure.unlessUsage(() -> rendering.check(target));
    if (format != null) {
      CommandFailure.unlessUsage(() -> rendering.check(target.target()));
    }
    rendering.tellCost(target, session);
    rendering.write(target, model, backendName, session);
    session.say(target.target() + ": " + rendering.text());
  }

  private Rendering rendering(Model model, Path name) throws IOException {
    boolean table = PointTable.isNameOf(name);
    if (table || places != null) {
      return table(model, table);
    }
    return ArrayWriter.isNameOf(name) ? array(model) : picture(model, name);
  }

  private Rendering table(Model model, boolean named) throws IOException {
    if (!(model.medium() instanceof Medium.Points medium)) {
      throw CommandFailure.failure(
          input
              + ": model is of a "
              + SignalText.of(model.medium(), model.grid())
              + "; tables and --at are for models of tables");
    }
    requireNoRate();
    if (places == null) {
      return TableRendering.of(points(model.grid()), model, medium);
    }
    if (!named || sizes.given()) {
      throw CommandFailure.usage(
          "--at writes a table: -o takes a name that ends in .csv or .tsv, and no size is for it");
    }
    List<double[]> rows = NumberTable.read(places, medium.places().size()).rows();
    return TableRendering.at(rows, model, medium);
  }

  private Rendering array(Model model) {
    if (model.medium() instanceof Medium.Sound sound) {
      return ArrayRendering.of(soundRendering(model, sound));
    }
    requireNoRate();
    return new ArrayRendering(model, points(model.grid()));
  }

  private Grid points(Grid own) {
    if (own.dimensions() == 3) {
      Grid volume = sizes.ofVolume(own);
      return sizes.slice().map(slice -> slice.of(volume)).orElse(volume);
    } else if (own.dimensions() == 2) {
      return sizes.of(own);
    } else if (sizes.given()) {
      throw CommandFailure.usage(
          "--scale, --size, --region and --slice are for pictures and volumes but the model has one axis");
    }
    return own;
  }

  private Rendering picture(Model model, Path name) {
    if (model.medium() instanceof Medium.Sound sound) {
      return soundRendering(model, sound);
    }
    requireNoRate();
    if (model.medium() instanceof Medium.Picture picture) {
      return PictureRendering.of(model, picture, sizes.of(model.grid()));
    }
    boolean map = model.medium() instanceof Medium.Points && model.grid().dimensions() == 2;
    if (map && !FloatPictureWriter.isNameOf(name)) {
      return PlaneRendering.of(model, sizes.of(model.grid()));
    }
    if (FloatRendering.takes(model)) {
      return new FloatRendering(model, sizes.of(model.grid()));
    }
    if (model.grid().dimensions() == 3 && sizes.slice().isPresent()) {
      return PlaneRendering.of(model, sizes.ofVolume(model.grid()), sizes.slice().orElseThrow());
    }
    throw CommandFailure.failure(
        input
            + ": model is of a "
            + SignalText.of(model.medium(), model.grid())
            + ", which only a "
            + (model.medium() instanceof Medium.Points ? ".csv or .npy" : ".npy")
            + " holds"
            + (model.grid().dimensions() == 3
                ? "; --slice z makes a picture of a plane of it"
                : "; pictures and sounds have files of their own"));
  }

  private void requireNoRate() {
    if (rate != null) {
      throw CommandFailure.usage(
          "--rate is for sounds but " + input.getFileName() + " is a picture");
    }
  }

  private SoundRendering soundRendering(Model model, Medium.Sound sound) {
    if (sizes.given()) {
      throw CommandFailure.usage(
          "--scale, --size and --region are for pictures but "
              + input.getFileName()
              + " is a sound; --rate changes its rate");
    }
    return new SoundRendering(model, rate == null ? sound : atRate(sound, rate));
  }

  private static Medium.Sound atRate(Medium.Sound sound, int wanted) {
    try {
      return sound.atRate(wanted);
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage("--" + wrong.getMessage());
    }
  }
}
