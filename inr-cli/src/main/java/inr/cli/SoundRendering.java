package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.audio.SoundWriter;
import inr.io.model.Model;
import inr.rendering.Renderer;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A sound.
 *
 * @param model that gives it
 * @param sound as it is written
 */
record SoundRendering(Model model, Medium.Sound sound) implements Rendering {
  /** Its frames. */
  Grid grid() {
    return Grid.of(model.grid().axes().get(0).resampled(sound.frames()));
  }

  @Override
  public String text() {
    return sound.text();
  }

  @Override
  public void check(Output target) {
    SoundWriter.check(target, sound);
  }

  @Override
  public void check(Path name) {
    SoundWriter.check(name, sound);
  }

  /** Sounds fit into memory, and so take little. */
  @Override
  public void tellCost(Output target, Session session) {}

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    Renderer renderer =
        new Renderer(evaluator, grid(), sound, model.range(), session.interruption()::check);
    SoundWriter.write(target, sound, renderer.samples());
  }
}
