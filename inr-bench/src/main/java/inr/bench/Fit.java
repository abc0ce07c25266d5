package inr.bench;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.metric.Psnr;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Signal;

/**
 * PSNR of a fit as it would be written to a file: predictions rounded to the picture's stored
 * values.
 */
final class Fit {
  private Fit() {}

  static double roundedPsnr(Evaluator fit, Signal picture) {
    Medium.Picture medium = (Medium.Picture) picture.medium();
    Grid grid = (Grid) picture.coordinates();
    Renderer renderer = new Renderer(fit, grid, medium, picture.range(), () -> {});
    return Psnr.of(medium, picture.samples(), renderer.samples());
  }
}
