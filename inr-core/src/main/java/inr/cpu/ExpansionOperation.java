package inr.cpu;

import inr.circuit.Operation;
import inr.lapped.Blocks;
import inr.lapped.LappedAxis;
import inr.parallel.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of local cosines.
 *
 * <p>Points of a tile that follow each other in the same blocks are a run, whose cosines are
 * computed together, see {@link CosineRows}; each number then costs two multiply-adds a point.
 * Alone or in a run, a point gets the same bits.
 */
final class ExpansionOperation implements TileOperation {
  private final Operation.Expansion expansion;
  private final LappedAxis axis;
  private final Blocks blocks;
  private final List<CosineParameters> tables;
  private final Panels panels;
  private final int output;
  private final int rowCapacity;
  private final ExpansionGradient gradient;

  ExpansionOperation(
      Operation.Expansion expansion, List<CosineParameters> tables, OperationPlaces places) {
    this.expansion = expansion;
    this.axis = expansion.axis();
    this.blocks = axis.blocks();
    this.tables = List.copyOf(tables);
    this.panels = new Panels(tables.size());
    this.output = places.outputs()[0];
    this.rowCapacity = places.rowCapacity();
    this.gradient = new ExpansionGradient(expansion, tables);
  }

  @Override
  public void reserve(TileInput input, int points) {
    gradient.reserve(points);
  }

  @Override
  public void complete(int points, Workers workers, TileSpace[] spaces) {
    gradient.complete(points);
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    float[] y = space.values[output];
    for (int t = 0; t < tables.size(); t++) {
      int step = panels.width(panels.panelOf(t));
      int place = panels.index(rowCapacity, 0, t);
      for (int r = 0; r < rows; r++) {
        y[place + r * step] = 0;
      }
    }
    Run run = new Run(rows);
    for (int from = 0; from < rows; from = run.end) {
      run.find(space, from, rows);
      for (int block = run.first; block <= run.last; block++) {
        run.add(block, y);
      }
    }
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    gradient.keep(space, rows, space.gradients[output], panels, rowCapacity);
  }

  @Override
  public void toPoint(TileSpace space, int row, double[] dx) {
    float[] dy = space.gradients[output];
    double[] x = space.coordinates[row];
    for (int t = 0; t < tables.size(); t++) {
      float[] numbers = tables.get(t).numbers();
      double slope = expansion.factor() * dy[panels.index(rowCapacity, row, t)];
      axis.visit(
          x,
          expansion.order() + 1,
          expansion.tables().get(t).chosen(),
          (rank, weight) -> dx[axis.axis()] += slope * weight * numbers[rank]);
    }
  }

  /** Points of a tile that follow each other in the same blocks. */
  private final class Run {
    private final CosineRows cosines;
    private final double[] places;
    private final double[] inBlock;
    private final float[] factors;
    private final float[] products;
    private final float[] crossProducts;
    private final int[] next;
    private final float[][] sumOfTable;
    private int start;

    /** The first row after it. */
    int end;

    int first;
    int last;

    Run(int capacity) {
      this.cosines = new CosineRows(capacity);
      this.places = new double[capacity];
      this.inBlock = new double[capacity];
      this.factors = new float[capacity];
      this.products = new float[capacity];
      this.crossProducts = new float[capacity];
      this.next = new int[tables.size()];
      this.sumOfTable = new float[tables.size()][capacity];
    }

    /** Finds the run that begins at a row. */
    void find(TileSpace space, int from, int rows) {
      start = from;
      end = from;
      places[end] = axis.place(space.coordinates[from]);
      first = blocks.first(places[end]);
      last = blocks.last(places[end]);
      first = Math.max(0, first);
      do {
        end++;
        if (end == rows) {
          return;
        }
        places[end] = axis.place(space.coordinates[end]);
      } while (Math.max(0, blocks.first(places[end])) == first && blocks.last(places[end]) == last);
    }

