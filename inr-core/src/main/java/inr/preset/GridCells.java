package inr.preset;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.LatticeAxis;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** The grid of a signal, and equal cells of it with a vertex in the middle of each. */
final class GridCells {
  private GridCells() {}

  /** The grid of a signal, or a refusal in the name of a model. */
  static Grid requireGrid(Signal signal, String model) {
    if (signal.coordinates() instanceof Grid grid) {
      return grid;
    }
    throw new IllegalArgumentException("model " + model + " needs samples on a grid");
  }

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
