package inr.cpu;

import inr.circuit.Operation;
import java.util.List;

/**
 * The numbers of all pieces, side by side, and their gradient, which each piece writes by itself: a
 * row is a piece, and no shard holds any of it.
 */
final class PieceParameters implements ParameterUnit {
  private final List<Operation.Pieces.Piece> pieces;
  private final int first;

  /** The numbers of the pieces; piece k begins at {@link #place}. */
  final float[] numbers;

  /** Likewise, after the way back of a batch. */
  final float[] gradient;

  PieceParameters(Operation.Pieces operation) {
    this.pieces = operation.pieces();
    this.first = pieces.get(0).offset();
    this.numbers = new float[end(pieces.size()) - first];
    this.gradient = new float[numbers.length];
  }

  /** Place of the first number of a piece. */
  int place(int piece) {
    return pieces.get(piece).offset() - first;
  }

  /**
   * Place in the flat vector after the pieces before {@code to}, of which there is at least one.
   */
  private int end(int to) {
    Operation.Pieces.Piece last = pieces.get(to - 1);
    return last.offset() + last.size();
  }

  @Override
  public int rows() {
    return pieces.size();
  }

  @Override
  public int gradientSize() {
    return 0;
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int start = pieces.get(from).offset();
    System.arraycopy(gradient, start - first, flat, start, end(to) - start);
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    int start = pieces.get(from).offset();
    System.arraycopy(flat, start, numbers, start - first, end(to) - start);
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {pieces.get(from).offset(), end(to)};
  }
}
