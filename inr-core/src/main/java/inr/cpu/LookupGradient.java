package inr.cpu;

import inr.circuit.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The slopes of what a batch looked up, kept until the whole batch is there, and the way back from
 * them into the tables.
 */
final class LookupGradient {
  private final Operation.Lookup lookup;
  private final List<TableParameters> tables;
  private final int dimensions;
  private final int[] starts;

  /** Of each column and row of the batch. */
  private float[][] slopes = new float[0][];

  /** Of each axis and row, which coordinate of {@link #taps}. */
  private int[][] samples = new int[0][];

  private LookupTaps taps;
  private boolean onGrid;
  private final Lines lines = new Lines();

  LookupGradient(Operation.Lookup lookup, List<TableParameters> tables) {
    this.lookup = lookup;
    this.tables = tables;
    this.dimensions = lookup.partials().get(0).orders().size();
    this.starts = new int[tables.size()];
    int start = 0;
    for (int t = 0; t < starts.length; t++) {
      starts[t] = start;
      start += tables.get(t).features();
      tables.get(t).addReader(this);
    }
    this.taps = LookupTaps.ofRows(lookup, 0);
  }

  /**
   * Makes room for batches.
   *
   * @param points most points of a batch
   * @param gridTaps taps of the grid that they lie on, if they do
   */
  void reserve(int points, Optional<LookupTaps> gridTaps) {
    slopes = new float[lookup.output().columns()][points];
    samples = new int[dimensions][points];
    onGrid = gridTaps.isPresent();
    taps = gridTaps.orElseGet(() -> LookupTaps.ofRows(lookup, points));
  }

  /** The slopes of a batch of so many points are all there. */
  void complete(int points) {
    lines.find(samples, points, onGrid);
  }

  /** Keeps the slopes of a tile. */
  void keep(TileSpace space, int count, float[] dy, Panels panels, int rowCapacity) {
    int first = space.firstRow;
    for (int d = 0; d < dimensions; d++) {
      if (onGrid) {
        System.arraycopy(space.samples[d], 0, samples[d], first, count);
      } else {
        for (int r = 0; r < count; r++) {
          samples[d][first + r] = first + r;
          taps.set(d, first + r, space.coordinates[r][d]);
        }
      }
    }
    for (int c = 0; c < slopes.length; c++) {
      int place = panels.index(rowCapacity, 0, c);
      int step = panels.width(panels.panelOf(c));
      for (int r = 0; r < count; r++) {
        slopes[c][first + r] = dy[place + r * step];
      }
    }
  }

  /**
   * Adds to the gradient of a table what lies between two vertices of its slowest axis.
   *
   * @param gradient {@code [place][feature]}
   */
  void addTo(TableParameters table, float[] gradient, int from, int to) {
    int t = tables.indexOf(table);
    for (int p = 0; p < lookup.partials().size(); p++) {
      addTo(t, p, gradient, from, to);
    }
  }

  private void addTo(int t, int p, float[] gradient, int from, int to) {
    TableParameters table = tables.get(t);
    AxisTaps[] axes = taps.along(t, p);
    AxisTaps last = axes[dimensions - 1];
    SlowTaps slow = new SlowTaps(axes, table.places());
    int features = table.features();
    float weight = (float) lookup.partials().get(p).weight();
    float[] line = new float[0];
    int[] along = samples[dimensions - 1];
    int r = 0;
    for (int l = 0; l < lines.count(); l++) {
      int first = r;
      r = lines.end(l);
      slow.combine(samples, first, from, to);
      if (slow.count() == 0) {
        continue;
      }
      if (table.places().shared || r - first == 1) {
        for (int f = 0; f < features; f++) {
          float[] dy = slopes[starts[t] + f];
          for (int i = first; i < r; i++) {
            scatter(slow, last, along[i], table, f, weight * dy[i], gradient);
          }
        }
        continue;
      }
      int lowest = last.lowest(lines.lowest(l));
      int length = (last.highest(lines.highest(l)) + 1 - lowest) * features;
      if (line.length < length) {
        line = new float[length];
      }
      Arrays.fill(line, 0, length, 0);
      for (int f = 0; f < features; f++) {
        float[] dy = slopes[starts[t] + f];
        for (int i = first; i < r; i++) {
          last.back(along[i], weight * dy[i], line, lowest, features, f);
        }
      }
      for (int c = 0; c < slow.count(); c++) {
        int place = (slow.bases[c] + lowest) * features;
        LineMath.add(line, 0, slow.weights[c], gradient, place, length);
      }
    }
  }

  /** Adds what one point makes of one feature. */
  private static void scatter(
      SlowTaps slow,
      AxisTaps last,
      int sample,
      TableParameters table,
      int feature,
      float slope,
      float[] gradient) {
    int features = table.features();
    Places places = table.places();
    for (int c = 0; c < slow.count(); c++) {
      for (int tap = sample * last.taps; tap < (sample + 1) * last.taps; tap++) {
        int place = places.at(slow.bases[c], last.vertices[tap]) * features + feature;
        gradient[place] = Math.fma(slow.weights[c], last.weights[tap] * slope, gradient[place]);
      }
    }
  }
}
