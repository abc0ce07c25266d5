package inr.field.tiled;

import inr.metric.Psnr;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;

/**
 * The border between two tiles, as it is rendered.
 *
 * <p>It shows if the strip of an overlap on both sides of it is more than {@value
 * #MOST_DECIBELS_BELOW} dB worse than the insides of the two tiles, or if the mean step across it
 * is more than {@value #MOST_STEP} times that of the original. Nothing is asked for that the eight
 * bits of a picture cannot tell: an error of the insides counts as at least that of rounding to
 * them, u²/12, and a step of the original as at least u/2, where u is the 255th part of the peak.
 *
 * @param tile on the left or above
 * @param next the other one
 * @param strip PSNR of the strip in dB
 * @param inside PSNR of the insides of both tiles in dB
 * @param step mean of |a − b| across the border in stored units, as rendered
 * @param originalStep the same in the original
 * @param shows whether it breaks the rule above
 */
public record Seam(
    int tile,
    int next,
    double strip,
    double inside,
    double step,
    double originalStep,
    boolean shows) {
  /** Decibels that a strip may lose against the insides. */
  public static final double MOST_DECIBELS_BELOW = 1;

  /** Steps across the border that are accepted, in those of the original. */
  public static final double MOST_STEP = 1.1;

  private static final int LEVELS = 255;
  private static final double ROUNDING_ERROR = 1.0 / 12;
  private static final double SMALLEST_STEP = 0.5;

  /**
   * All seams, row by row, of each tile that on its right first.
   *
   * @param measures of all tiles in their order
   */
  public static List<Seam> of(TiledIndex index, List<TileMeasure> measures) {
    Tiling tiling = index.tiling();
    int columns = tiling.columns().parts();
    List<Seam> seams = new ArrayList<>();
    for (int tile = 0; tile < tiling.tiles(); tile++) {
      TileMeasure one = measures.get(tile);
      if (tiling.column(tile) + 1 < columns) {
        TileMeasure other = measures.get(tile + 1);
        seams.add(
            of(index.picture(), tile, tile + 1, one, other, one.right().plus(other.left()), true));
      }
      if (tile + columns < tiling.tiles()) {
        TileMeasure other = measures.get(tile + columns);
        seams.add(
            of(
                index.picture(),
                tile,
                tile + columns,
                one,
                other,
                one.below().plus(other.above()),
                false));
      }
    }
    return seams;
  }

  private static Seam of(
      Medium.Picture picture,
      int tile,
      int next,
      TileMeasure one,
      TileMeasure other,
      Squares strip,
      boolean right) {
    Steps steps = right ? one.stepsRight() : one.stepsBelow();
    Squares inside = one.inside().plus(other.inside());
    double level = (double) picture.peak() / LEVELS;
    double mostError =
        StrictMath.pow(10, MOST_DECIBELS_BELOW / 10)
            * Math.max(inside.mean(), ROUNDING_ERROR * level * level);
    double step = steps.rendered() / steps.pairs();
    double originalStep = steps.original() / steps.pairs();
    double mostStep = MOST_STEP * Math.max(originalStep, SMALLEST_STEP * level);
    return new Seam(
        tile,
        next,
        Psnr.of(strip.mean(), picture.peak()),
        Psnr.of(inside.mean(), picture.peak()),
        step,
        originalStep,
        strip.mean() > mostError || step > mostStep);
  }
}
