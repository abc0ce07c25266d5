package inr.cpu;

import inr.backend.PointMemory;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import inr.loss.Loss;
import inr.plan.TrainingPlan;

/** The loss of the points of a tile, and its gradient by what the network says of them. */
interface TileLoss {
  /** Terms of a point, whose mean the loss is. */
  int terms();

  /** Arrays that scratch must hold. */
  default int scratchArrays() {
    return 0;
  }

  /**
   * Goes on with a shard's sum of the loss, so that it does not depend on where tiles begin, and
   * writes the gradient of the outputs.
   *
   * @param elements points times terms of the batch
   */
  double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements);

  /** The loss of a plan, with weights of points if its sampler has some. */
  static TileLoss of(TrainingPlan plan, PointMemory memory, StripMath strips) {
    TileLoss loss = unweighted(plan, memory, strips);
    return memory.selection().weighs() ? new ChosenLoss(loss, memory.selection()) : loss;
  }

  /** Known ones by hand, formulas of the error by strips, others by point. */
  private static TileLoss unweighted(TrainingPlan plan, PointMemory memory, StripMath strips) {
    Loss loss = plan.loss();
    int channels = plan.network().outputs();
    if (memory.multipliers().isPresent()) {
      return new WeightedErrorLoss(channels, memory.multipliers().get());
    } else if (loss instanceof Loss.MeanSquaredError) {
      return new SquaredErrorLoss(channels);
    } else if (loss instanceof Loss.MeanAbsoluteError) {
      return new AbsoluteErrorLoss(channels);
    } else if (loss instanceof Loss.OfError ofError) {
      Expression formula = ofError.formula();
      return new ErrorFormulaLoss(formula, channels, strips);
    }
    return new FieldLoss(loss, plan.field());
  }
}
