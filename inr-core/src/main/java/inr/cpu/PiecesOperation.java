package inr.cpu;

import inr.circuit.Operation;
import inr.parallel.Workers;
import inr.sampling.Batch;
import java.util.Arrays;

/**
 * Small networks in windows, blended.
 *
 * <p>In training a piece is the unit of work: before the tiles of a batch, each piece predicts all
 * of its points at once, and tiles only add up what lies there and leave the slopes of their rows;
 * after them each piece goes forward once more and back, and its gradient is whole, without sums
 * over shards. So a piece's numbers stay in the nearest cache, and no bit depends on threads. A
 * tile that is evaluated goes through the pieces of its own rows.
 */
final class PiecesOperation implements TileOperation {
  private final Operation.Pieces operation;
  private final PieceParameters parameters;
  private final boolean fused;
  private final int number;
  private final int[] outputs;
  private final int rowCapacity;
  private final int[] places;
  private final int[] steps;
  private final int channels;
  private final PieceBatch batch;
  private boolean training;

  PiecesOperation(
      Operation.Pieces operation,
      PieceParameters parameters,
      OperationPlaces places,
      boolean fused) {
    this.operation = operation;
    this.parameters = parameters;
    this.fused = fused;
    this.number = places.number();
    this.outputs = places.outputs();
    this.rowCapacity = places.rowCapacity();
    this.channels = operation.outputs().get(0).columns();
    Panels panels = new Panels(channels);
    this.places = new int[channels];
    this.steps = new int[channels];
    for (int c = 0; c < channels; c++) {
      this.places[c] = panels.index(rowCapacity, 0, c);
      this.steps[c] = panels.width(panels.panelOf(c));
    }
    this.batch = new PieceBatch(operation);
  }

  private PieceRows rows(TileSpace space) {
    PieceRows rows = space.pieces[number];
    if (rows == null) {
      rows = new PieceRows(new PieceTiles(operation, parameters, fused), operation, rowCapacity);
      space.pieces[number] = rows;
    }
    return rows;
  }

  private PieceRows find(TileSpace space, int count) {
    PieceRows rows = rows(space);
    rows.find(space.coordinates, count);
    return rows;
  }

  private PieceTiles tiles(TileSpace space) {
    return rows(space).tiles();
  }

  @Override
  public void begin(TileInput input, Batch points, Workers workers, TileSpace[] spaces) {
    batch.begin(points.points());
    workers.run(
        PieceBatch.PARTS, (worker, part) -> batch.locate(part, points, input, spaces[worker]));
    batch.arrange();
    workers.run(PieceBatch.PARTS, (worker, part) -> batch.sort(part));
    workers.run(
        operation.pieces().size(), (worker, piece) -> batch.predict(piece, tiles(spaces[worker])));
    training = true;
  }

  @Override
  public void complete(int points, Workers workers, TileSpace[] spaces) {
    training = false;
    workers.run(
        operation.pieces().size(),
        (worker, piece) -> batch.differentiate(piece, tiles(spaces[worker])));
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    if (training) {
      for (int r = 0; r < rows; r++) {
        for (int q = 0; q < outputs.length; q++) {
          for (int c = 0; c < channels; c++) {
            space.values[outputs[q]][place(r, c)] =
                batch.value(space.firstRow + r, q * channels + c);
          }
        }
      }
      return;
    }
    for (int output : outputs) {
      Arrays.fill(space.values[output], 0);
    }
    PieceRows found = find(space, rows);
    float[] terms = new float[rowCapacity * outputs.length * channels];
    for (int e = 0; e < found.count(); ) {
      int count = found.find(e, space.coordinates);
      found.tiles().forward(found.points(), e, count, false);
      found.tiles().terms(found.points(), e, count, terms, 0);
      for (int r = 0; r < count; r++) {
        int row = found.row(e + r);
        for (int q = 0; q < outputs.length; q++) {
          for (int c = 0; c < channels; c++) {
            space.values[outputs[q]][place(row, c)] +=
                terms[(r * outputs.length + q) * channels + c];
          }
        }
      }
      e += count;
    }
  }

  /** Place of a channel of a row in an output. */
  private int place(int row, int channel) {
    return places[channel] + row * steps[channel];
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    for (int r = 0; r < rows; r++) {
      for (int n = 0; n < outputs.length * channels; n++) {
        batch.setSlope(space.firstRow + r, n, space.gradients[outputs[n / channels]][place(r, n)]);
      }
    }
  }

  /** Derivatives of the value by the coordinates of all rows, for {@link #toPoint}. */
  @Override
  public void propagate(TileSpace space, int rows) {
    PieceRows found = find(space, rows);
    PieceTiles tiles = found.tiles();
    for (int r = 0; r < rows; r++) {
      Arrays.fill(found.derivatives()[r], 0);
    }
    float[] slopes = new float[rows * channels];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < channels; c++) {
        slopes[r * channels + c] = space.gradients[outputs[0]][place(r, c)];
      }
    }
    for (int e = 0; e < found.count(); ) {
      int count = found.find(e, space.coordinates);
      tiles.forward(found.points(), e, count, true);
      tiles.takeSlopes(found.points(), e, count, slopes, found.rows());
      tiles.backwardToPoints(count);
      for (int r = 0; r < count; r++) {
        int row = found.row(e + r);
        tiles.toPoint(r, space.coordinates[row], slopes, row * channels, found.derivatives()[row]);
      }
      e += count;
    }
  }

  @Override
  public void toPoint(TileSpace space, int row, double[] dx) {
    double[] derivatives = rows(space).derivatives()[row];
    for (int d = 0; d < dx.length; d++) {
      dx[d] += derivatives[d];
    }
  }
}
