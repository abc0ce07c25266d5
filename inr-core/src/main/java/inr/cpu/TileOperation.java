package inr.cpu;

import inr.parallel.Workers;
import inr.sampling.Batch;

/**
 * One operation of a compiled circuit on the tile of a worker: its first {@code rows} rows.
 *
 * <p>Values and gradients of the wires lie in the tile's space. On the way back an operation finds
 * the gradient of its outputs; the three methods are called in the order in which they stand here.
 */
interface TileOperation {
  /** Floats that a worker keeps from forward to backward. */
  default int keptSize() {
    return 0;
  }

  /** Makes room for what batches of at most so many points from an input leave behind. */
  default void reserve(TileInput input, int points) {}

  /** A batch is about to go forward and back, in the spaces of the workers. */
  default void begin(TileInput input, Batch batch, Workers workers, TileSpace[] spaces) {}

  /** A batch of so many points has gone forward and back. */
  default void complete(int points, Workers workers, TileSpace[] spaces) {}

  /** Writes the values of the outputs; with {@code backToo}, keeps what the way back needs. */
  void forward(TileSpace space, int rows, boolean backToo);

  /** Takes the gradient of the outputs through what can be done in its place. */
  default void throughActivation(TileSpace space, int rows) {}

  /** Adds this tile's part to the gradient of the parameters in a shard. */
  default void accumulate(TileSpace space, int rows, Shard shard) {}

  /** Writes, or adds to, the gradients of the inputs. */
  default void propagate(TileSpace space, int rows) {}

  /** Both, for operations that compute what the two need once. */
  default void accumulateAndPropagate(TileSpace space, int rows, Shard shard) {
    accumulate(space, rows, shard);
    propagate(space, rows);
  }

  /** Adds what the gradient of the outputs makes of ∂/∂x at the point of a row, if it reads it. */
  default void toPoint(TileSpace space, int row, double[] dx) {}
}
