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
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * y = sin x + x/10 from 400 points on [−10, 10], continued on (10, 30]: two layers of 64, Adam from
 * 1e-3 to 1e-4, all points in every step. Mean squared errors of every seed, since they differ much;
 * the trend alone has one of a half.
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

  /**
   * A network, and what x is multiplied by before it.
   *
   * @param scale of the coordinate
   */
  record Candidate(NetworkSpec network, double scale) {}

  private Extrapolation() {}

  static double truth(double x) {
    return StrictMath.sin(x) + trend(x);
  }

  static double trend(double x) {
    return 0.1 * x;
  }

  static Map<String, Candidate> candidates() {
    Encoding bare = new Encoding.Identity();
    Layer fan = new Layer.FourierAnalysis(WIDTH, 1);
    Map<String, Candidate> all = new LinkedHashMap<>();
    all.put("relu", new Candidate(Perceptron.relu(1, bare, 1, 2, WIDTH), 1));
    all.put("tanh", new Candidate(Perceptron.tanh(1, bare, 1, 2, WIDTH), 1));
    all.put("siren, ω 3, x/10", new Candidate(Siren.network(1, 1, 2, WIDTH, 3, 3), 0.1));
    all.put("snake, a 1", new Candidate(snake(1), 1));
    all.put("snake, a 1, x/10", new Candidate(snake(1), 0.1));
    all.put("snake, a 10, x/10", new Candidate(snake(10), 0.1));
    all.put("fan", new Candidate(network(fan, fan), 1));
    all.put("fan behind a linear layer", new Candidate(network(linear(1), fan, fan), 1));
    return all;
  }

  private static NetworkSpec snake(double a) {
    return network(dense(new Activation.Snake(a), 1), dense(new Activation.Snake(a), WIDTH));
  }

  private static Layer linear(int in) {
    return dense(new Activation.Identity(), in);
  }

  private static Layer dense(Activation activation, int in) {
    return new Layer.Dense(
        WIDTH, activation, Distribution.pytorch(in), Distribution.pytorch(in));
  }

  private static NetworkSpec network(Layer... hidden) {
    Layer[] layers = Arrays.copyOf(hidden, hidden.length + 1);
    Distribution end = Distribution.pytorch(WIDTH);
    layers[hidden.length] = new Layer.Dense(1, new Activation.Identity(), end, end);
    return new NetworkSpec(1, new Encoding.Identity(), Arrays.asList(layers));
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
    out.println("| network | median | every seed | training, median |");
    out.println("| --- | --: | --- | --: |");
    out.println(
        String.format(
            Locale.ROOT, "| the trend | %.3f | | |", error(beyond(1), 1, Extrapolation::trend)));
    candidates()
        .forEach(
            (name, candidate) -> {
              double[] behind = new double[seeds];
              double[] within = new double[seeds];
              StringBuilder every = new StringBuilder();
              for (int seed = 0; seed < seeds; seed++) {
                fit(candidate, seed, steps, behind, within);
                every.append(seed == 0 ? "" : ", ");
                every.append(String.format(Locale.ROOT, "%.2f", behind[seed]));
              }
              out.println(
                  String.format(
                      Locale.ROOT,
                      "| %s | %.3f | %s | %.1e |",
                      name,
                      median(behind),
                      every,
                      median(within)));
              out.flush();
            });
  }

  private static void fit(
      Candidate candidate, int seed, int steps, double[] behind, double[] within) {
    Grid known = known(candidate.scale);
    float[] targets = new float[POINTS];
    double[] x = new double[1];
    for (int i = 0; i < POINTS; i++) {
      known.coordinates(i, x);
      targets[i] = (float) truth(x[0] / candidate.scale);
    }
    Signal signal =
        new Signal(
            known,
            new Medium.Field(1),
            new Samples.Floats(targets),
            ValueRange.symmetric(-1, 1)); // the map of no change
    TrainingPlan plan =
        TrainingPlan.of(candidate.network, 1e-3, seed)
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, 1)) {
      trainer.step(steps);
      behind[seed] = error(trainer, beyond(candidate.scale), candidate.scale);
      within[seed] = error(trainer, known, candidate.scale);
    }
  }

  private static double error(Trainer trainer, Grid grid, double scale) {
    float[] values = new float[(int) grid.points()];
    trainer.evaluate(grid, values);
    double[] x = new double[1];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      grid.coordinates(i, x);
      double difference = values[i] - truth(x[0] / scale);
      sum += difference * difference;
    }
    return sum / values.length;
  }

  /** Mean squared error of a function. */
  static double error(Grid grid, double scale, DoubleUnaryOperator function) {
    double[] x = new double[1];
    double sum = 0;
    for (int i = 0; i < grid.points(); i++) {
      grid.coordinates(i, x);
      double at = x[0] / scale;
      double difference = function.applyAsDouble(at) - truth(at);
      sum += difference * difference;
    }
    return sum / grid.points();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
