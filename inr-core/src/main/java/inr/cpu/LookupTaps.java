package inr.cpu;

import inr.circuit.Operation;
import inr.circuit.Partial;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.Lattice;
import java.util.Arrays;

/**
 * The taps of a lookup at some coordinates, axis by axis: at all samples of a grid's axes, or at
 * the points of some rows.
 */
final class LookupTaps {
  /** Of each table, order and axis. */
  private final AxisTaps[][][] taps;

  /** Of each table, term and axis. */
  private final AxisTaps[][][] along;

  private LookupTaps(Operation.Lookup lookup, int[] coordinates) {
    int orders = 1;
    for (Partial partial : lookup.partials()) {
      for (int order : partial.orders()) {
        orders = Math.max(orders, order + 1);
      }
    }
    taps = new AxisTaps[lookup.tables().size()][orders][coordinates.length];
    for (int t = 0; t < taps.length; t++) {
      Lattice lattice = lookup.tables().get(t).lattice();
      for (int order = 0; order < orders; order++) {
        for (int d = 0; d < coordinates.length; d++) {
          taps[t][order][d] =
              new AxisTaps(lattice.axes().get(d), lattice.interpolation(), order, coordinates[d]);
        }
      }
    }
    along = new AxisTaps[taps.length][lookup.partials().size()][coordinates.length];
    for (int t = 0; t < taps.length; t++) {
      for (int p = 0; p < along[t].length; p++) {
        for (int d = 0; d < coordinates.length; d++) {
          along[t][p][d] = taps[t][lookup.partials().get(p).orders().get(d)][d];
        }
      }
    }
  }

  /** At all samples of a grid. */
  static LookupTaps of(Operation.Lookup lookup, Grid grid) {
    LookupTaps all =
        new LookupTaps(lookup, grid.samples().stream().mapToInt(Integer::intValue).toArray());
    for (int d = 0; d < grid.dimensions(); d++) {
      Axis axis = grid.axes().get(d);
      for (int i = 0; i < axis.samples(); i++) {
        all.set(d, i, axis.coordinate(i));
      }
    }
    return all;
  }

  /** Room for some rows; see {@link #set}. */
  static LookupTaps ofRows(Operation.Lookup lookup, int rows) {
    int dimensions = lookup.partials().get(0).orders().size();
    int[] coordinates = new int[dimensions];
    Arrays.fill(coordinates, rows);
    return new LookupTaps(lookup, coordinates);
  }

  /** Sets place {@code index} of axis d to coordinate x. */
  void set(int d, int index, double x) {
    for (AxisTaps[][] table : taps) {
      for (AxisTaps[] order : table) {
        order[d].set(index, x);
      }
    }
  }

  /** Those of a table along all axes, for a partial of the lookup. */
  AxisTaps[] along(int table, int partial) {
    return along[table][partial];
  }
}
