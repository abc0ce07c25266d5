package inr.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * weight · ∂^|k| / ∂x₁^k₁ … ∂x_D^k_D: one term of a derivative by the coordinates.
 *
 * @param weight factor
 * @param orders k, one for each coordinate; all 0 is the value itself
 */
public record Partial(double weight, List<Integer> orders) {
  public Partial {
    orders = List.copyOf(orders);
  }

  /** The value itself. */
  public static Partial value(int dimensions) {
    return new Partial(1, Collections.nCopies(dimensions, 0));
  }

  /** Its derivative by one more coordinate. */
  public Partial by(int axis) {
    List<Integer> more = new ArrayList<>(orders);
    more.set(axis, more.get(axis) + 1);
    return new Partial(weight, more);
  }

  private Partial times(double factor) {
    return new Partial(weight * factor, orders);
  }

  /** The terms that a channel makes of the value of {@code dimensions} coordinates. */
  static List<Partial> of(Channel channel, int dimensions) {
    Partial value = value(dimensions);
    if (channel instanceof Channel.Slope slope) {
      return List.of(value.by(slope.axis()));
    }
    Channel.Curvature curvature = (Channel.Curvature) channel;
    List<Partial> terms = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      for (int j = i; j < dimensions; j++) {
        double weight =
            i == j ? curvature.weight(i, i) : curvature.weight(i, j) + curvature.weight(j, i);
        if (weight != 0) {
          terms.add(value.by(i).by(j).times(weight));
        }
      }
    }
    return terms;
  }
}
