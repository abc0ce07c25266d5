package inr.cli;

import inr.grid.Grid;
import inr.signal.Signal;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import java.util.List;
import java.util.Map;

/**
 * What one job on signals of which some points are known has of its own: who solves it, what
 * answers are scored by, and what its model is.
 */
interface PartialJob extends SolveJob {
  /** What answers are scored by. */
  SolveScore.Kind kind(PartialSignal problem);

  /** Our method. */
  PartialMethod answer(PartialSignal problem);

  /** Whose gain it is where ours is better. */
  default String merit() {
    return "the network";
  }

  /** Methods that it has to beat, see {@link Posed#baselines}. */
  List<PartialMethod> baselines(PartialSignal problem);

  /**
   * How close values are to the truth.
   *
   * @param truth {@code [N, C]} of all points
   */
  SolveScore score(PartialSignal problem, double[] truth, double[] values);

  /** Where a model is sampled unless asked elsewhere. */
  Grid grid(PartialSignal problem);

  /** What of values is looked at. */
  Signal shown(PartialSignal problem, double[] values);

  /** The network's name. */
  String network();

  /** What made a model. */
  default Map<String, String> settings() {
    return Map.of("model", network(), "job", name());
  }
}
