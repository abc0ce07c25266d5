package inr.codec.train.quantise;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.train.quantise.NetworkCost.Cost;
import java.util.List;

/**
 * Chooses the step of each group of parameters by the loss itself.
 *
 * <p>Groups begin with their finest step. One after the other they get the step with the least
 * loss; a second round tries the neighbours of each choice, now that the others have been made.
 * (The published search tries all pairs of steps of weights and biases, some 650; here the loss is
 * taken for nearly a sum of both, and at most 111 are tried.)
 */
public final class StepSearch {
  /** In the order of the modules' names. */
  private static final List<Group> ORDER =
      List.of(
          Group.ARM_WEIGHT,
          Group.ARM_BIAS,
          Group.IFCE_WEIGHT,
          Group.IFCE_BIAS,
          Group.SYNTHESIS_WEIGHT,
          Group.SYNTHESIS_BIAS,
          Group.UPSAMPLING_WEIGHT);

  private final Layout layout;
  private final NetworkCost cost;
  private final float[] parameters;

  /** A search for the steps of parameters. */
  public StepSearch(Layout layout, NetworkCost cost, float[] parameters) {
    this.layout = layout;
    this.cost = cost;
    this.parameters = parameters;
  }

  /**
   * The networks in the steps that were found.
   *
   * @param between called before each try; what it throws ends the search
   */
  public Cost run(Runnable between) {
    Cost best = cost.of(QuantisedParameters.finest(layout, parameters));
    for (Group group : ORDER) {
      best = best(best, group, 0, group.finestStep(), between);
    }
    for (Group group : ORDER) {
      int now = best.parameters().steps()[group.number()];
      int from = Math.max(0, now - 1);
      best = best(best, group, from, Math.min(group.finestStep(), now + 1), between);
    }
    return best;
  }

  private Cost best(Cost known, Group group, int from, int to, Runnable between) {
    int now = known.parameters().steps()[group.number()];
    Cost best = known;
    for (int step = from; step <= to; step++) {
      if (step != now) {
        between.run();
        int[] steps = known.parameters().steps().clone();
        steps[group.number()] = step;
        Cost next = cost.after(known, QuantisedParameters.of(layout, steps, parameters), group);
        if (next.loss() < best.loss()) {
          best = next;
        }
      }
    }
    return best;
  }
}
