package inr.cli;

import inr.field.FitSettings;
import inr.field.Original;
import inr.field.tiled.Seam;
import inr.field.tiled.TileSource;
import inr.field.tiled.TiledFit;
import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledResult;
import inr.field.tiled.Tiling;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * The fit of a picture in tiles, from what its file holds to the folder of models.
 *
 * @param session that it belongs to
 * @param options of it
 * @param tiles how the picture is cut
 * @param jobs tiles that are fitted at a time
 */
record TilesFit(Session session, FitOptions options, TileOptions tiles, int jobs) {
  /** Reads, fits, measures and reports; the exit code tells whether a seam shows. */
  int run(CommandInput input, Path folder) throws IOException {
    Stopwatch begun = Stopwatch.start();
    requirePlace(folder);
    boolean there = Files.exists(folder.resolve(TiledModel.INDEX));
    if (there && !options.force()) {
      if (options.resume()) {
        say(folder + ": is there already");
        return ExitCode.DONE;
      }
      throw CommandFailure.failure(
          folder + ": exists already; name another folder or give --force");
    }
    TileSource whole = read(input);
    List<String> notes = whole.notes();
    notes.forEach(note -> say(whole.name() + ": " + note));
    Medium.Picture picture = whole.picture();
    Tiling tiling = tiles.of(picture.width(), picture.height());
    FitSettings settings = options.ofTiles(first(whole, tiling));
    say(words(whole, tiling, settings));
    TiledResult result;
    try (TileProgress progress = new TileProgress(session, options.quiet())) {
      result =
          run(
              new TiledFit(folder, whole, tiling, settings, options.threads(), jobs, progress),
              folder);
    }
    whole.notes().stream()
        .filter(note -> !notes.contains(note))
        .forEach(note -> say(whole.name() + ": " + note));
    say(text(folder, result, begun.seconds()));
    if (options.json()) {
      report(input, folder, settings, result, begun.seconds()).print(session);
    }
    return code(result);
  }

  private static void requirePlace(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandFailure.failure(folder + ": is no folder; name one for the tiles");
    }
  }

  private static Original first(TileSource whole, Tiling tiling) throws IOException {
    List<Original> first = new ArrayList<>();
    whole.walk(tiling, tile -> tile == 0, (tile, window) -> first.add(window));
    return first.get(0);
  }

  private TileSource read(CommandInput input) throws IOException {
    FitVoice voice = options.quiet() ? FitVoice.SILENT : new LiveProgress(session);
    TileSource whole = options.readTiles(input.file(), voice);
    session.interruption().check();
    return whole;
  }

  private TiledResult run(TiledFit fit, Path folder) throws IOException {
    session.interruption().react(fit::stop);
    try {
      return fit.run();
    } catch (CancellationException asked) {
      throw new CommandFailure(
          ExitCode.INTERRUPTED,
          "interrupted; "
              + folder
              + " keeps the tiles that were finished, the same command goes on from them");
    }
  }

  private void say(String words) {
    if (!options.quiet()) {
      session.say(words);
    }
  }

  private String words(TileSource whole, Tiling tiling, FitSettings settings) {
    return String.format(
        Locale.ROOT,
        "%s: %d x %d tiles of at most %d pixels, overlap %d, model %s, %d at a time",
        whole.name(),
        tiling.columns().parts(),
        tiling.rows().parts(),
        tiling.columns().tile(),
        tiling.columns().overlap(),
        settings.model().orElse(""),
        Math.min(jobs, options.threads()));
  }

  private static double bitsPerSample(TiledIndex index) {
    return 8.0
        * index.bytes()
        / ((double) index.picture().width()
            * index.picture().height()
            * index.picture().channels());
  }

  private static String text(Path folder, TiledResult result, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s: PSNR %.2f dB, %d tiles, %d of %d networks fitted in %.1f s, %d of %d seams show; %d bytes, %.2f bits per sample",
        folder,
        result.index().psnr(),
        result.index().tiles().size(),
        result.fitted(),
        result.networks(),
        seconds,
        result.shown().size(),
        result.seams().size(),
        result.index().bytes(),
        bitsPerSample(result.index()));
  }

  private static Report report(
      CommandInput input, Path folder, FitSettings settings, TiledResult result, double seconds) {
    TiledIndex index = result.index();
    return new Report()
        .put("input", input.named().toString())
        .put("model", settings.model().orElse(""))
        .put("seconds", Stopwatch.rounded(seconds))
        .put("psnr", index.psnr())
        .put("width", index.picture().width())
        .put("height", index.picture().height())
        .put("channels", index.picture().channels())
        .put("tile", index.tile())
        .put("overlap", index.overlap())
        .put("tiles", index.tiles().size())
        .put("networks", result.networks())
        .put("fitted", result.fitted())
        .put("seams", result.seams().size())
        .putReports("seams_that_show", result.shown().stream().map(TilesFit::report).toList())
        .put("file", folder.toString())
        .put("bytes", index.bytes())
        .put("bits_per_sample", bitsPerSample(index));
  }

  private static Report report(Seam seam) {
    return new Report()
        .put("tile", seam.tile())
        .put("next", seam.next())
        .put("strip_psnr", seam.strip())
        .put("inside_psnr", seam.inside())
        .put("step", seam.step())
        .put("original_step", seam.originalStep());
  }

  private static int code(TiledResult result) {
    List<Seam> shown = result.shown();
    if (shown.isEmpty()) {
      return ExitCode.DONE;
    }
    Seam worst =
        shown.stream()
            .max(Comparator.comparingDouble(seam -> seam.inside() - seam.strip()))
            .orElseThrow();
    throw new CommandFailure(
        ExitCode.TARGET_NOT_REACHED,
        String.format(
            Locale.ROOT,
            "%d of %d seams show, such as that of tiles %d and %d: PSNR %.2f dB beside it and %.2f dB inside, steps of %.2f across it and %.2f in the original; give more steps, or a larger overlap",
            shown.size(),
            result.seams().size(),
            worst.tile(),
            worst.next(),
            worst.strip(),
            worst.inside(),
            worst.step(),
            worst.originalStep()));
  }
}
