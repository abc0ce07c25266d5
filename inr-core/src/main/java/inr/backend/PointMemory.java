package inr.backend;

import inr.grid.Grid;
import inr.loss.Loss;
import inr.loss.Multipliers;
import inr.loss.StructuralLoss;
import inr.plan.TrainingPlan;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.sampling.Selection;
import inr.signal.Signal;
import inr.structure.BatchStructure;
import inr.structure.CrossFrequency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What sampler and loss of a plan know of the signal beside each step's points: what they keep of
 * every point from step to step, which is part of each engine's state beside parameters and slots,
 * and the structure that a batch is compared by as a whole.
 */
public final class PointMemory {
  private static final int MOST_PLACES = 1 << 24;

  private final Selection selection;
  private final Optional<Multipliers> multipliers;
  private final Optional<BatchStructure> structure;
  private final Optional<CrossFrequency> frequencies;

  /**
   * Of a fit that has not begun.
   *
   * @throws IllegalArgumentException as {@link #requireFits}
   */
  public PointMemory(TrainingPlan plan, Signal signal) {
    requireFits(plan.loss(), plan.sampler(), signal);
    int points = signal.points();
    int channels = signal.channels();
    selection =
        new Selection(
            plan.sampler(), signal.coordinates().samples(), points, channels, plan.seed());
    multipliers =
        plan.loss() instanceof Loss.Feasible feasible
            ? Optional.of(new Multipliers(feasible, Math.multiplyExact(points, channels)))
            : Optional.empty();
    structure =
        plan.loss() instanceof StructuralLoss structural
            ? Optional.of(new BatchStructure(structural, plan.sampler(), signal))
            : Optional.empty();
    frequencies =
        plan.sampler() instanceof Sampler.Evolutionary evolutionary
                && plan.loss() instanceof Loss.OfError loss
            ? Optional.of(new CrossFrequency(loss, evolutionary, signal))
            : Optional.empty();
  }

  /**
   * Refuses a sampler or loss that compares neighbours where the signal has none, or too few, and
   * samplers of more points than they can draw.
   *
   * @throws IllegalArgumentException with the setting that helps
   */
  public static void requireFits(Loss loss, Sampler sampler, Signal signal) {
    if (loss instanceof StructuralLoss structural) {
      BatchStructure.requireFits(structural, sampler, signal);
    }
    if (sampler instanceof Sampler.Patches patches) {
      patches.batchPoints(signal.coordinates().samples());
    }
    if (sampler instanceof Sampler.SoftMining) {
      requireWalkable(signal);
    }
    if (sampler instanceof Sampler.Evolutionary evolutionary
        && evolutionary.edges() > 0
        && !(signal.coordinates() instanceof Grid)) {
      throw new IllegalArgumentException(
          "sampler evolutionary compares neighbours on a grid but the signal has scattered points; set edges=0");
    }
  }

  /** Places are floats, which beyond 2²⁴ do not come to every sample. */
  private static void requireWalkable(Signal signal) {
    if (!(signal.coordinates() instanceof Grid)) {
      throw new IllegalArgumentException(
          "sampler soft-mining walks on a grid but the signal has scattered points; take another sampler");
    }
    for (int axis : signal.coordinates().samples()) {
      if (axis > MOST_PLACES) {
        throw new IllegalArgumentException(
            "sampler soft-mining walks on axes of up to "
                + MOST_PLACES
                + " samples but the signal has "
                + axis
                + "; take another sampler");
      }
    }
  }

  /** The batches. */
  public Selection selection() {
    return selection;
  }

  /** The weights of points, of a loss that has some. */
  public Optional<Multipliers> multipliers() {
    return multipliers;
  }

  /** What a batch is compared by as a whole in a step, in place of the mean over its points. */
  public Optional<Objective> objective(long step, Batch batch) {
    if (structure.isPresent()) {
      BatchStructure whole = structure.get();
      return Optional.of((predictions, slopes) -> whole.at(batch, predictions, slopes));
    }
    return frequencies
        .filter(loss -> loss.isOn(step))
        .map(
            loss ->
                (predictions, slopes) -> loss.at(batch, selection.errors(), predictions, slopes));
  }

  /** What is kept by name: the arrays themselves. */
  public Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new TreeMap<>(selection.arrays());
    multipliers.ifPresent(weights -> arrays.putAll(weights.arrays()));
    return arrays;
  }
}
