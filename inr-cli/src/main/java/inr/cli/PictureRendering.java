package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.io.model.Model;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture of integers.
 *
 * @param model that gives it
 * @param grid its rows and columns
 * @param picture as it is written
 */
record PictureRendering(Model model, Grid grid, Medium.Picture picture) implements Rendering {
  /** A picture with the channels and depth of its model. */
  static PictureRendering of(Model model, Medium.Picture own, Grid grid) {
    return new PictureRendering(
        model,
        grid,
        new Medium.Picture(
            grid.samples().get(1), grid.samples().get(0), own.channels(), own.bitDepth()));
  }

  @Override
  public String text() {
    return picture.text();
  }

  @Override
  public void check(Output target) {
    PictureWriter.check(target, picture);
  }

  @Override
  public void check(Path name) {
    PictureWriter.check(name, picture);
  }

  @Override
  public void tellCost(Output target, Session session) throws IOException {
    cost(picture).tell(target, PictureWriter.packs(target), session);
  }

  /** What a picture takes. */
  static RenderCost cost(Medium.Picture picture) {
    long points = (long) picture.width() * picture.height();
    long bytes = points * picture.channels() * (picture.bitDepth() / Byte.SIZE);
    return new RenderCost(picture.text(), points, bytes, PictureWriter.memory(picture));
  }

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    Renderer renderer =
        new Renderer(evaluator, grid, picture, model.range(), session.interruption()::check);
    try (RowProgress progress = new RowProgress(session, "rendering")) {
      PictureWriter.write(target, picture, progress.watch(renderer::read, picture.height()));
    }
  }
}
