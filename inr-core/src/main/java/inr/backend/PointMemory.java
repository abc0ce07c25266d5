package inr.backend;

import inr.grid.Grid;
import inr.loss.Loss;
import inr.loss.Multipliers;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.sampling.Selection;
import inr.signal.Signal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What sampler and loss of a plan keep of every point from step to step: part of each engine's
 * state, beside parameters and slots.
 */
public final class PointMemory {
  private final Selection selection;
  private final Optional<Multipliers> multipliers;

  /**
   * Of a fit that has not begun.
   *
   * @throws IllegalArgumentException as {@link #requireFits}
   */
  public PointMemory(TrainingPlan plan, Signal signal) {
    requireFits(plan.sampler(), signal);
    int points = signal.points();
    int channels = signal.channels();
    selection =
        new Selection(
            plan.sampler(), signal.coordinates().samples(), points, channels, plan.seed());
    multipliers =
        plan.loss() instanceof Loss.Feasible feasible
            ? Optional.of(new Multipliers(feasible, Math.multiplyExact(points, channels)))
            : Optional.empty();
  }

  /**
   * Refuses a sampler that compares neighbours where the signal has none.
   *
   * @throws IllegalArgumentException with the setting that helps
   */
  public static void requireFits(Sampler sampler, Signal signal) {
    if (sampler instanceof Sampler.Evolutionary evolutionary
        && evolutionary.edges() > 0
        && !(signal.coordinates() instanceof Grid)) {
      throw new IllegalArgumentException(
          "sampler evolutionary compares neighbours on a grid but the signal has scattered points; set edges=0");
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

  /** All of it by name: the arrays themselves. */
  public Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new TreeMap<>(selection.arrays());
    multipliers.ifPresent(weights -> arrays.putAll(weights.arrays()));
    return arrays;
  }
}
