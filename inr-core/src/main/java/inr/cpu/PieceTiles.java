package inr.cpu;

import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.circuit.Operation;
import inr.circuit.PieceBlend;
import inr.grid.ScatteredPoints;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One worker's tiles of small networks: takes up one piece after the other, and the points of its
 * rows through it.
 *
 * <p>There is one network for each make of piece; {@link #take} packs the numbers of a piece into
 * it, which costs little beside a hundred points.
 */
final class PieceTiles {
  private record Make(TileNetwork network, TileInput input, TileSpace space, Shard shard) {
    static Make of(Circuit circuit, boolean fused) {
      TileNetwork network = new TileNetwork(circuit, fused);
      TileInput none =
          network.pointInput(
              new ScatteredPoints(circuit.dimensions(), new double[circuit.dimensions()]));
      return new Make(network, none, network.newSpace(0, 0), new Shard(network.gradientSize(), 0));
    }
  }

  private final Operation.Pieces operation;
  private final PieceParameters parameters;
  private final PieceBlend blend;
  private final Make[] makes;
  private final float[] own;
  private final double[] point;
  private final double[] local;
  private final double[] matrix;
  private final double[] sums;
  private final int size;
  private final int channels;
  private int piece;
  private double scale;
  private Make make;

  PieceTiles(Operation.Pieces operation, PieceParameters parameters, boolean fused) {
    this.operation = operation;
    this.parameters = parameters;
    this.blend = new PieceBlend(operation.windows(), operation.jet());
    Jet inner = PieceBlend.inner(operation.windows(), operation.jet());
    Map<Circuit, Make> ofCircuit = new HashMap<>();
    this.makes = new Make[operation.pieces().size()];
    int most = 0;
    int rows = 0;
    for (int k = 0; k < makes.length; k++) {
      Operation.Pieces.Piece piece = operation.pieces().get(k);
      makes[k] =
          ofCircuit.computeIfAbsent(
              piece.circuit(), circuit -> Make.of(circuit.lift(inner), fused));
      most = Math.max(most, piece.size());
      rows = Math.max(rows, makes[k].network().tileRows());
    }
    this.make = makes[0];
    this.own = new float[most];
    this.size = blend.size();
    this.channels = operation.outputs().get(0).columns();
    this.point = new double[operation.windows().dimensions()];
    this.local = new double[point.length];
    this.matrix = new double[size * size];
    this.sums = new double[rows];
  }

  /** Turns to a piece. */
  void take(int piece) {
    this.piece = piece;
    Operation.Pieces.Piece taken = operation.pieces().get(piece);
    make = makes[piece];
    scale = taken.scale();
    blend.turn(piece);
    System.arraycopy(parameters.numbers, parameters.place(piece), own, 0, taken.size());
    make.network().pack(own);
    make.shard().clear();
  }

  /** Rows that a tile of the piece holds. */
  int tileRows() {
    return make.network().tileRows();
  }

  /** Places for points in the pieces. */
  PiecePoints newPoints() {
    return new PiecePoints(point.length, size);
  }

  /** Finds where the point whose coordinates begin at {@code place} lies in the piece. */
  void find(double[] coordinates, int place, PiecePoints points, int entry) {
    for (int d = 0; d < point.length; d++) {
      point[d] = coordinates[place + d];
    }
    blend.local(point, local);
    for (int d = 0; d < point.length; d++) {
      points.local[entry * point.length + d] = local[d];
    }
    blend.at(point, matrix);
    for (int m = 0; m < matrix.length; m++) {
      points.matrices[entry * matrix.length + m] = scale * matrix[m];
    }
  }

  /** Takes the points of {@code rows} entries from {@code first} on through the piece. */
  void forward(PiecePoints points, int first, int rows, boolean backToo) {
    double[][] coordinates = make.space().coordinates;
    for (int r = 0; r < rows; r++) {
      for (int d = 0; d < local.length; d++) {
        coordinates[r][d] = points.local[(first + r) * local.length + d];
      }
    }
    make.network().forward(make.input(), make.space(), rows, backToo);
  }

  /**
   * Writes what the piece adds at each row: to the value of each channel, then to its derivatives.
   *
   * @param terms overwritten from {@code place} on, size times channels numbers a row
   */
  void terms(PiecePoints points, int first, int rows, float[] terms, int place) {
    TileNetwork network = make.network();
    for (int q = 0; q < size; q++) {
      for (int c = 0; c < channels; c++) {
        Arrays.fill(sums, 0, rows, 0);
        for (int p = 0; p < size; p++) {
          int output = p * channels + c;
          float[] predictions = network.outputs(make.space(), output);
          int from = network.outputIndex(0, output);
          int step = network.outputIndex(1, output) - from;
          int m = first * matrix.length + q * size + p;
          for (int r = 0; r < rows; r++) {
            sums[r] += points.matrices[m + r * matrix.length] * predictions[from + r * step];
          }
        }
        int to = place + q * channels + c;
        for (int r = 0; r < rows; r++) {
          terms[to + r * size * channels] = (float) sums[r];
        }
      }
    }
  }

  private float prediction(int row, int output) {
    return make.network().outputs(make.space(), output)[make.network().outputIndex(row, output)];
  }

  /**
   * Takes the gradients of the terms of rows, each laid out as {@link #terms} are.
   *
   * @param at for each entry, which row of {@code slopes} is its own
   */
  void takeSlopes(PiecePoints points, int first, int rows, float[] slopes, int[] at) {
    TileNetwork network = make.network();
    network.clearOutputGradients(make.space(), rows);
    for (int p = 0; p < size; p++) {
      for (int c = 0; c < channels; c++) {
        Arrays.fill(sums, 0, rows, 0);
        for (int q = 0; q < size; q++) {
          int m = first * matrix.length + q * size + p;
          int from = q * channels + c;
          for (int r = 0; r < rows; r++) {
            sums[r] +=
                points.matrices[m + r * matrix.length]
                    * slopes[from + at[first + r] * size * channels];
          }
        }
        int output = p * channels + c;
        float[] gradients = network.outputGradients(make.space(), output);
        int from = network.outputIndex(0, output);
        int step = network.outputIndex(1, output) - from;
        for (int r = 0; r < rows; r++) {
          gradients[from + r * step] = (float) sums[r];
        }
      }
    }
  }

  /** Takes the gradients of the first rows back and adds them to the piece's. */
  void backward(int rows) {
    make.network().backward(make.input(), make.space(), rows, make.shard());
  }

  /** Writes the gradient of the piece, after all of its tiles. */
  void collect() {
    Shard[] shards = {make.shard()};
    make.network()
        .updateUnits()
        .forEach(part -> part.unit().collect(shards, 1, own, part.from(), part.to()));
    int length = operation.pieces().get(piece).size();
    System.arraycopy(own, 0, parameters.gradient, parameters.place(piece), length);
  }

  /** Takes the gradients of the first rows back to the points, for {@link #toPoint}. */
  void backwardToPoints(int rows) {
    make.network().backwardToFeatures(make.space(), rows);
  }

  /**
   * Adds what the gradients at a row make of ∂/∂x: by the piece's own coordinates, and by its
   * weight, of the value alone.
   *
   * @param slopes of the channels of the value, from {@code at} on
   * @param dx added to
   */
  void toPoint(int row, double[] x, float[] slopes, int at, double[] dx) {
    double[] du = new double[dx.length];
    make.network().differentiate(make.space(), row, du);
    for (int d = 0; d < dx.length; d++) {
      double weight = scale * blend.slope(x, d);
      dx[d] += du[d] * operation.windows().axes().get(d).localScale();
      for (int c = 0; c < channels; c++) {
        dx[d] += weight * slopes[at + c] * prediction(row, c);
      }
    }
  }
}
