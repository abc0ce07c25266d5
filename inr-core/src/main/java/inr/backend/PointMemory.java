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
   * @throws IllegalArgumentException if the sampler compares neighbours and the signal has none
   */
  public PointMemory(TrainingPlan plan, Signal signal) {
    if (plan.sampler() instanceof Sampler.Evolutionary evolutionary
        && evolutionary.edges() > 0
        && !(signal.coordinates() instanceof Grid)) {
      throw new IllegalArgumentException(
          "sampler evolutionary compares neighbours on a grid but the signal has scattered points; set edges=0");
    }
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
