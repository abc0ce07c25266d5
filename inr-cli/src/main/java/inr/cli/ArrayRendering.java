package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.array.ArrayWriter;
import inr.io.model.Model;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Any signal as an array of float32 in stored units, neither rounded nor clipped: the axes of its
 * grid, slowest first, then its channels.
 *
 * @param model that gives it
 * @param grid where it is sampled
 */
record ArrayRendering(Model model, Grid grid) implements Rendering {
  /** The numbers of a sound. */
  static ArrayRendering of(SoundRendering sound) {
    return new ArrayRendering(sound.model(), sound.grid());
  }

  private List<Integer> shape() {
    List<Integer> shape = new ArrayList<>(grid.samples());
    shape.add(model.medium().channels());
    return shape;
  }

  private int rowSamples() {
    return shape().stream().skip(1).reduce(1, Math::multiplyExact);
  }

  @Override
  public String text() {
    return "array of float32, shape " + shape();
  }

  /** An array may have any shape. */
  @Override
  public void check(Output target) {}

  @Override
  public void check(Path name) {}

  @Override
  public void tellCost(Output target, Session session) throws IOException {
    long rowBytes = (long) Float.BYTES * rowSamples();
    new RenderCost(text(), grid.points(), rowBytes * grid.samples().get(0), rowBytes)
        .tell(target, false, session);
  }

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    Medium numbers = new Medium.Field(model.medium().channels());
    Renderer renderer =
        new Renderer(evaluator, grid, numbers, model.range(), session.interruption()::check);
    try (RowProgress progress = new RowProgress(session, "rendering")) {
      ArrayWriter.write(target, shape(), new RenderedFloats(renderer, rowSamples(), progress));
    }
  }
}
