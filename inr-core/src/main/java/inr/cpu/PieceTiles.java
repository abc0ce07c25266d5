package inr.cpu;

import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.circuit.Operation;
import inr.circuit.PieceBlend;
import inr.grid.ScatteredPoints;
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
  private final double[][] matrices;
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
    this.matrices = new double[rows][size * size];
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

  /** Puts the point whose coordinates begin at {@code place} into a row. */
  void load(int row, double[] coordinates, int place) {
    System.arraycopy(coordinates, place, point, 0, point.length);
    blend.local(point, make.space().coordinates[row]);
    blend.at(point, matrices[row]);
    for (int m = 0; m < size * size; m++) {
      matrices[row][m] *= scale;
    }
  }

  /** Takes the first rows through the piece. */
  void forward(int rows, boolean backToo) {
    make.network().forward(make.input(), make.space(), rows, backToo);
  }

  /**
   * Writes what the piece adds at a row: to the value of each channel, then to its derivatives.
   *
   * @param terms overwritten from {@code place} on
   */
  void terms(int row, float[] terms, int place) {
    double[] matrix = matrices[row];
    for (int q = 0; q < size; q++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int p = 0; p < size; p++) {
          sum += matrix[q * size + p] * prediction(row, p * channels + c);
        }
        terms[place + q * channels + c] = (float) sum;
      }
    }
  }

  private float prediction(int row, int output) {
    return make.network().outputs(make.space(), output)[make.network().outputIndex(row, output)];
  }

  /** No gradient of what comes out of the first rows, before {@link #addSlopes}. */
  void clearSlopes(int rows) {
    make.network().clearOutputGradients(make.space(), rows);
  }

  /** Adds the gradient of a row, laid out as {@link #terms} are. */
  void addSlopes(int row, float[] slopes, int place) {
    TileNetwork network = make.network();
    double[] matrix = matrices[row];
    for (int p = 0; p < size; p++) {
      for (int c = 0; c < channels; c++) {
        double sum = 0;
        for (int q = 0; q < size; q++) {
          sum += matrix[q * size + p] * slopes[place + q * channels + c];
        }
        int output = p * channels + c;
        network.outputGradients(make.space(), output)[network.outputIndex(row, output)] =
            (float) sum;
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
   * @param slopes of the channels of the value
   * @param dx added to
   */
  void toPoint(int row, double[] x, float[] slopes, double[] dx) {
    double[] du = new double[dx.length];
    make.network().differentiate(make.space(), row, du);
    for (int d = 0; d < dx.length; d++) {
      double weight = scale * blend.slope(x, d);
      dx[d] += du[d] * operation.windows().axes().get(d).localScale();
      for (int c = 0; c < channels; c++) {
        dx[d] += weight * slopes[c] * prediction(row, c);
      }
    }
  }
}
