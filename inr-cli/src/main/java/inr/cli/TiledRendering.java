package inr.cli;

import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A picture of a tiled model.
 *
 * @param model that gives it
 * @param grid its rows and columns
 * @param picture as it is written
 */
record TiledRendering(TiledModel model, Grid grid, Medium.Picture picture) {
  /** A picture with the channels and depth of its model. */
  static TiledRendering of(TiledModel model, Grid grid) {
    Medium.Picture own = model.index().picture();
    return new TiledRendering(
        model,
        grid,
        new Medium.Picture(
            grid.samples().get(1), grid.samples().get(0), own.channels(), own.bitDepth()));
  }

  /** Computes and writes it, with the tiles of a few rows in memory. */
  void write(Output target, Session session) throws IOException {
    CommandFailure.unlessUsage(() -> PictureWriter.check(target, picture));
    PictureRendering.cost(picture).tell(target, PictureWriter.packs(target), session);
    TiledRenderer renderer =
        new TiledRenderer(
            model, grid, Runtime.getRuntime().availableProcessors(), session.interruption()::check);
    try (RowProgress progress = new RowProgress(session, "rendering")) {
      PictureWriter.write(target, picture, progress.watch(renderer::read, picture.height()));
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
