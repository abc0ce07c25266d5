package inr.cli;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.io.model.Model;
import inr.rendering.Renderer;
import inr.report.Shades;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Numbers on a plane as a picture of 8 bits, from black for the least of them to white for the
 * largest, which is said: a plane through a volume, or a map of measurements.
 *
 * @param model of the numbers
 * @param grid of the plane; of a volume, one point thick
 * @param picture as it is written
 */
record PlaneRendering(Model model, Grid grid, Medium.Picture picture) implements Rendering {
  /**
   * A plane of a volume.
   *
   * @param volume the points of all of it
   */
  static PlaneRendering of(Model model, Grid volume, Slice slice) {
    int height = volume.samples().get(slice.axis() == 0 ? 1 : 0);
    int width = volume.samples().get(slice.axis() == 2 ? 1 : 2);
    return of(model, slice.of(volume), width, height);
  }

  /** A map. */
  static PlaneRendering of(Model model, Grid map) {
    return of(model, map, map.samples().get(1), map.samples().get(0));
  }

  private static PlaneRendering of(Model model, Grid grid, int width, int height) {
    return new PlaneRendering(
        model,
        grid,
        CommandFailure.unlessUsage(
            () -> new Medium.Picture(width, height, model.medium().channels(), Byte.SIZE)));
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
    long bytes = grid.points() * picture.channels();
    new RenderCost(text(), grid.points(), bytes, bytes * (1 + Float.BYTES))
        .tell(target, PictureWriter.packs(target), session);
  }

  @Override
  public void write(Output target, Evaluator evaluator, Session session) throws IOException {
    Samples numbers =
        new Renderer(evaluator, grid, model.medium(), model.range(), session.interruption()::check)
            .samples();
    Shades shades = Shades.over(numbers);
    session.say("black is " + shades.low() + ", white " + shades.high());
    int row = picture.width() * picture.channels();
    PictureWriter.write(
        target,
        picture,
        (firstRow, rows, samples) -> {
          for (int i = 0; i < rows * row; i++) {
            samples[i] = shades.of(numbers.get(firstRow * row + i));
          }
        });
  }
}
