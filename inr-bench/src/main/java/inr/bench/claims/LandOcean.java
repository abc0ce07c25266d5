package inr.bench.claims;

import inr.activation.Activation;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Coordinates;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Land and ocean from 5,000 places: networks on spherical harmonics, on unit vectors and on latitude
 * and longitude, beside the nearest place. All places in every step, targets of −1 and 1 with
 * squared errors (the authors have cross-entropy), AdamW. Of the states after every 50 steps the one
 * that is best on 5,000 other places is judged on 20,000 more.
 *
 * @see <a href="https://arxiv.org/abs/2310.06743">Rußwurm et al. 2024</a>
 */
final class LandOcean {
  /** Steps of a run that names none. */
  static final int STEPS = 600;

  private static final int KNOWN = 5000;
  private static final int TEST = 20_000;
  private static final int LOOK_EVERY = 50;

  /** Latitudes between which places are counted apart. */
  private static final List<Integer> LATITUDES = List.of(0, 30, 60, 90);

  private record Places(SpherePoints known, SpherePoints choice, SpherePoints test) {}

  private LandOcean() {}

  static void print(PrintWriter out, LandMap map, int steps) {
    Places places =
        new Places(
            new SpherePoints(map, KNOWN, 0),
            new SpherePoints(map, KNOWN, 1),
            new SpherePoints(map, TEST, 2));
    out.println("| model | parameters | step | accuracy, % | 0–30° | 30–60° | 60–90° | IoU |");
    out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
    line(out, "ocean everywhere", "", "", places.test, new boolean[TEST]);
    line(out, "nearest place", "", "", places.test, places.test.nearest(places.known));
    for (int degrees : new int[] {10, 20}) {
      Encoding harmonics = new Encoding.SphericalHarmonics(degrees);
      String name = degrees + " degrees, ";
      fit(out, name + "linear", linear(harmonics), 1e-2, 1e-2, steps, places);
      fit(out, name + "sines", sirenNet(harmonics), 3e-4, 1e-2, steps, places);
    }
    fit(out, "unit vector, SIREN", Siren.network(3, 1, 3, 128, 10, 10), 5e-4, 0, steps, places);
    fit(out, "map, SIREN", Siren.network(2, 1, 3, 128, 10, 10), 5e-4, 0, steps, places);
  }

  private static NetworkSpec linear(Encoding encoding) {
    Distribution initial = Distribution.pytorch(encoding.features(2));
    Layer end = new Layer.Dense(1, new Activation.Identity(), initial, initial);
    return new NetworkSpec(2, encoding, List.of(end));
  }

  /** The authors' two layers of 64 with ω 30, then 1; biases are drawn as weights are. */
  private static NetworkSpec sirenNet(Encoding encoding) {
    Distribution first = Distribution.sineFirst(encoding.features(2));
    Distribution other = Distribution.sineHidden(64, 1);
    return new NetworkSpec(
        2,
        encoding,
        List.of(
            new Layer.Dense(64, new Activation.Sine(30), first, first),
            new Layer.Dense(64, new Activation.Sine(1), other, other),
            new Layer.Dense(1, new Activation.Identity(), other, other)));
  }

  private static void fit(
      PrintWriter out,
      String name,
      NetworkSpec network,
      double rate,
      double weightDecay,
      int steps,
      Places places) {
    Function<SpherePoints, Coordinates> coordinates =
        network.inputs() == 3 ? SpherePoints::vectors : SpherePoints::map;
    float[] targets = new float[places.known.count()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = places.known.land(i) ? 1 : -1;
    }
    Signal signal =
        new Signal(
            coordinates.apply(places.known),
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
        double accuracy =
            accuracy(places.choice, guesses(trainer, coordinates.apply(places.choice)), 0, 90);
        if (accuracy > best) {
          best = accuracy;
          bestStep = step;
          guesses = guesses(trainer, coordinates.apply(places.test));
        }
      }
    }
    line(out, name, "" + network.layout().size(), "" + bestStep, places.test, guesses);
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
      PrintWriter out,
      String name,
      String parameters,
      String step,
      SpherePoints places,
      boolean[] guesses) {
    StringBuilder bands = new StringBuilder();
    for (int b = 1; b < LATITUDES.size(); b++) {
      double accuracy = accuracy(places, guesses, LATITUDES.get(b - 1), LATITUDES.get(b));
      bands.append(String.format(Locale.ROOT, " %.1f |", 100 * accuracy));
    }
    out.println(
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %.1f |%s %.3f |",
            name,
            parameters,
            step,
            100 * accuracy(places, guesses, 0, 90),
            bands,
            intersection(places, guesses)));
    out.flush();
  }

  /** Part of the places between two latitudes, of both hemispheres, that are guessed. */
  static double accuracy(SpherePoints places, boolean[] guesses, double from, double to) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < guesses.length; i++) {
      double latitude = Math.abs(places.latitude(i));
      if (latitude >= from && latitude <= to) {
        all++;
        right += guesses[i] == places.land(i) ? 1 : 0;
      }
    }
    return (double) right / all;
  }

  /** Land that is guessed, as a part of what is land or is guessed to be. */
  static double intersection(SpherePoints places, boolean[] guesses) {
    int both = 0;
    int either = 0;
    for (int i = 0; i < guesses.length; i++) {
      both += guesses[i] && places.land(i) ? 1 : 0;
      either += guesses[i] || places.land(i) ? 1 : 0;
    }
    return either == 0 ? 1 : (double) both / either;
  }
}
