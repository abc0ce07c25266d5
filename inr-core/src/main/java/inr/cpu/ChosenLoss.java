package inr.cpu;

import inr.sampling.Selection;

/**
 * A loss whose slopes are weighted, point by point of the batch.
 *
 * @param loss without weights, which its value is
 */
record ChosenLoss(TileLoss loss, Selection selection) implements TileLoss {
  @Override
  public int terms() {
    return loss.terms();
  }

  @Override
  public int scratchArrays() {
    return loss.scratchArrays();
  }

  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    double sum = loss.lossAndGradient(sumBefore, network, space, rows, elements);
    for (int r = 0; r < rows; r++) {
      double weight = selection.weight(space.firstRow + r);
      for (int p = 0; p < network.outputs(); p++) {
        float[] gradients = network.outputGradients(space, p);
        int index = network.outputIndex(r, p);
        gradients[index] = (float) (weight * gradients[index]);
      }
    }
    return sum;
  }
}
