package inr.codec.train.quantise;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;
import inr.codec.train.quantise.NetworkCost.Cost;
import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Moves single parameters by whole steps as long as the loss falls: what a value costs in the file
 * is part of the loss, so many end nearer to their defaults.
 *
 * <p>Parameters are visited in a random order of the seed; each goes down, or else up, at most
 * {@value #MOST} steps.
 */
public final class ValueSearch {
  private static final int MOST = 15;
  private static final long STREAM = Long.MIN_VALUE / 4;

  private final Layout layout;
  private final NetworkCost cost;
  private final List<Place> places;

  /** A search in an order that a seed gives. */
  public ValueSearch(Layout layout, NetworkCost cost, long seed) {
    this.layout = layout;
    this.cost = cost;
    places = places(layout, seed);
  }

  private record Place(int index, Group group) {}

  /** Parameters to visit, each once. */
  public int size() {
    return places.size();
  }

  /**
   * Networks that cost no more than given ones.
   *
   * @param i the visit, 0 to {@link #size} − 1; the visits before have given {@code known}
   */
  public Cost visited(int i, Cost known) {
    Place place = places.get(i);
    Cost moved = moved(known, place, -1);
    return moved.loss() < known.loss() ? moved : moved(known, place, 1);
  }

  private static List<Place> places(Layout layout, long seed) {
    List<Place> places = new ArrayList<>();
    for (Tensor tensor : layout.tensors()) {
      for (int i = tensor.offset(); i < tensor.end(); i++) {
        places.add(new Place(i, tensor.group()));
      }
    }
    CounterRandom random = new CounterRandom(seed, STREAM);
    places.sort(Comparator.comparingLong(place -> random.bits(place.index())));
    return places;
  }

  private Cost moved(Cost from, Place place, int direction) {
    Cost best = from;
    for (int k = 1; k <= MOST; k++) {
      QuantisedParameters now = best.parameters();
      int[] values = now.values().clone();
      values[place.index()] += direction;
      Cost next =
          cost.after(best, new QuantisedParameters(layout, now.steps(), values), place.group());
      if (next.loss() >= best.loss()) {
        break;
      }
      best = next;
    }
    return best;
  }
}
