package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.image.FloatPictureWriter;
import inr.io.model.Model;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A picture of 32-bit floating point: numbers on rows and columns, neither rounded nor clipped.
 *
 * @param model that gives it
 * @param grid its rows and columns
 */
record FloatRendering(Model model, Grid grid) implements Rendering {
  private static final int MOST_CHANNELS = 4;

  /** Whether the numbers of a model are those of a picture. */
  static boolean takes(Model model) {
    boolean numbers =
        model.medium() instanceof Medium.Field || model.medium() instanceof Medium.Points;
    return numbers && model.grid().dimensions() == 2 && model.medium().channels() <= MOST_CHANNELS;
  }

  private int width() {
    return grid.samples().get(1);
  }

  private int height() {
    return grid.samples().get(0);
  }

  private int channels() {
    return model.medium().channels();
  }

  @Override
  public String text() {
    return SignalText.of(model.medium(), grid);
  }

  @Override
  public void check(Output target) {
    FloatPictureWriter.check(target, width(), height(), channels());
  }

  @Override
  public void check(Path name) {
    FloatPictureWriter.check(name, width(), height(), channels());
  }

  @Override
  public void tellCost(Output target, Session session) throws IOException {
    long rowBytes = (long) Float.BYTES * width() * channels();
    new RenderCost(text(), grid.points(), rowBytes * height(), rowBytes)
        .tell(target, false, session);
  }

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    Renderer renderer =
        new Renderer(evaluator, grid, model.medium(), model.range(), session.interruption()::check);
    try (RowProgress progress = new RowProgress(session, "rendering")) {
      FloatPictureWriter.write(
          target,
          width(),
          height(),
          channels(),
          new RenderedFloats(renderer, width() * channels(), progress));
    }
  }
}
