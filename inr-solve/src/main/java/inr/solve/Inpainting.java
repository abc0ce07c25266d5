package inr.solve;

import inr.operator.Mask;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of which some samples are known: y = x where the mask keeps it.
 *
 * @param operator the mask
 * @param measured the known samples of each channel
 * @param colours how many of the channels are light and not alpha
 */
public record Inpainting(Mask operator, List<double[]> measured, int colours) implements Problem {
  public Inpainting {
    measured = List.copyOf(measured);
    if (operator.keepsAll()) {
      throw new IllegalArgumentException("mask keeps everything, so there is nothing to fill in");
    }
  }

  /**
   * The problem of a picture.
   *
   * @param kept for each pixel whether it is known
   */
  public static Inpainting of(Planes picture, boolean[] kept) {
    Mask mask = new Mask(picture.shape(), kept);
    return new Inpainting(mask, picture.images(mask), picture.colours());
  }

  /** What is known is exact. */
  @Override
  public double noise() {
    return 0;
  }

  @Override
  public Planes start(Workers workers) {
    return new Biharmonic().solve(this, workers, step -> {});
  }

  /** Thirty steps, σ from 15 to 0.3 grey levels of 255; chosen on two pictures. */
  public static PatchPrior prior() {
    return new PatchPrior(15 * PatchPrior.GREY_LEVEL, 0.3 * PatchPrior.GREY_LEVEL, 30, 1);
  }

  /** What the prior has to beat, from the simplest on. */
  public List<Method<? super Inpainting>> baselines() {
    List<Method<? super Inpainting>> all = new ArrayList<>(List.of(new Nearest()));
    if (TriangleFilling.takes(this)) {
      all.add(new TriangleFilling(false));
      all.add(new TriangleFilling(true));
    }
    all.addAll(List.of(new Biharmonic(), TotalVariation.of()));
    return all;
  }

  @Override
  public void explain(double[] z, double[] y, double weight) {
    operator.replace(z, y);
  }

  @Override
  public boolean direct() {
    return true;
  }
}
