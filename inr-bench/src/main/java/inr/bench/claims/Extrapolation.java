package inr.bench.claims;

import inr.activation.Activation;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.series.SeriesNetworks;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * y = sin x + x/10, and sin x alone, from 400 points on [−10, 10], continued on (10, 30]: two
 * layers of 64, Adam from 1e-3 to 1e-4, all points in every step. Mean squared errors of every
 * seed, since they differ much; the trend alone has one of a half.
 *
 * @see <a href="https://arxiv.org/abs/2006.08195">Ziyin, Hartwig and Ueda 2020</a>
 * @see <a href="https://arxiv.org/abs/2410.02675">Dong et al. 2024</a>
 */
final class Extrapolation {
  /** Seeds of a run that names none: 0 to one less. */
  static final int SEEDS = 5;

  /** Steps of a run that names none. */
  static final int STEPS = 1500;

  private static final int POINTS = 400;
  private static final int WIDTH = 64;
  private static final double[] SLOPES = {0.1, 0};

  /**
   * A network, and what x is multiplied by before it.
   *
   * @param scale of the coordinate
   * @param rate of learning, before it falls to a tenth
   */
  record Candidate(NetworkSpec network, double scale, double rate) {
    Candidate(NetworkSpec network, double scale) {
      this(network, scale, 1e-3);
    }
  }

  private Extrapolation() {}

  /** sin x + slope·x. */
  static double truth(double x, double slope) {
    return StrictMath.sin(x) + slope * x;
  }

  static Map<String, Candidate> candidates() {
    Encoding bare = new Encoding.Identity();
    NetworkSpec fan = SeriesNetworks.fan(1, WIDTH, 1);
    Layer gated = new Layer.GatedFourierAnalysis(WIDTH, 1);
    Map<String, Candidate> all = new LinkedHashMap<>();
    all.put("relu", new Candidate(Perceptron.relu(1, bare, 1, 2, WIDTH), 1));
    all.put("tanh", new Candidate(Perceptron.tanh(1, bare, 1, 2, WIDTH), 1));
    all.put("siren, ω 3, x/10", new Candidate(Siren.network(1, 1, 2, WIDTH, 3, 3), 0.1));
    all.put("snake, a 1", new Candidate(snake(1), 1));
    all.put("snake, a 1, x/10", new Candidate(snake(1), 0.1));
    all.put("snake, a 10, x/10", new Candidate(snake(10), 0.1));
    all.put("snake, a 1, rate 1e-2", new Candidate(snake(1), 1, 1e-2));
    all.put(
        "snake, a 1, biases up to 10", new Candidate(SeriesNetworks.snake(1, WIDTH, 1, 10, 1), 1));
    all.put("snake, a 1, end a tenth", new Candidate(SeriesNetworks.snake(1, WIDTH, 1, 1, 0.1), 1));
    all.put("snake, a 1, both", new Candidate(SeriesNetworks.snake(1, WIDTH, 1, 10, 0.1), 1));
    all.put("fan", new Candidate(fan, 1));
    all.put("fan, rate 1e-2", new Candidate(fan, 1, 1e-2));
    all.put("fan, gated", new Candidate(SeriesNetworks.network(1, WIDTH, gated, gated), 1));
    Layer behind = new Layer.FourierAnalysis(WIDTH, 1);
    all.put(
        "fan behind a linear layer",
        new Candidate(SeriesNetworks.network(1, WIDTH, linear(), behind, behind), 1));
    return all;
  }

  private static NetworkSpec snake(double a) {
    return SeriesNetworks.snake(1, WIDTH, a, 1, 1);
  }

  private static Layer linear() {
    Distribution initial = Distribution.pytorch(1);
    return new Layer.Dense(WIDTH, new Activation.Identity(), initial, initial);
  }

  /** The points of training. */
  static Grid known(double scale) {
    return Grid.of(Axis.of("x", POINTS, -10 * scale, 10 * scale, Placement.END_POINTS));
  }

  /** The points behind them, without 10 itself. */
  static Grid beyond(double scale) {
    Axis whole = Axis.of("x", POINTS + 1, 10 * scale, 30 * scale, Placement.END_POINTS);
    return Grid.of(whole.window(1, POINTS));
  }

  static void print(PrintWriter out, int seeds, int steps) {
    out.println("| network | sin x + x/10 | every seed | sin x | every seed |");
    out.println("| --- | --: | --- | --: | --- |");
    StringBuilder trends = new StringBuilder("| the trend |");
    for (double slope : SLOPES) {
      trends.append(String.format(Locale.ROOT, " %.3f | |", ofTrend(slope)));
    }
    out.println(trends);
    candidates()
        .forEach(
            (name, candidate) -> {
              StringBuilder line = new StringBuilder("| " + name + " |");
              for (double slope : SLOPES) {
                double[] errors = new double[seeds];
                for (int seed = 0; seed < seeds; seed++) {
                  errors[seed] = fitted(candidate, slope, seed, steps);
                }
                String every =
                    Arrays.stream(errors)
                        .mapToObj(error -> String.format(Locale.ROOT, "%.2f", error))
                        .collect(Collectors.joining(", "));
                line.append(String.format(Locale.ROOT, " %.3f | %s |", median(errors), every));
              }
              out.println(line);
              out.flush();
            });
  }

  /** The error beyond the points of training. */
  private static double fitted(Candidate candidate, double slope, int seed, int steps) {
    float[] targets = new float[POINTS];
    Grid known = known(candidate.scale);
    for (int i = 0; i < POINTS; i++) {
      targets[i] = (float) truth(x(known, i) / candidate.scale, slope);
    }
    Signal signal =
        new Signal(
            known,
            new Medium.Field(1),
            new Samples.Floats(targets),
            ValueRange.symmetric(-1, 1)); // the map of no change
    TrainingPlan plan =
        TrainingPlan.of(candidate.network, candidate.rate, seed)
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    float[] values = new float[POINTS];
    Grid beyond = beyond(candidate.scale);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, 1)) {
      trainer.step(steps);
      trainer.evaluate(beyond, values);
    }
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += square(values[i] - truth(x(beyond, i) / candidate.scale, slope));
    }
    return sum / POINTS;
  }

  /** What is left by slope·x alone. */
  static double ofTrend(double slope) {
    Grid beyond = beyond(1);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = x(beyond, i);
      sum += square(slope * x - truth(x, slope));
    }
    return sum / POINTS;
  }

  private static double x(Grid grid, int point) {
    double[] x = new double[1];
    grid.coordinates(point, x);
    return x[0];
  }

  private static double square(double value) {
    return value * value;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
