package inr.cli;

import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.codec.Codec;
import inr.codec.PictureDecoder;
import inr.codec.file.CodecFile;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.io.image.PictureStream;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A side of a comparison from top to bottom: a picture, or a model or coded picture, which is
 * rendered in passing; see {@link ComparedSignal} for what is held.
 */
final class ComparedRows {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private ComparedRows() {}

  /**
   * Opens a file; none if it is no picture, one that is decoded as a whole, standard input, or what
   * no reader takes, of which {@link ComparedSignal} tells.
   */
  static Optional<PictureStream> open(Path file, MediaOptions options, Session session)
      throws IOException {
    if (CommandInput.isStandard(file)) {
      return Optional.empty();
    }
    if (TiledModel.recognises(file)) {
      return Optional.of(of(TiledModel.open(file), session));
    }
    // An empty file would be told as if a picture alone were accepted.
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return Optional.empty();
    }
    if (ModelFile.recognises(file)) {
      Model model = ModelFile.read(file);
      return model.medium() instanceof Medium.Picture picture
          ? Optional.of(of(model, picture, session))
          : Optional.empty();
    }
    return CodedPictures.recognises(file)
        ? Optional.of(decoded(file, options))
        : MediaReader.stream(file, options);
  }

  private static PictureStream of(TiledModel model, Session session) {
    return new RenderedRows(
        model.index().picture(),
        () -> {
          TiledRenderer renderer =
              new TiledRenderer(
                  model, TiledRenderer.ownGrid(model), THREADS, session.interruption()::check);
          // It keeps a band of rows itself.
          return new RenderedRows.Source(renderer::read, 1, () -> {});
        });
  }

  private static PictureStream of(Model model, Medium.Picture picture, Session session) {
    return new RenderedRows(
        picture,
        () -> {
          Evaluator evaluator =
              BackendChoice.rendering(BackendChoice.AUTO, model.plan().network())
                  .evaluator(model.plan().network(), model.parameters(), THREADS);
          Renderer renderer =
              new Renderer(
                  evaluator, model.grid(), picture, model.range(), session.interruption()::check);
          return new RenderedRows.Source(
              renderer::read, renderer.rowsPerWindow(), evaluator::close);
        });
  }

  private static PictureStream decoded(Path file, MediaOptions options) throws IOException {
    CodecFile coded = CodedPictures.read(file, options);
    return new RenderedRows(
        coded.medium(),
        () -> {
          PictureDecoder decoder = Codec.decoder(coded, THREADS);
          return new RenderedRows.Source(
              CodedPictures.rows(file, decoder), ComparedSignal.DECODED_ROWS, decoder::close);
        });
  }
}
