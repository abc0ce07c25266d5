package inr.cpu;

import inr.circuit.Operation;
import inr.lapped.Blocks;
import inr.lapped.LappedAxis;
import java.util.List;

/**
 * The slopes of the sums of a batch, kept until the whole batch is there, and the way back from
 * them to the numbers of the cosines: point by point, in order.
 */
final class ExpansionGradient {
  private final Operation.Expansion expansion;
  private final LappedAxis axis;
  private final List<CosineParameters> tables;

  /** Of each column and point of the batch. */
  private float[][] slopes = new float[0][];

  /** u of each point. */
  private double[] places = new double[0];

  private int count;

  ExpansionGradient(Operation.Expansion expansion, List<CosineParameters> tables) {
    this.expansion = expansion;
    this.axis = expansion.axis();
    this.tables = tables;
    tables.forEach(table -> table.addReader(this));
  }

  /** Makes room for batches of at most so many points. */
  void reserve(int points) {
    slopes = new float[tables.size()][points];
    places = new double[points];
  }

  /** The slopes of a batch of so many points are all there. */
  void complete(int points) {
    count = points;
  }

  /** Keeps the slopes of a tile. */
  void keep(TileSpace space, int rows, float[] dy, Panels panels, int rowCapacity) {
    int from = space.firstRow;
    for (int r = 0; r < rows; r++) {
      places[from + r] = axis.place(space.coordinates[r]);
      for (int t = 0; t < slopes.length; t++) {
        slopes[t][from + r] = dy[panels.index(rowCapacity, r, t)];
      }
    }
  }

  /**
   * Adds to the gradient of a table's numbers what lies in some blocks.
   *
   * @param start place of its first number in the gradient
   */
  void addTo(CosineParameters table, float[] gradient, int start, int fromBlock, int toBlock) {
    Blocks blocks = axis.blocks();
    float[] slope = slopes[tables.indexOf(table)];
    CosineRows cosines = new CosineRows(1);
    double[] inBlock = new double[1];
    for (int i = 0; i < count; i++) {
      int last = Math.min(toBlock - 1, blocks.last(places[i]));
      for (int block = Math.max(fromBlock, blocks.first(places[i])); block <= last; block++) {
        inBlock[0] = places[i] - blocks.border(block);
        for (int k = 0; k <= expansion.order(); k++) {
          double factor =
              blocks.factor(block, inBlock[0], expansion.order(), k)
                  * ExpansionOperation.sign(k)
                  * expansion.factor()
                  * axis.scale(expansion.order());
          if (factor != 0) {
            cosines.begin(inBlock, 1, blocks.size(block));
            addRows(cosines, table, block, k, (float) factor * slope[i], gradient, start);
          }
        }
      }
    }
  }

  /** Adds what one point makes of a block. */
  private static void addRows(
      CosineRows cosines,
      CosineParameters table,
      int block,
      int k,
      float slope,
      float[] gradient,
      int start) {
    int[] orders = table.orders();
    int row = 0;
    for (int at = table.start(block); at < table.start(block + 1); at++) {
      for (; row < orders[at] / CosineRows.WIDTH; row++) {
        cosines.next();
      }
      int r = orders[at] % CosineRows.WIDTH;
      float cosine = cosines.cosines[r][0];
      float sine = cosines.sines[r][0];
      float a = cosines.rowCosines[0];
      float b = cosines.rowSines[0];
      float value = k % 2 == 0 ? Math.fma(a, cosine, -b * sine) : Math.fma(b, cosine, a * sine);
      float weight = slope * ExpansionOperation.power(orders[at], k);
      gradient[start + at] = Math.fma(weight, value, gradient[start + at]);
    }
  }
}
