package inr.cpu;

/** A loss that somebody else has computed for the whole batch: only its slopes are put in place. */
final class GivenSlopes implements TileLoss {
  private final double[] slopes;

  /** Slopes {@code [N, P]} in the order of the batch. */
  GivenSlopes(double[] slopes) {
    this.slopes = slopes;
  }

  @Override
  public int terms() {
    return 1;
  }

  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    network.clearOutputGradients(space, rows);
    int outputs = network.outputs();
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < outputs; p++) {
        network.outputGradients(space, p)[network.outputIndex(r, p)] =
            (float) slopes[(space.firstRow + r) * outputs + p];
      }
    }
    return sumBefore;
  }
}
