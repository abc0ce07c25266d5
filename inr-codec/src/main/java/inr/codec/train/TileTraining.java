package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;

/** The latents of one tile, with networks that stay as they are. */
final class TileTraining {
  /** Steps without which latents say too much; twice as many lower the loss by a tenth. */
  private static final int LEAST_STEPS = 100;

  /** Steps of the networks for one more of a tile's latents. */
  private static final int SHARE = 10;

  private final Objective objective;
  private final Model model;

  /**
   * A tile before its first step.
   *
   * @param start networks as the file has them, and latents
   */
  TileTraining(Layout layout, Sheet sheet, Picture picture, Snapshot start, Workers workers) {
    objective = new Objective(layout, sheet, picture, picture.pixels(), workers);
    model = new Model(layout, sheet, picture, workers);
    model.take(start);
  }

  /** Steps of a tile, for those that the networks have had. */
  static int steps(int ofNetworks) {
    return LEAST_STEPS + ofNetworks / SHARE;
  }

  int pixels() {
    return objective.pixels();
  }

  /** Step i of all. */
  Objective.Loss step(int i, int all) {
    return objective.latentStep(model, Annealing.main((double) i / all), i);
  }

  /** What the tile costs as it will be coded. */
  Objective.Loss rounded() {
    return objective.validate(model);
  }

  /** What the last rounding gave, with margins. */
  float[] symbols() {
    return model.latents.symbols();
  }
}
