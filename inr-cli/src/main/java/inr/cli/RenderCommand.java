package inr.cli;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.audio.SoundWriter;
import inr.io.image.PictureWriter;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr render}: a model becomes a picture or sound again, at its own size or another. */
@Command(
    name = "render",
    description = "Gives a fitted picture or sound back, at its own size or another.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RenderCommand implements Callable<Integer> {
  private static final int LARGEST_SIDE = 9_999_999;

  private final Session session;

  @Parameters(
      paramLabel = "MODEL.inr",
      description = "Model that inr fit wrote; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description =
          "Picture (.png, .jpg, .tif) or sound (.wav) to write; - is standard output, a PNG or WAV unless --format is given.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "What -o - writes, by the ending that a file of it would have, such as jpg or pam.")
  private @Nullable String format;

  @Option(
      names = "--scale",
      paramLabel = "X",
      converter = ScaleFactor.Converter.class,
      description = "Factor on both sides of the picture, such as 2, 2x or 200%%.")
  private @Nullable ScaleFactor scale;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PixelSize.Converter.class,
      description = "Size of the picture in pixels; a side that is left out follows the other.")
  private @Nullable PixelSize size;

  @Option(
      names = "--region",
      paramLabel = "x,y,w,h",
      converter = PixelRegion.Converter.class,
      description =
          "Only this rectangle, in pixels of the picture that would be written without it.")
  private @Nullable PixelRegion region;

  @Option(names = "--rate", paramLabel = "HZ", description = "Sampling rate of the sound.")
  private @Nullable Integer rate;

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
      render(ModelFile.read(source.file()), target);
    }
    return ExitCode.DONE;
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
    try (Evaluator evaluator =
        CommandFailure.unlessUsage(
                () -> BackendChoice.rendering(backendName, model.plan().network()))
            .evaluator(
                model.plan().network(),
                model.parameters(),
                Runtime.getRuntime().availableProcessors())) {
      if (model.medium() instanceof Medium.Picture picture) {
        writePicture(model, picture, evaluator, target);
      } else if (model.medium() instanceof Medium.Sound sound) {
        writeSound(model, sound, evaluator, target);
      } else {
        throw CommandFailure.failure(
            input
                + ": model is of a field of numbers, which has no file format; pictures and sounds can be written");
      }
    }
  }

  private void writePicture(Model model, Medium.Picture picture, Evaluator evaluator, Output target)
      throws IOException {
    if (rate != null) {
      throw CommandFailure.usage(
          "--rate is for sounds but " + input.getFileName() + " is a picture");
    }
    if (scale != null && size != null) {
      throw CommandFailure.usage("--scale and --size exclude each other");
    }
    int width = side(size == null ? scaled(picture.width()) : size.widthOf(picture));
    int height = side(size == null ? scaled(picture.height()) : size.heightOf(picture));
    Axis rows = model.grid().axes().get(0).resampled(height);
    Axis columns = model.grid().axes().get(1).resampled(width);
    if (region != null) {
      if (region.x() + region.width() > width || region.y() + region.height() > height) {
        throw CommandFailure.usage(
            "--region ends at column "
                + (region.x() + region.width())
                + " and row "
                + (region.y() + region.height())
                + " but the picture has "
                + width
                + " x "
                + height
                + " pixels");
      }
      rows = rows.window(region.y(), region.height());
      columns = columns.window(region.x(), region.width());
    }
    Medium.Picture written =
        new Medium.Picture(
            columns.samples(), rows.samples(), picture.channels(), picture.bitDepth());
    CommandFailure.unlessUsage(() -> PictureWriter.check(target, written));
    if (format != null) {
      CommandFailure.unlessUsage(() -> PictureWriter.check(target.target(), written));
    }
    Renderer renderer =
        new Renderer(
            evaluator,
            Grid.of(rows, columns),
            written,
            model.range(),
            session.interruption()::check);
    try (RowProgress progress = new RowProgress(session, "rendering")) {
      PictureWriter.write(target, written, progress.watch(renderer::read, written.height()));
    }
    session.say(output + ": " + written.text());
  }

  private double scaled(int side) {
    if (scale == null) {
      return side;
    }
    if (!(scale.value() > 0)) {
      throw CommandFailure.usage("--scale is " + scale.value() + "; a positive factor is needed");
    }
    return Math.max(1, Math.rint(side * scale.value()));
  }

  private static int side(double pixels) {
    if (pixels > LARGEST_SIDE) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "the picture would have %.0f pixels a side; at most %d are written",
              pixels,
              LARGEST_SIDE));
    }
    return (int) pixels;
  }

  private void writeSound(Model model, Medium.Sound sound, Evaluator evaluator, Output target)
      throws IOException {
    if (scale != null || size != null || region != null) {
      throw CommandFailure.usage(
          "--scale, --size and --region are for pictures but "
              + input.getFileName()
              + " is a sound; --rate changes its rate");
    }
    Medium.Sound written = rate == null ? sound : atRate(sound, rate);
    CommandFailure.unlessUsage(() -> SoundWriter.check(target, written));
    if (format != null) {
      CommandFailure.unlessUsage(() -> SoundWriter.check(target.target(), written));
    }
    Grid grid = Grid.of(model.grid().axes().get(0).resampled(written.frames()));
    Renderer renderer =
        new Renderer(evaluator, grid, written, model.range(), session.interruption()::check);
    SoundWriter.write(target, written, renderer.samples());
    session.say(output + ": " + written.text());
  }

  private static Medium.Sound atRate(Medium.Sound sound, int wanted) {
    try {
      return sound.atRate(wanted);
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage("--" + wrong.getMessage());
    }
  }
}
