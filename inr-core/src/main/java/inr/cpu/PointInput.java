package inr.cpu;

import inr.grid.Coordinates;

/** Encodes every point and takes its features through the first layer as through any other. */
final class PointInput implements TileInput {
  private final Coordinates coordinates;
  private final WaveEncoder encoder;
  private final CpuLayer first;

  PointInput(Coordinates coordinates, WaveEncoder encoder, CpuLayer first) {
    this.coordinates = coordinates;
    this.encoder = encoder;
    this.first = first;
  }

  @Override
  public void load(long point, int row, TileSpace space) {
    coordinates.coordinates(point, space.coordinates);
    encoder.encode(space.coordinates, space.activations[0], row, space.registers);
  }

  @Override
  public void forward(TileSpace space, int rows, boolean slopes) {
    first.forward(space.activations[0], space.activations[1], space, space.kept[0], rows, slopes);
  }

  @Override
  public void accumulate(float[] dz, TileSpace space, int rows, Shard shard) {
    first.accumulate(space.activations[0], dz, space.kept[0], shard.gradient, 0, rows);
  }

  @Override
  public void collect(Shard[] shards, int count, float[] gradient, int from, int to) {
    first.collect(shards, count, 0, gradient, from, to);
  }

  @Override
  public void pack(int from, int to) {
    // used as the layer has packed them
  }
}
