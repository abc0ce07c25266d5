package inr.preset;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.LatticeAxis;
import java.util.ArrayList;
import java.util.List;

/** Equal cells of a grid with a vertex in the middle of each. */
final class GridCells {
  private GridCells() {}

  /**
   * Axes of a lattice whose cells fill the grid.
   *
   * @param density vertices for each sample, about, above 0 up to 1
   */
  static List<LatticeAxis> axes(Grid grid, double density) {
    double share = StrictMath.pow(density, 1.0 / grid.dimensions());
    List<LatticeAxis> axes = new ArrayList<>();
    for (Axis axis : grid.axes()) {
      long vertices = Math.max(1, Math.round(share * axis.samples()));
      axes.add(LatticeAxis.over(axis, (double) axis.samples() / vertices));
    }
    return axes;
  }
}
