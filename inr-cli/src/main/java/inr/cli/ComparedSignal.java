package inr.cli;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.codec.Codec;
import inr.codec.PictureDecoder;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.grid.Grid;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.image.PictureRows;
import inr.io.media.DecodedSignal;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A side of a comparison: a picture or sound, or a model or coded picture, which is rendered in
 * passing.
 */
final class ComparedSignal {
  static final int DECODED_ROWS = 64;

  private ComparedSignal() {}

  /** Reads a file and says what its reader has to note. */
  static Signal read(Path named, MediaOptions options, Session session) throws IOException {
    try (CommandInput input = new CommandInput(named, options, session)) {
      return of(input.file(), options, session);
    }
  }

  /** Refuses two that are not of one shape. */
  static void requireEqual(Path a, String isA, Path b, String isB, boolean equal) {
    if (!equal) {
      throw CommandFailure.failure(
          a
              + " is a "
              + isA
              + " but "
              + b
              + " is a "
              + isB
              + "; signals of one shape are compared, so convert one of them first");
    }
  }

  private static Signal of(Path file, MediaOptions options, Session session) throws IOException {
    if (TiledModel.recognises(file)) {
      try (RowProgress progress = new RowProgress(session, "rendering " + file.getFileName())) {
        TiledModel model = TiledModel.open(file);
        requireFew(file, model.index().picture());
        return rendered(model, options.storage(), session, progress);
      }
    }
    if (ModelFile.recognises(file)) {
      try (RowProgress progress = new RowProgress(session, "rendering " + file.getFileName())) {
        Model model = ModelFile.read(file);
        if (model.medium() instanceof Medium.Picture picture) {
          requireFew(file, picture);
        }
        return rendered(model, options.storage(), session, progress);
      }
    }
    if (CodedPictures.recognises(file)) {
      try (RowProgress progress = new RowProgress(session, "decoding " + file.getFileName())) {
        return decoded(file, options, progress);
      }
    }
    DecodedSignal decoded;
    try (RowProgress progress = new RowProgress(session, "reading " + file.getFileName())) {
      decoded = MediaReader.read(file, options.withWatch(progress));
    }
    decoded.notes().forEach(note -> session.say(file.getFileName() + ": " + note));
    return decoded.signal();
  }

  private static void requireFew(Path file, Medium.Picture picture) {
    long all = (long) picture.width() * picture.height() * picture.channels();
    if (all > Integer.MAX_VALUE) {
      throw CommandFailure.failure(
          file
              + " is a "
              + picture.text()
              + ", with "
              + all
              + " samples, too many to be held; compare it with a picture in PNG, PNM or QOI or a model of one, and leave --report and --plot out");
    }
  }

  private static Signal decoded(Path file, MediaOptions options, RowWatch watch)
      throws IOException {
    try (PictureDecoder decoder =
        Codec.decoder(
            CodedPictures.read(file, options), Runtime.getRuntime().availableProcessors())) {
      Medium.Picture picture = decoder.medium();
      Grid grid = Grid.of(options.axis("y", picture.height()), options.axis("x", picture.width()));
      Samples samples =
          stored(
              CodedPictures.rows(file, decoder), DECODED_ROWS, picture, options.storage(), watch);
      return new Signal(grid, picture, samples, ValueRange.symmetric(0, picture.peak()));
    } catch (UncheckedIOException damaged) {
      throw damaged.getCause();
    }
  }

  /** A model's samples at its own size. */
  static Signal rendered(Model model, Session session) throws IOException {
    return rendered(model, SampleStorage.of(), session, RowWatch.NONE);
  }

  private static Signal rendered(
      Model model, SampleStorage storage, Session session, RowWatch watch) throws IOException {
    try (Evaluator evaluator =
        BackendChoice.rendering(BackendChoice.AUTO, model.plan().network())
            .evaluator(
                model.plan().network(),
                model.parameters(),
                Runtime.getRuntime().availableProcessors())) {
      Renderer renderer =
          new Renderer(
              evaluator,
              model.grid(),
              model.medium(),
              model.range(),
              session.interruption()::check);
      Samples samples =
          model.medium() instanceof Medium.Picture picture
              ? stored(renderer::read, renderer.rowsPerWindow(), picture, storage, watch)
              : renderer.samples();
      return new Signal(model.grid(), model.medium(), samples, model.range());
    }
  }

  private static Signal rendered(
      TiledModel model, SampleStorage storage, Session session, RowWatch watch) throws IOException {
    Grid grid = TiledRenderer.ownGrid(model);
    Medium.Picture picture = model.index().picture();
    TiledRenderer renderer =
        new TiledRenderer(
            model, grid, Runtime.getRuntime().availableProcessors(), session.interruption()::check);
    try {
      Samples samples = stored(renderer::read, renderer.rowsPerBand(), picture, storage, watch);
      return new Signal(grid, picture, samples, ValueRange.symmetric(0, picture.peak()));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  /** A picture may be too large for the heap. */
  static Samples stored(
      PictureRows source, int window, Medium.Picture picture, SampleStorage storage, RowWatch watch)
      throws IOException {
    int rowSamples = picture.width() * picture.channels();
    DataBuffer samples =
        storage.allocate(
            picture.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT,
            Math.multiplyExact(picture.height(), rowSamples));
    int[] rows = new int[Math.min(window, picture.height()) * rowSamples];
    for (int y = 0; y < picture.height(); y += window) {
      int count = Math.min(window, picture.height() - y);
      source.read(y, count, rows);
      SampleStorage.put(samples, y * rowSamples, rows, count * rowSamples);
      watch.rows(y + count, picture.height());
    }
    return SampleStorage.samples(samples);
  }
}
