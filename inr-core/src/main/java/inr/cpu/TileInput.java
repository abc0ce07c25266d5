package inr.cpu;

/** How the points of some coordinates get through the first layer. */
interface TileInput {
  /** Floats that a shard needs for its {@link Shard#axisSums}. */
  int sumsSize();

  /** Puts one point into one row of the tile. */
  void load(long point, int row, TileSpace space);

  /** The first layer on the first rows of the tile; see {@link CpuLayer#forward}. */
  void forward(TileSpace space, int rows, boolean slopes);

  /** Adds this tile's part to the first layer's gradient in a shard; dz as in {@link CpuLayer}. */
  void accumulate(float[] dz, TileSpace space, int rows, Shard shard);

  /** Adds the shards' gradients of rows {@code from} to {@code to} of the first layer, in order. */
  void collect(Shard[] shards, int count, float[] gradient, int from, int to);

  /** Takes over rows {@code from} to {@code to} of what the first layer has packed. */
  void pack(int from, int to);
}
