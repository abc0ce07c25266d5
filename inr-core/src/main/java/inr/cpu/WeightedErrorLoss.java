package inr.cpu;

import inr.loss.Multipliers;

/** Mean of e², with slopes 2λe by the weights of the points. */
record WeightedErrorLoss(int terms, Multipliers multipliers) implements TileLoss {
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
        double weight = multipliers.weight(space.points[r] * terms + c, error);
        sum += error * error;
        gradients[index] = (float) (2 * weight * error / elements);
      }
    }
    return sum;
  }
}
