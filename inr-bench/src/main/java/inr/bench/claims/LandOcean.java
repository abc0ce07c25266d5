package inr.bench.claims;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.grid.Coordinates;
import inr.io.topo.LandMap;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.sphere.PlaceScore;
import inr.solve.sphere.Places;
import inr.solve.sphere.SphereNetworks;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;

/**
 * Land and ocean from 5,000 places: networks on spherical harmonics, on unit vectors and on
 * latitude and longitude, beside the nearest place. All places in every step, targets of −1 and 1
 * with squared errors (the authors have cross-entropy), AdamW. Of the states after every 50 steps
 * the one that is best on 5,000 other places is judged on 20,000 more.
 *
 * @see <a href="https://arxiv.org/abs/2310.06743">Rußwurm et al. 2024</a>
 */
final class LandOcean {
  /** Steps of a run that names none. */
  static final int STEPS = 600;

  private static final int KNOWN = 5000;
  private static final int TEST = 20_000;
  private static final int LOOK_EVERY = 50;

  /** Places, and which of them are land. */
  private record Land(Places places, boolean[] land) {
    static Land drawn(LandMap map, int count, long seed) {
      Places places = Places.drawn(count, seed);
      boolean[] land = new boolean[count];
      for (int i = 0; i < count; i++) {
        land[i] = map.land(places.longitudes()[i], places.latitudes()[i]);
      }
      return new Land(places, land);
    }

    /** What the nearest of these places is, for each of others. */
    boolean[] nearest(Places others) {
      int[] nearest = others.nearest(places);
      boolean[] guesses = new boolean[nearest.length];
      for (int i = 0; i < guesses.length; i++) {
        guesses[i] = land[nearest[i]];
      }
      return guesses;
    }

    PlaceScore score(boolean[] guesses) {
      return PlaceScore.of(places, land, guesses);
    }
  }

  private record Draws(Land known, Land choice, Land test) {}

  private LandOcean() {}

  static void print(PrintWriter out, LandMap map, int steps) {
    Draws draws =
        new Draws(Land.drawn(map, KNOWN, 0), Land.drawn(map, KNOWN, 1), Land.drawn(map, TEST, 2));
    out.println("| model | parameters | step | accuracy, % | 0–30° | 30–60° | 60–90° | IoU |");
    out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
    line(out, "ocean everywhere", "", "", draws.test, new boolean[TEST]);
    line(out, "nearest place", "", "", draws.test, draws.known.nearest(draws.test.places));
    for (int degrees : new int[] {10, 20}) {
      String name = degrees + " degrees, ";
      fit(out, name + "linear", SphereNetworks.linear(degrees), 1e-2, 1e-2, steps, draws);
      fit(out, name + "sines", SphereNetworks.sines(degrees, 2, 64), 3e-4, 1e-2, steps, draws);
    }
    fit(out, "unit vector, SIREN", Siren.network(3, 1, 3, 128, 10, 10), 5e-4, 0, steps, draws);
    fit(out, "map, SIREN", Siren.network(2, 1, 3, 128, 10, 10), 5e-4, 0, steps, draws);
  }

  private static void fit(
      PrintWriter out,
      String name,
      NetworkSpec network,
      double rate,
      double weightDecay,
      int steps,
      Draws draws) {
    Function<Places, Coordinates> coordinates =
        network.inputs() == 3 ? Places::vectors : Places::map;
    boolean[] land = draws.known.land;
    float[] targets = new float[land.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = land[i] ? 1 : -1;
    }
    Signal signal =
        new Signal(
            coordinates.apply(draws.known.places),
            new Medium.Field(1),
            new Samples.Floats(targets),
            ValueRange.symmetric(-1, 1));
    TrainingPlan plan =
        TrainingPlan.of(network, rate, 0)
            .withOptimizer(new Optimizer.AdamW(0.9, 0.999, 1e-8, weightDecay));
    int threads = Runtime.getRuntime().availableProcessors();
    int bestStep = 0;
    double best = -1;
    boolean[] guesses = new boolean[0];
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, threads)) {
      for (int step = 0; step < steps; ) {
        int some = Math.min(LOOK_EVERY, steps - step);
        trainer.step(some);
        step += some;
        Coordinates choice = coordinates.apply(draws.choice.places);
        double accuracy = draws.choice.score(guesses(trainer, choice)).accuracy();
        if (accuracy > best) {
          best = accuracy;
          bestStep = step;
          guesses = guesses(trainer, coordinates.apply(draws.test.places));
        }
      }
    }
    line(out, name, "" + network.layout().size(), "" + bestStep, draws.test, guesses);
  }

  private static boolean[] guesses(Trainer trainer, Coordinates places) {
    float[] values = new float[(int) places.points()];
    trainer.evaluate(places, values);
    boolean[] guesses = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      guesses[i] = values[i] > 0;
    }
    return guesses;
  }

  private static void line(
      PrintWriter out, String name, String parameters, String step, Land test, boolean[] guesses) {
    PlaceScore score = test.score(guesses);
    StringBuilder bands = new StringBuilder();
    for (double accuracy : score.bands()) {
      bands.append(String.format(Locale.ROOT, " %.1f |", 100 * accuracy));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %.1f |%s %.3f |",
            name,
            parameters,
            step,
            100 * score.accuracy(),
            bands,
            score.intersection()));
    out.flush();
  }
}
