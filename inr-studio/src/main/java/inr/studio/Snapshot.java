package inr.studio;

import inr.circuit.Parameters;
import inr.field.PlannedFit;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.signal.ValueRange;

/**
 * A field as it is at some step.
 *
 * @param network of the field
 * @param parameters of it; not copied
 * @param grid where its signal was sampled
 * @param medium of that signal
 * @param range stored units ⇄ training range
 */
public record Snapshot(
    NetworkSpec network, Parameters parameters, Grid grid, Medium medium, ValueRange range) {
  /** That of a model. */
  public static Snapshot of(Model model) {
    return new Snapshot(
        model.plan().network(), model.parameters(), model.grid(), model.medium(), model.range());
  }

  /**
   * That of a fit under way.
   *
   * @param parameters of now
   */
  static Snapshot of(PlannedFit fit, Parameters parameters) {
    Signal signal = fit.signal();
    return new Snapshot(
        fit.plan().network(),
        parameters,
        (Grid) signal.coordinates(),
        signal.medium(),
        signal.range());
  }
}
