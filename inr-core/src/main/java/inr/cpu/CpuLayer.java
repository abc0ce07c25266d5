package inr.cpu;

/**
 * One layer of a compiled network on tiles in panels. Immutable but for its packed weights, which
 * {@link #pack} renews.
 *
 * <p>A tile's buffers hold {@code rowCapacity} rows; a call works on the first {@code rows} of
 * them.
 */
interface CpuLayer {
  /** Columns that go in. */
  Panels inputs();

  /** Columns that come out. */
  Panels outputs();

  /** Floats that a worker keeps from forward to backward. */
  int keptSize();

  /** Floats of a shard's gradient of this layer. */
  int gradientSize();

  /** y ← layer(x); with {@code slopes}, keeps what backward needs. */
  void forward(float[] x, float[] y, TileSpace space, float[] kept, int rows, boolean slopes);

  /** dy ← gradient with respect to the pre-activation, in place. */
  void throughActivation(float[] dy, float[] kept, int rows);

  /** gradient += contribution of this tile, from dz of {@link #throughActivation}. */
  void accumulate(
      float[] x, float[] dz, float[] kept, float[] gradient, int gradientOffset, int rows);

  /** dx ← gradient with respect to the input. */
  void propagate(float[] dz, float[] kept, float[] dx, int rows);

  /** Rows of parameters: what {@link #collect} and {@link #pack} are cut along. */
  int parameterRows();

  /**
   * Adds the shards in order and writes rows {@code from} to {@code to} of the gradient in the flat
   * layout.
   */
  void collect(Shard[] shards, int count, int gradientOffset, float[] flat, int from, int to);

  /** Packs rows {@code from} to {@code to} of the flat parameters for the kernels. */
  void pack(float[] flat, int from, int to);

  /**
   * Places in the flat vector that rows {@code from} to {@code to} cover, as pairs of start and
   * end.
   */
  int[] flatRanges(int from, int to);
}
