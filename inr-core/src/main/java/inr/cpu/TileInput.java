package inr.cpu;

import java.util.Optional;

/** How the points of some coordinates get into a tile, and through the first operations. */
interface TileInput {
  /** Leading operations of the network that it does itself. */
  int operations();

  /** Floats that a shard needs for its {@link Shard#axisSums}. */
  int sumsSize();

  /** The taps of a lookup on the grid that the points lie on, if they do. */
  default Optional<LookupTaps> gridTaps(LookupOperation lookup) {
    return Optional.empty();
  }

  /** Puts one point into one row of the tile. */
  void load(long point, int row, TileSpace space);

  /** Its operations on the first rows of the tile; see {@link TileOperation#forward}. */
  void forward(TileSpace space, int rows, boolean backToo);

  /** Takes the gradient of its outputs into a shard. */
  void accumulate(TileSpace space, int rows, Shard shard);

  /** Whether the parameters of a unit are its own business: {@link #collect} and {@link #pack}. */
  boolean owns(ParameterUnit unit);

  /** Adds the shards' gradients of rows {@code from} to {@code to} of its unit, in order. */
  void collect(Shard[] shards, int count, float[] gradient, int from, int to);

  /** Takes over rows {@code from} to {@code to} of what its unit has packed. */
  void pack(int from, int to);
}