    /** Adds what a block makes of it. */
    void add(int block, float[] y) {
      int points = end - start;
      for (int i = 0; i < points; i++) {
        inBlock[i] = places[start + i] - blocks.border(block);
      }
      for (int k = 0; k <= expansion.order(); k++) {
        if (!findFactors(block, k, points)) {
          continue;
        }
        cosines.begin(inBlock, points, blocks.size(block));
        sum(block, k, points);
        for (int t = 0; t < tables.size(); t++) {
          int step = panels.width(panels.panelOf(t));
          int place = panels.index(rowCapacity, start, t);
          for (int i = 0; i < points; i++, place += step) {
            y[place] = Math.fma(factors[i], sumOfTable[t][i], y[place]);
          }
        }
      }
    }

    /** Factors of the derivatives of order k of the cosines; false if all are 0. */
    private boolean findFactors(int block, int k, int points) {
      double scale = sign(k) * expansion.factor() * axis.scale(expansion.order());
      boolean any = false;
      for (int i = 0; i < points; i++) {
        double factor = blocks.factor(block, inBlock[i], expansion.order(), k);
        any |= factor != 0;
        factors[i] = (float) (scale * factor);
      }
      return any;
    }

    /** Σ number · (m + ½)ᵏ · cosine, or sine where k is odd, for each table. */
    private void sum(int block, int k, int points) {
      int rows = 0;
      for (int t = 0; t < tables.size(); t++) {
        CosineParameters table = tables.get(t);
        next[t] = table.start(block);
        Arrays.fill(sumOfTable[t], 0, points, 0);
        int end = table.start(block + 1);
        if (end > next[t]) {
          rows = Math.max(rows, table.orders()[end - 1] / CosineRows.WIDTH + 1);
        }
      }
      for (int row = 0; row < rows; row++) {
        if (row > 0) {
          cosines.next();
        }
        for (int t = 0; t < tables.size(); t++) {
          sumRow(t, block, row, k, points);
        }
      }
    }

    private void sumRow(int t, int block, int row, int k, int points) {
      CosineParameters table = tables.get(t);
      float[] numbers = table.numbers();
      int[] orders = table.orders();
      int at = next[t];
      int end = table.start(block + 1);
      int rowStart = row * CosineRows.WIDTH;
      int rowEnd = rowStart + CosineRows.WIDTH;
      if (at == end || orders[at] >= rowEnd) {
        return;
      }
      Arrays.fill(products, 0, points, 0);
      Arrays.fill(crossProducts, 0, points, 0);
      for (; at < end && orders[at] < rowEnd; at++) {
        float number = numbers[at] * power(orders[at], k);
        int r = orders[at] - rowStart;
        addScaled(number, cosines.cosines[r], products, points);
        addScaled(number, cosines.sines[r], crossProducts, points);
      }
      next[t] = at;
      if (k % 2 == 0) {
        addDifference(
            cosines.rowCosines, products, cosines.rowSines, crossProducts, sumOfTable[t], points);
      } else {
        addSum(
            cosines.rowSines, products, cosines.rowCosines, crossProducts, sumOfTable[t], points);
      }
    }
  }

  // The compiler makes vectors of these loops.

  private static void addScaled(float number, float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(number, x[i], y[i]);
    }
  }

  private static void addSum(float[] a, float[] x, float[] b, float[] y, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = Math.fma(a[i], x[i], Math.fma(b[i], y[i], sum[i]));
    }
  }

  private static void addDifference(
      float[] a, float[] x, float[] b, float[] y, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = Math.fma(a[i], x[i], Math.fma(-b[i], y[i], sum[i]));
    }
  }

  /** Of the derivatives −sin and −cos of cos. */
  static int sign(int k) {
    return k == 0 ? 1 : -1;
  }

  /** (m + ½)ᵏ. */
  static float power(int m, int k) {
    float power = 1;
    for (int i = 0; i < k; i++) {
      power *= m + 0.5f;
    }
    return power;
  }
}
