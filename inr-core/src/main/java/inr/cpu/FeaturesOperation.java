package inr.cpu;

/** Features that only the points of the rows decide. */
final class FeaturesOperation implements TileOperation {
  private final PointEncoder encoder;
  private final int output;

  FeaturesOperation(PointEncoder encoder, int output) {
    this.encoder = encoder;
    this.output = output;
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    for (int r = 0; r < rows; r++) {
      encoder.encode(space.coordinates[r], space.values[output], r, space.scratch);
    }
  }

  @Override
  public void toPoint(TileSpace space, int row, double[] dx) {
    encoder.differentiate(space.coordinates[row], space.gradients[output], row, space.scratch, dx);
  }
}
