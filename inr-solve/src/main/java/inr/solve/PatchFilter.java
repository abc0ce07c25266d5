package inr.solve;

import inr.parallel.Workers;
import java.util.List;
import java.util.Optional;

/**
 * Collaborative filter of a plane: of each group of alike patches the coefficients of a transform
 * over rows, columns and members are kept if they are larger than a threshold, or made smaller as
 * those of a pilot tell, and every sample becomes the weighted mean of all patches that hold it.
 *
 * <p>The transform is the orthonormal DCT-II of 5 x 5 and a Walsh-Hadamard transform of the group.
 * Thresholds always keep the mean of the whole group. A group weighs 1/(number of coefficients it
 * kept), or 1/(sum of its squared factors).
 *
 * <p>For maintainers: the DCT of a patch does not depend on its group, nor does the place where it
 * is put back, so a strip of references transforms each patch within its reach once, groups add
 * their weighted coefficients up by patch, and each sum is transformed back once. Floats in a
 * strip; strips are added in their order, so no bit depends on the threads. For each sample a
 * filter costs about 16·25·(8 + 4)/4 operations of groups and 2·150 of transforms.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2007.901238">Dabov et al. 2007</a>: thresholds are the
 *     first of its two stages, a pilot makes the second
 */
final class PatchFilter {
  /** Rows of references that make a strip. */
  private static final int STRIP = 16;

  private static final int SIDE = PatchGroups.SIDE;

  private final PatchGroups groups;
  private final int height;
  private final int width;

  PatchFilter(PatchGroups groups, int height, int width) {
    this.groups = groups;
    this.height = height;
    this.width = width;
  }

  /**
   * A filter with the groups of a picture's luma.
   *
   * @throws IllegalArgumentException if the picture has no room for a patch
   */
  static PatchFilter of(Planes picture, Workers workers) {
    int height = picture.height();
    int width = picture.width();
    if (Math.min(height, width) < SIDE) {
      throw new IllegalArgumentException(
          "picture of "
              + width
              + " x "
              + height
              + " has no room for a patch; at least "
              + SIDE
              + " x "
              + SIDE
              + " are needed");
    }
    return new PatchFilter(PatchGroups.of(picture.luma(), height, width, workers), height, width);
  }

  /**
   * The plane by thresholds.
   *
   * @param threshold absolute coefficient up to which it becomes 0
   */
  double[] filter(double[] plane, double threshold, Workers workers) {
    return filter(plane, Optional.empty(), threshold, workers);
  }

  /**
   * The plane by Wiener's factors p²/(p² + σ²), p the coefficients of a pilot.
   *
   * @param pilot what the plane is without its noise, nearly
   * @param sigma standard deviation of the noise
   */
  double[] filter(double[] plane, double[] pilot, double sigma, Workers workers) {
    return filter(plane, Optional.of(pilot), sigma, workers);
  }

  private double[] filter(double[] plane, Optional<double[]> pilot, double level, Workers workers) {
    int references = groups.rows().length;
    PatchStrip[] strips = new PatchStrip[(references + STRIP - 1) / STRIP];
    workers.runStretches(
        references,
        STRIP,
        (worker, from, to) -> strips[from / STRIP] = strip(plane, pilot, (float) level, from, to));
    double[] values = new double[plane.length];
    double[] weights = new double[plane.length];
    for (PatchStrip strip : List.of(strips)) {
      strip.addTo(values, weights);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= weights[i];
    }
    return values;
  }

  private PatchStrip strip(
      double[] plane, Optional<double[]> pilot, float level, int from, int to) {
    int top = Math.max(0, groups.rows()[from] - PatchGroups.REACH);
    int bottom = Math.min(height - SIDE, groups.rows()[to - 1] + PatchGroups.REACH);
    PatchStrip strip = new PatchStrip(plane, width, top, bottom - top + 1);
    Optional<PatchStrip> guide =
        pilot.map(clean -> new PatchStrip(clean, width, top, bottom - top + 1));
    GroupTransform transform = new GroupTransform(level);
    for (int row = from; row < to; row++) {
      for (int column = 0; column < groups.columns(); column++) {
        int size = groups.size(row, column);
        for (int k = 0; k < size; k++) {
          strip.get(groups.member(row, column, k), transform.values(), k);
        }
        float weight;
        if (guide.isPresent()) {
          for (int k = 0; k < size; k++) {
            guide.get().get(groups.member(row, column, k), transform.pilot(), k);
          }
          weight = transform.attenuate(size);
        } else {
          weight = transform.shrink(size);
        }
        for (int k = 0; k < size; k++) {
          strip.add(groups.member(row, column, k), transform.values(), k, weight);
        }
      }
    }
    strip.transformBack();
    return strip;
  }
}
