package inr.lapped;

import inr.lattice.LatticeAxis;
import inr.lattice.PlaceSet;

/**
 * One of the coordinates of a point, cut into blocks: coordinate x lies at u = scale · x + offset +
 * ½, so that sample n lies at n + ½. Outside the blocks everything is 0.
 *
 * @param axis which coordinate, from 0
 * @param samples where they lie, one a vertex
 * @param blocks at least as long
 */
public record LappedAxis(int axis, LatticeAxis samples, Blocks blocks) {
  public LappedAxis {
    if (axis < 0 || samples.vertices() > blocks.length()) {
      throw new IllegalArgumentException(
          "blocks of length "
              + blocks.length()
              + " on coordinate "
              + axis
              + " have "
              + samples.vertices()
              + " samples; coordinate 0 or more and blocks as long as the samples are needed");
    }
  }

  /** u of a point. */
  public double place(double[] x) {
    return samples.scale() * x[axis] + samples.offset() + 0.5;
  }

  /** (du/dx)ⁿ: what a derivative of order n by u counts in one by x. */
  public double scale(int order) {
    return StrictMath.pow(samples.scale(), order);
  }

  /** Visits the chosen cosines that are not 0 at a point, with derivatives by its coordinate. */
  public void visit(double[] x, int order, PlaceSet chosen, Blocks.Visitor visitor) {
    double scale = scale(order);
    blocks.visit(place(x), order, chosen, (rank, weight) -> visitor.visit(rank, scale * weight));
  }
}
