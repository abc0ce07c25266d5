package inr.codec.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The grids of a picture or tile, in the order of coding: from coarse to fine, a hyperlatent before
 * the latent of its level.
 *
 * @param width columns of pixels
 * @param height rows of pixels
 * @param finest level of the finest latent, 0 to 2
 * @param coarsest level of the coarsest, at least {@code finest}
 * @param planes the grids
 */
public record Pyramid(int width, int height, int finest, int coarsest, List<Plane> planes) {
  /** Hyperlatents exist from this level on. */
  public static final int FIRST_HYPER = 4;

  /** Planes up to this level are predicted from coarser ones too. */
  public static final int LAST_WITH_FEATURES = 2;

  /** The grids of a picture. */
  public static Pyramid of(int width, int height, int finest, int coarsest) {
    List<Plane> fineToCoarse = new ArrayList<>();
    for (int level = finest; level <= coarsest; level++) {
      fineToCoarse.add(plane(width, height, level, false));
      if (level >= FIRST_HYPER) {
        fineToCoarse.add(plane(width, height, level, true));
      }
    }
    Collections.reverse(fineToCoarse);
    return new Pyramid(width, height, finest, coarsest, List.copyOf(fineToCoarse));
  }

  private static Plane plane(int width, int height, int level, boolean hyper) {
    return new Plane(level, hyper, at(width, level), at(height, level));
  }

  /** Samples of a side at a level: ⌈side/2^level⌉. */
  public static int at(int side, int level) {
    return (side - 1 >> level) + 1;
  }

  /** Columns at a level. */
  public int width(int level) {
    return at(width, level);
  }

  /** Rows at a level. */
  public int height(int level) {
    return at(height, level);
  }

  /**
   * Planes that plane {@code index} has features of, all those coded before it; 0 where it has
   * none.
   */
  public int inputs(int index) {
    return planes.get(index).level() <= LAST_WITH_FEATURES ? index : 0;
  }

  /** Place of a latent among the planes. */
  public int latent(int level) {
    for (int p = 0; p < planes.size(); p++) {
      if (planes.get(p).level() == level && !planes.get(p).hyper()) {
        return p;
      }
    }
    throw new IllegalArgumentException(
        "pyramid has latents of levels " + finest + " to " + coarsest + " but not " + level);
  }

  /** Number of symbols of all planes. */
  public long symbols() {
    return planes.stream().mapToLong(Plane::size).sum();
  }
}
