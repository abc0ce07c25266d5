package inr.solve;

import inr.parallel.Workers;
import java.util.List;

/**
 * Collaborative filter of a plane: of each group of alike patches the coefficients of a transform
 * over rows, columns and members are kept if they are larger than a threshold, and every sample
 * becomes the weighted mean of all patches that hold it.
 *
 * <p>The transform is the orthonormal DCT-II of 5 x 5 and a Walsh-Hadamard transform of the group.
 * The mean of the whole group is always kept. A group weighs 1/(number of coefficients it kept).
 *
 * <p>For maintainers: the DCT of a patch does not depend on its group, nor does the place where it
 * is put back, so a strip of references transforms each patch within its reach once, groups add
 * their weighted coefficients up by patch, and each sum is transformed back once. Floats in a
 * strip; strips are added in their order, so no bit depends on the threads. For each sample a
 * filter costs about 16·25·(8 + 4)/4 operations of groups and 2·150 of transforms.
 *
 * @see <a href="https://doi.org/10.1109/TIP.2007.901238">Dabov et al. 2007</a>, the first of its
 *     two stages
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
   * The filtered plane.
   *
   * @param threshold absolute coefficient up to which it becomes 0
   */
  double[] filter(double[] plane, double threshold, Workers workers) {
    int references = groups.rows().length;
    PatchStrip[] strips = new PatchStrip[(references + STRIP - 1) / STRIP];
    workers.runStretches(
        references,
        STRIP,
        (worker, from, to) -> strips[from / STRIP] = strip(plane, (float) threshold, from, to));
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

  private PatchStrip strip(double[] plane, float threshold, int from, int to) {
    int top = Math.max(0, groups.rows()[from] - PatchGroups.REACH);
    int bottom = Math.min(height - SIDE, groups.rows()[to - 1] + PatchGroups.REACH);
    PatchStrip strip = new PatchStrip(plane, width, top, bottom - top + 1);
    GroupTransform transform = new GroupTransform(threshold);
    for (int row = from; row < to; row++) {
      for (int column = 0; column < groups.columns(); column++) {
        int size = groups.size(row, column);
        for (int k = 0; k < size; k++) {
          strip.get(groups.member(row, column, k), transform.values(), k);
        }
        float weight = transform.shrink(size);
        for (int k = 0; k < size; k++) {
          strip.add(groups.member(row, column, k), transform.values(), k, weight);
        }
      }
    }
    strip.transformBack();
    return strip;
  }
}
