package inr.cpu;

import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.List;

/**
 * Mean of a formula of the error, by strips: errors, values and slopes are floats, their sum is a
 * double.
 */
final class ErrorFormulaLoss implements TileLoss {
  private final int channels;
  private final StripProgram program;

  ErrorFormulaLoss(Expression formula, int channels, StripMath strips) {
    this.channels = channels;
    this.program =
        StripProgram.of(
            List.of(formula.inQuarterTurns(), formula.derivative().inQuarterTurns()), 1, strips);
  }

  @Override
  public int terms() {
    return channels;
  }

  @Override
  public int scratchArrays() {
    return 3;
  }

  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    network.clearOutputGradients(space, rows);
    float[] predictions = network.outputs(space, 0);
    float[] gradients = network.outputGradients(space, 0);
    int count = rows * channels;
    float[] numbers = space.scratch.results(3 * count);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < channels; c++) {
        int i = r * channels + c;
        numbers[i] = predictions[network.outputIndex(r, c)] - space.targets[i];
      }
    }
    for (int k = 0; k < 3; k++) {
      space.scratch.arrays[k] = numbers;
      space.scratch.offsets[k] = k * count;
    }
    program.run(space.scratch.arrays, space.scratch.offsets, count, space.scratch.floats);
    double sum = sumBefore;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < channels; c++) {
        int i = r * channels + c;
        sum += numbers[count + i];
        gradients[network.outputIndex(r, c)] = (float) (numbers[2 * count + i] / elements);
      }
    }
    return sum;
  }
}
