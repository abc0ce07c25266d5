package inr.bench.suite;

import inr.circuit.Operation;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.sampling.Batch;
import java.util.Collections;
import java.util.List;

/**
 * What a step has to take from the tables of a network and to bring back, and nothing else: for
 * each point, table and tap a gather there and a scatter back, at places and with weights that are
 * known beforehand.
 */
final class Gathers {
  /** Points of a step that are looked at; places and weights of these stay in the second cache. */
  private static final int POINTS = 4096;

  private final int[] places;
  private final int[] features;
  private final float[] weights;
  private final float[] numbers;
  private final float[] gradient;
  private final int points;
  private float sum;

  /** The first points of the first step of a plan. */
  Gathers(TrainingPlan plan, Coordinates coordinates) {
    NetworkSpec network = plan.network();
    Batch batch = plan.sampler().batch(0, coordinates.samples(), plan.seed());
    List<Operation.Lookup.Table> tables = tables(network);
    points = Math.min(POINTS, batch.points());
    int taps = tables.stream().mapToInt(table -> taps(table, coordinates.dimensions())).sum();
    places = new int[points * taps];
    weights = new float[points * taps];
    features = new int[taps];
    double[] x = new double[coordinates.dimensions()];
    List<Integer> value = Collections.nCopies(x.length, 0);
    int[] next = {0};
    for (int p = 0; p < points; p++) {
      coordinates.coordinates(batch.point(p), x);
      int start = 0;
      for (Operation.Lookup.Table table : tables) {
        int own = table.numbers().columns();
        int from = start;
        table
            .lattice()
            .visitPlaces(
                x,
                value,
                (place, weight) -> {
                  features[next[0] % taps] = own;
                  places[next[0]] = from + place * own;
                  weights[next[0]++] = (float) weight;
                });
        start += table.lattice().places() * own;
      }
    }
    numbers =
        new float
            [tables.stream().mapToInt(t -> t.lattice().places() * t.numbers().columns()).sum()];
    gradient = new float[numbers.length];
  }

  private static List<Operation.Lookup.Table> tables(NetworkSpec network) {
    return network.circuit().operations().stream()
        .filter(operation -> operation instanceof Operation.Lookup)
        .flatMap(operation -> ((Operation.Lookup) operation).tables().stream())
        .toList();
  }

  private static int taps(Operation.Lookup.Table table, int dimensions) {
    int taps = 1;
    for (int d = 0; d < dimensions; d++) {
      taps *= table.lattice().interpolation().taps();
    }
    return taps;
  }

  /** Points of a {@link #run}. */
  int points() {
    return points;
  }

  /** Numbers that a point meets. */
  int taps() {
    int taps = 0;
    for (int own : features) {
      taps += own;
    }
    return taps;
  }

  /** Gathers, then scatters. */
  void run() {
    int tap = 0;
    for (int p = 0; p < points; p++) {
      float y = 0;
      for (int own : features) {
        for (int f = 0; f < own; f++) {
          y = Math.fma(weights[tap], numbers[places[tap] + f], y);
        }
        tap++;
      }
      sum += y;
    }
    tap = 0;
    for (int p = 0; p < points; p++) {
      for (int own : features) {
        for (int f = 0; f < own; f++) {
          int place = places[tap] + f;
          gradient[place] = Math.fma(weights[tap], 1e-3f, gradient[place]);
        }
        tap++;
      }
    }
  }

  /** Anything that depends on what was gathered, so that it is not left out. */
  float sum() {
    return sum;
  }
}
