package inr.codec.train.latent;

import inr.codec.shape.Neighbour;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;

/**
 * Where the symbols of a pyramid lie in the encoder's arrays.
 *
 * <p>State that only one symbol looks at lies <em>flat</em>, plane after plane, row after row. What
 * neighbours look at lies in <em>margins</em>: four zeros before every row and four rows of zeros
 * above every plane, so that each place of the causal window is a shift and none needs a test. The
 * margin before a row is also the one behind the row above it.
 */
public final class Sheet {
  /** Columns and rows of zeros. */
  public static final int MARGIN = Neighbour.REACH;

  /** Floats behind the last row, which vectors may read. */
  private static final int SLACK = 64;

  private final Pyramid pyramid;
  private final int[] flat;
  private final int[] origin;
  private final int flatSize;
  private final int size;

  /** The places of a pyramid. */
  public Sheet(Pyramid pyramid) {
    this.pyramid = pyramid;
    int planes = pyramid.planes().size();
    flat = new int[planes];
    origin = new int[planes];
    int flatEnd = 0;
    int end = 0;
    for (int p = 0; p < planes; p++) {
      Plane plane = pyramid.planes().get(p);
      flat[p] = flatEnd;
      flatEnd += plane.size();
      origin[p] = end + MARGIN * stride(p) + MARGIN;
      end += (plane.height() + MARGIN) * stride(p) + MARGIN;
    }
    flatSize = flatEnd;
    size = end + SLACK;
  }

  /** The grids. */
  public Pyramid pyramid() {
    return pyramid;
  }

  /** The grid of an index in the order of coding. */
  public Plane plane(int p) {
    return pyramid.planes().get(p);
  }

  /** Number of grids. */
  public int planes() {
    return flat.length;
  }

  /** Number of symbols, the length of flat arrays. */
  public int flatSize() {
    return flatSize;
  }

  /** Length of arrays with margins. */
  public int size() {
    return size;
  }

  /** Place of the first symbol of a row in flat arrays. */
  public int flat(int p, int row) {
    return flat[p] + row * plane(p).width();
  }

  /** Floats from a row to the next, with margins. */
  public int stride(int p) {
    return pyramid.planes().get(p).width() + MARGIN;
  }

  /** Place of the first symbol of a row, −4 and up, with margins. */
  public int at(int p, int row) {
    return origin[p] + row * stride(p);
  }
}
