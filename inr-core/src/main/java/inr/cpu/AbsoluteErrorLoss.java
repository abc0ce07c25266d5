package inr.cpu;

/** Mean of |e|. */
record AbsoluteErrorLoss(int terms) implements TileLoss {
  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    network.clearOutputGradients(space, rows);
    float[] predictions = network.outputs(space, 0);
    float[] gradients = network.outputGradients(space, 0);
    double sum = sumBefore;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < terms; c++) {
        int index = network.outputIndex(r, c);
        double error = (double) predictions[index] - space.targets[r * terms + c];
        sum += Math.abs(error);
        gradients[index] = (float) (Math.signum(error) / elements);
      }
    }
    return sum;
  }
}
