package inr.cpu;

/**
 * Some parameters as the operations use them: packed for the kernels, their gradient laid out as
 * the shards sum it. Immutable but for what {@link #pack} renews.
 */
interface ParameterUnit {
  /** Rows that {@link #collect} and {@link #pack} are cut along. */
  int rows();

  /** Rows that one task of an update takes. */
  default int taskRows() {
    return TileNetwork.UPDATE_ROWS;
  }

  /** Floats of a shard's gradient of these parameters. */
  int gradientSize();

  /**
   * Adds the shards in order and writes rows {@code from} to {@code to} of the gradient in the flat
   * layout.
   */
  void collect(Shard[] shards, int count, float[] flat, int from, int to);

  /** Packs rows {@code from} to {@code to} of the flat parameters. */
  void pack(float[] flat, int from, int to);

  /**
   * Places in the flat vector that rows {@code from} to {@code to} cover, as pairs of start and
   * end.
   */
  int[] flatRanges(int from, int to);
}
