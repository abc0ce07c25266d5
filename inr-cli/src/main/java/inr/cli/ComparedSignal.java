package inr.cli;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.media.DecodedSignal;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A side of a comparison: a picture or sound, or a model, which is rendered in passing. */
final class ComparedSignal {
  /** Bytes by which a model is told from a picture or sound. */
  private static final int START = 8;

  private ComparedSignal() {}

  /** Reads a file and says what its reader has to note. */
  static Signal read(Path named, MediaOptions options, Session session) throws IOException {
    try (CommandInput input = new CommandInput(named, options, session)) {
      return of(input.file(), options, session);
    }
  }

  private static Signal of(Path file, MediaOptions options, Session session) throws IOException {
    if (isModel(file)) {
      try (RowProgress progress = new RowProgress(session, "rendering " + file.getFileName())) {
        return rendered(ModelFile.read(file), options.storage(), session, progress);
      }
    }
    DecodedSignal decoded;
    try (RowProgress progress = new RowProgress(session, "reading " + file.getFileName())) {
      decoded = MediaReader.read(file, options.withWatch(progress));
    }
    decoded.notes().forEach(note -> session.say(file.getFileName() + ": " + note));
    return decoded.signal();
  }

  private static boolean isModel(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return false; // told by the reader
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ModelFile.recognises(in.readNBytes(START));
    }
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
              ? stored(renderer, picture, storage, watch)
              : renderer.samples();
      return new Signal(model.grid(), model.medium(), samples, model.range());
    }
  }

  /** A picture may be too large for the heap. */
  private static Samples stored(
      Renderer renderer, Medium.Picture picture, SampleStorage storage, RowWatch watch)
      throws IOException {
    int rowSamples = picture.width() * picture.channels();
    DataBuffer samples =
        storage.allocate(
            picture.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT,
            picture.height() * rowSamples);
    int[] rows = new int[Math.min(renderer.rowsPerWindow(), picture.height()) * rowSamples];
    for (int y = 0; y < picture.height(); y += renderer.rowsPerWindow()) {
      int count = Math.min(renderer.rowsPerWindow(), picture.height() - y);
      renderer.read(y, count, rows);
      SampleStorage.put(samples, y * rowSamples, rows, count * rowSamples);
      watch.rows(y + count, picture.height());
    }
    return SampleStorage.samples(samples);
  }
}
