package inr.cli;

import inr.codec.EncodingEffort;
import inr.codec.train.Target;
import inr.field.Original;
import inr.field.Packing;
import inr.io.Output;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** {@code inr encode MODEL.inr}: a model file becomes a shorter one. */
final class ModelEncoding {
  /** What a packed model is called unless it is named. */
  static final String ENDING = ".packed.inr";

  private final Session session;
  private final CommandInput input;
  private final Stopwatch begun;
  private final boolean quiet;
  private final LiveLine line;

  ModelEncoding(Session session, CommandInput input, Stopwatch begun, boolean quiet) {
    this.session = session;
    this.input = input;
    this.begun = begun;
    this.quiet = quiet;
    line = new LiveLine(session);
  }

  /**
   * Packs the model and writes it.
   *
   * @param original what it is measured against, if not its own rendering
   * @param json whether a report is printed
   */
  void run(
      Output output,
      Optional<Path> original,
      Optional<Target> target,
      EncodingEffort effort,
      int threads,
      MediaOptions options,
      boolean json)
      throws IOException {
    Model model = ModelFile.read(input.file());
    Packing packing = Packing.of(model).effort(effort).threads(threads).listen(this::show);
    if (original.isPresent()) {
      against(packing, original.get(), options);
    }
    target.ifPresent(wish -> CommandFailure.unlessUsage(() -> packing.target(wish)));
    Packing.Result result = run(packing);
    long length = ModelFile.write(output, result.packed());
    tell(output.target(), length, model, result, original.isPresent(), effort, json);
  }

  private void against(Packing packing, Path named, MediaOptions options) throws IOException {
    try (CommandInput source = new CommandInput(named, options, session)) {
      Original original = Original.read(source.file(), options);
      if (!quiet) {
        original.notes().forEach(note -> session.say(source + ": " + note));
      }
      packing.against(original);
    } catch (IllegalArgumentException other) {
      throw CommandFailure.failure(named + ": " + other.getMessage());
    }
  }

  private Packing.Result run(Packing packing) {
    try {
      return packing.run();
    } catch (IllegalArgumentException impossible) {
      throw CommandFailure.failure(input + ": " + impossible.getMessage());
    } finally {
      line.end();
    }
  }

  private void show(int steps, double bytes, double psnr) {
    session.interruption().check();
    if (!quiet && line.isDue(begun.seconds())) {
      line.show(
          String.format(
              Locale.ROOT,
              "%s   %.0f bytes   %.2f dB",
              steps == 0 ? "steps of the tensors" : "step " + steps + " of training",
              bytes,
              psnr),
          begun.seconds());
    }
  }

  private void tell(
      Path file,
      long length,
      Model model,
      Packing.Result result,
      boolean measured,
      EncodingEffort effort,
      boolean json)
      throws IOException {
    int parameters = model.parameters().values().length;
    long before = Files.size(input.file());
    if (!quiet) {
      session.say(
          String.format(
              Locale.ROOT,
              "%s: %d bytes in place of %d, %.2f bits per parameter, %s in %.1f s",
              file,
              length,
              before,
              8.0 * length / parameters,
              measured
                  ? String.format(
                      Locale.ROOT, "%.2f dB after %.2f", result.psnr(), result.unpackedPsnr())
                  : String.format(Locale.ROOT, "%.2f dB to what it was", result.psnr()),
              begun.seconds()));
    }
    if (json) {
      new Report()
          .put("input", input.named().toString())
          .put("file", file.toString())
          .put("bytes", length)
          .put("bytes_before", before)
          .put("parameters", parameters)
          .put("bits_per_parameter", 8.0 * length / parameters)
          .put("psnr", result.psnr())
          .put("psnr_before", result.unpackedPsnr())
          .put("effort", effort.word())
          .put("iterations", result.steps())
          .put("seconds", Stopwatch.rounded(begun.seconds()))
          .print(session);
    }
  }
}
