package inr.io.model;

import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.util.List;

/**
 * A fitted signal: everything that is needed to give the signal back, and where it comes from.
 *
 * @param plan how it was fitted; its network is what {@code parameters} belong to
 * @param grid where the signal was sampled: a picture has the axes (y, x), a sound has one
 * @param medium what is written back
 * @param range stored units ⇄ training range
 * @param parameters of the network; not copied
 * @param precision how a file stores the parameters
 * @param provenance where the model comes from
 */
public record Model(
    TrainingPlan plan,
    Grid grid,
    Medium medium,
    ValueRange range,
    Parameters parameters,
    Precision precision,
    Provenance provenance) {
  public Model {
    plan.network().requireFits(grid.dimensions(), medium.channels());
    List<Integer> samples = grid.axes().stream().map(Axis::samples).toList();
    if (medium instanceof Medium.Picture picture
        && !samples.equals(List.of(picture.height(), picture.width()))) {
      throw new IllegalArgumentException(
          "model has a grid of "
              + samples
              + " samples but a picture of "
              + picture.height()
              + " rows and "
              + picture.width()
              + " columns");
    }
    if (medium instanceof Medium.Sound sound && !samples.equals(List.of(sound.frames()))) {
      throw new IllegalArgumentException(
          "model has a grid of "
              + samples
              + " samples but a sound of "
              + sound.frames()
              + " frames");
    }
    if (medium instanceof Medium.Points table && table.places().size() != samples.size()) {
      throw new IllegalArgumentException(
          "model has a grid of "
              + samples
              + " samples but a table of "
              + table.places().size()
              + " coordinates");
    }
    // As a product of doubles, which cannot overflow; a signal holds no more.
    double numbers =
        samples.stream()
            .mapToDouble(Integer::doubleValue)
            .reduce(medium.channels(), (a, b) -> a * b);
    if (numbers > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "model has a grid of "
              + samples
              + " samples with "
              + medium.channels()
              + " channels; at most "
              + Integer.MAX_VALUE
              + " numbers are accepted");
    }
    int needed = plan.network().layout().size();
    if (parameters.values().length != needed) {
      throw new IllegalArgumentException(
          "model has "
              + parameters.values().length
              + " parameters but its network needs "
              + needed);
    }
  }

  /**
   * The same model with another of its heads as its output, see {@link NetworkSpec#showing}.
   *
   * @param head from 0
   * @throws IllegalArgumentException if it has no such head
   */
  public Model showing(int head) {
    int heads = plan.network().circuit().heads().size();
    if (head < 0 || head >= heads) {
      throw new IllegalArgumentException(
          heads == 0
              ? "network of the model has one output and no heads to choose from"
              : "network of the model has " + heads + " heads; 1 to " + heads + " can be shown");
    }
    TrainingPlan other = plan.withNetwork(plan.network().showing(head));
    return new Model(other, grid, medium, range, parameters, precision, provenance);
  }

  /** The same model from elsewhere. */
  public Model with(Provenance other) {
    return new Model(plan, grid, medium, range, parameters, precision, other);
  }
}
