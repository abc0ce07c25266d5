package inr.cpu;

import inr.circuit.Operation;
import inr.circuit.Partial;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Numbers of tables, interpolated.
 *
 * <p>Points that follow each other along the last axis of a grid are a line: the vertices around it
 * are blended across the other axes once for all of its points, in strips, and then along it for
 * each point. Alone or in a line, a point gets the same bits.
 */
final class LookupOperation implements TileOperation {
  /** A line whose points lie further apart than this is cheaper point by point. */
  private static final int WIDEST_GAP = 16;

  private final Operation.Lookup lookup;
  private final List<TableParameters> tables;
  private final Panels panels;
  private final int number;
  private final int output;
  private final int rowCapacity;
  private final int dimensions;
  private final LookupGradient gradient;

  LookupOperation(Operation.Lookup lookup, List<TableParameters> tables, OperationPlaces places) {
    this.lookup = lookup;
    this.tables = List.copyOf(tables);
    this.panels = new Panels(lookup.output().columns());
    this.number = places.number();
    this.output = places.outputs()[0];
    this.rowCapacity = places.rowCapacity();
    this.dimensions = lookup.partials().get(0).orders().size();
    this.gradient = new LookupGradient(lookup, tables);
  }

  /** What it looks up. */
  Operation.Lookup lookup() {
    return lookup;
  }

  @Override
  public void reserve(TileInput input, int points) {
    gradient.reserve(points, input.gridTaps(this));
  }

  @Override
  public void complete(int points, Workers workers, TileSpace[] spaces) {
    gradient.complete(points);
  }

  /** The rows of the tile lie on a grid with these taps. */
  void useTaps(LookupTaps taps, TileSpace space) {
    space.taps[number] = taps;
  }

  /** Finds the taps of the points of the rows. */
  void findTaps(TileSpace space, int rows) {
    LookupTaps taps = space.rowTaps[number];
    if (taps == null) {
      taps = LookupTaps.ofRows(lookup, rowCapacity);
      space.rowTaps[number] = taps;
    }
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < dimensions; d++) {
        taps.set(d, r, space.coordinates[r][d]);
      }
    }
    space.taps[number] = taps;
  }

  /** Room for a line. */
  @Override
  public int keptSize() {
    int features = 1;
    for (TableParameters table : tables) {
      features = Math.max(features, table.features());
    }
    return (WIDEST_GAP * rowCapacity + WIDEST_GAP) * features;
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    space.lines.find(
        space.samples, rows, !Objects.equals(space.taps[number], space.rowTaps[number]));
    int start = 0;
    for (int t = 0; t < tables.size(); t++) {
      for (int p = 0; p < lookup.partials().size(); p++) {
        interpolate(t, p, space, start);
      }
      start += tables.get(t).features();
    }
  }

  /** Writes, or adds, one term of one table. */
  private void interpolate(int t, int p, TileSpace space, int start) {
    TableParameters table = tables.get(t);
    AxisTaps[] axes = Objects.requireNonNull(space.taps[number]).along(t, p);
    AxisTaps last = axes[dimensions - 1];
    SlowTaps slow = new SlowTaps(axes, table.places());
    int features = table.features();
    float[] numbers = table.numbers();
    float[] line = space.kept[number];
    int[] along = space.samples[dimensions - 1];
    float weight = (float) lookup.partials().get(p).weight();
    int from = 0;
    for (int l = 0; l < space.lines.count(); l++) {
      int end = space.lines.end(l);
      slow.combine(space.samples, from, 0, Integer.MAX_VALUE);
      int lowest = last.lowest(space.lines.lowest(l));
      int width = last.highest(space.lines.highest(l)) + 1 - lowest;
      boolean asLine =
          !table.places().shared && end - from > 1 && width <= WIDEST_GAP * (end - from);
      if (asLine) {
        LineMath.blend(
            numbers,
            slow.bases,
            features,
            lowest * features,
            slow.weights,
            slow.count(),
            line,
            width * features);
      }
      for (int f = 0; f < features; f++) {
        int column = start + f;
        int step = panels.width(panels.panelOf(column));
        int place = panels.index(rowCapacity, from, column);
        float[] y = space.values[output];
        for (int r = from; r < end; r++) {
          float sum =
              asLine
                  ? last.along(along[r], line, lowest, features, f)
                  : alone(slow, last, along[r], table, f);
          y[place] = p == 0 ? weight * sum : Math.fma(weight, sum, y[place]);
          place += step;
        }
      }
      from = end;
    }
  }

  /** The same for a point that is not on a line. */
  private static float alone(
      SlowTaps slow, AxisTaps last, int sample, TableParameters table, int feature) {
    int tap = sample * last.taps;
    float sum = last.weights[tap] * blended(slow, table, last.vertices[tap], feature);
    for (int k = 1; k < last.taps; k++) {
      float number = blended(slow, table, last.vertices[tap + k], feature);
      sum = Math.fma(last.weights[tap + k], number, sum);
    }
    return sum;
  }

  private static float blended(SlowTaps slow, TableParameters table, int vertex, int feature) {
    float[] numbers = table.numbers();
    int features = table.features();
    Places places = table.places();
    float sum = 0;
    for (int c = 0; c < slow.count(); c++) {
      float number = numbers[places.at(slow.bases[c], vertex) * features + feature];
      sum = c == 0 ? slow.weights[c] * number : Math.fma(slow.weights[c], number, sum);
    }
    return sum;
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    gradient.keep(space, rows, space.gradients[output], panels, rowCapacity);
  }

  @Override
  public void toPoint(TileSpace space, int row, double[] dx) {
    float[] dy = space.gradients[output];
    for (int d = 0; d < dx.length; d++) {
      int start = 0;
      for (int t = 0; t < tables.size(); t++) {
        for (Partial partial : lookup.partials()) {
          dx[d] += slope(t, partial.by(d), space, row, dy, start);
        }
        start += tables.get(t).features();
      }
    }
  }

  private double slope(int t, Partial partial, TileSpace space, int row, float[] dy, int start) {
    TableParameters table = tables.get(t);
    double[] sum = new double[1];
    int features = table.features();
    table
        .lattice()
        .visitPlaces(
            space.coordinates[row],
            partial.orders(),
            (place, weight) -> {
              for (int f = 0; f < features; f++) {
                sum[0] +=
                    partial.weight()
                        * weight
                        * table.numbers()[place * features + f]
                        * dy[panels.index(rowCapacity, row, start + f)];
              }
            });
    return sum[0];
  }

  /** Lookups of a circuit. */
  static List<LookupOperation> of(List<TileOperation> operations) {
    List<LookupOperation> lookups = new ArrayList<>();
    for (TileOperation operation : operations) {
      if (operation instanceof LookupOperation lookup) {
        lookups.add(lookup);
      }
    }
    return lookups;
  }
}
