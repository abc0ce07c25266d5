package inr.bench.claims;

import inr.activation.Activation;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.encoding.Encoding;
import inr.io.plan.KindText;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.AnyPerceptron;
import inr.preset.Head;
import inr.preset.Siren;
import inr.sampling.Growth;
import inr.sampling.Looks;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One network by several ways of training: all points in every step, random halves, INT, EVOS, soft
 * mining, feasible learning, a loss of structure and a prior; another one with octaves that are
 * there from the first step or open one after the other.
 *
 * <p>All ways take turns of a few steps, so whatever else the machine does slows them down alike;
 * only steps are timed. What is compared is exact, of all points, between the turns.
 *
 * @see <a href="https://arxiv.org/abs/2405.10531">Zhang et al. 2024</a>
 * @see <a href="https://arxiv.org/abs/2412.10153">Zhang et al. 2025</a>
 * @see <a href="https://arxiv.org/abs/2501.14912">Ramirez et al. 2025</a>
 * @see <a href="https://arxiv.org/abs/2312.00075">Kheradmand et al. 2024</a>
 * @see <a href="https://arxiv.org/abs/2104.06405">Lin et al. 2021</a>
 */
final class TrainingMethods {
  /** Of a run that names none. */
  static final int STEPS = 1000;

  /** The way that others are compared with. */
  private static final String ALL = "all points";

  /** Features of a hidden layer of a run that names none. */
  static final int WIDTH = 64;

  private static final int HIDDEN_LAYERS = 4;
  private static final double OMEGA = 30;
  private static final double RATE = 1e-3;

  /** Steps of a turn; after as many all ways are looked at. */
  private static final int TURN = 10;

  /** Steps of each way that are thrown away. */
  private static final int WARM_UP = 25;

  private static final double TARGET = 35;

  /** Levels of a picture of 8 bits to the training range of [−1, 1]. */
  private static final double LEVELS = 127.5;

  /** Bounds of feasible learning, in levels. */
  private static final int[] BOUNDS = {20, 10};

  /** Of the gains of octaves that are behind. */
  private static final double[] EXPONENTS = {0.5, 1};

  private static final List<Head> HEADS =
      List.of(Head.HlGauss.of(), new Head.HlGauss(64, 0.75), Head.Fourier.of());

  /** As many octaves as a picture of 128 samples has. */
  private static final Encoding WHOLE = new Encoding.PositionalEncoding(7, Math.PI, true);

  private static final Encoding OPENING =
      new Encoding.ProgressiveEncoding(7, Math.PI, true, 0, 0.5, 1);

  private TrainingMethods() {}

  /**
   * Prints the table.
   *
   * @param named whose names contain this, and all points
   */
  static void print(
      PrintWriter out, Signal picture, int steps, int width, int seed, String named) {
    Map<String, TrainingPlan> ways = ways(picture, steps, width, seed);
    ways.keySet().removeIf(name -> !name.equals(ALL) && !name.matches(".*(" + named + ").*"));
    warmUp(ways, picture);
    List<Run> runs = new ArrayList<>();
    try {
      ways.forEach((name, plan) -> runs.add(new Run(name, plan, picture)));
      for (int done = 0; done < steps; done += TURN) {
        for (Run run : runs) {
          run.step(Math.min(TURN, steps - done));
        }
      }
      out.println(
          "| way | steps to 35 dB | time to it, all points = 1 | time of all steps | PSNR, dB | largest error, levels |");
      out.println("| --- | --: | --: | --: | --: | --: |");
      runs.forEach(run -> out.println(run.line(runs.get(0))));
      out.println();
      out.println(
          String.format(
              Locale.ROOT, "All points in %d steps took %.1f s.", steps, runs.get(0).seconds()));
      out.flush();
    } finally {
      runs.forEach(Run::close);
    }
  }

  /**
   * Without it the way that begins would pay for Java's compiling, and for the trial of kernels.
   */
  private static void warmUp(Map<String, TrainingPlan> ways, Signal picture) {
    for (TrainingPlan plan : ways.values()) {
      try (Run run = new Run("", plan, picture)) {
        run.step(WARM_UP);
      }
    }
  }

  private static Map<String, TrainingPlan> ways(Signal picture, int steps, int width, int seed) {
    TrainingPlan usual =
        new TrainingPlan(
            Siren.network(2, 1, HIDDEN_LAYERS, width, OMEGA, OMEGA),
            new Loss.MeanSquaredError(),
            Optimizer.Adam.of(),
            RATE,
            Schedule.Cosine.of(),
            new Sampler.FullGrid(),
            seed);
    Sampler.Evolutionary evolution = Sampler.Evolutionary.of();
    Map<String, Sampler> samplers = new LinkedHashMap<>();
    samplers.put(ALL, new Sampler.FullGrid());
    samplers.put("random halves", new Sampler.RandomBatches(picture.points() / 2));
    samplers.put("INT, as published", Sampler.NonparametricTeaching.of());
    samplers.put(
        "INT, half of the points",
        new Sampler.NonparametricTeaching(0.5, Growth.CONSTANT, Looks.INCREMENTAL, 1));
    samplers.put("EVOS", evolution);
    samplers.put("EVOS without frequencies", evolution.with(0.5, Growth.CONSTANT, 0));
    samplers.put(
        "EVOS, growing from a fifth",
        evolution.with(0.2, Growth.STEP, evolution.frequencies()));
    samplers.put(
        "EVOS without frequencies, growing from a fifth", evolution.with(0.2, Growth.STEP, 0));
    samplers.put("soft mining, half of the points", Sampler.SoftMining.of());
    Map<String, TrainingPlan> ways = new LinkedHashMap<>();
    samplers.forEach((name, sampler) -> ways.put(name, usual.withSampler(sampler)));
    for (int bound : BOUNDS) {
      Loss.Feasible ours = Loss.Feasible.of(bound / LEVELS);
      Loss published = new Loss.Feasible(ours.bound(), ours.rate(), 0, ours.most());
      ways.put("feasible, " + bound + " levels, as published", usual.withLoss(published));
      ways.put(
          "feasible, " + bound + " levels, weights of " + ours.least() + " on",
          usual.withLoss(ours));
    }
    Loss similar = new StructuralLoss.Ssim(0.1, 11);
    Sampler boxes = new Sampler.Patches(32, 8);
    ways.put("e² + 0.1·(1 − SSIM)", usual.withLoss(similar));
    ways.put("e² + 0.1·(1 − SSIM), patches", usual.withLoss(similar).withSampler(boxes));
    ways.put("e², patches", usual.withSampler(boxes));
    for (double exponent : EXPONENTS) {
      ways.put(
          "balanced frequencies, exponent " + exponent,
          usual.withLoss(new StructuralLoss.BalancedFrequencies(exponent)));
    }
    ways.put("total variation, 1e-5", usual.withLoss(new Loss.TotalVariation(1e-5)));
    for (Head head : HEADS) {
      ways.put(
          "head " + KindText.kindOf((Record) head) + ", " + head.bins() + " bins",
          usual.withNetwork(head.on(usual.network())).withLoss(head.loss()));
    }
    ways.put("ReLU on octaves", usual.withNetwork(octaves(width, WHOLE)));
    ways.put("ReLU on octaves that open", usual.withNetwork(octaves(width, OPENING)));
    ways.replaceAll((name, plan) -> plan.lasting(steps));
    return ways;
  }

  private static NetworkSpec octaves(int width, Encoding encoding) {
    return AnyPerceptron.network(2, encoding, 1, HIDDEN_LAYERS, width, new Activation.Relu());
  }

  /** One way of training. */
  private static final class Run implements AutoCloseable {
    private final String name;
    private final Signal picture;
    private final Trainer trainer;
    private final float[] field;
    private long done;
    private long nanos;
    private OptionalLong reachedAt = OptionalLong.empty();
    private long nanosThere;
    private double psnr;
    private double largest;

    Run(String name, TrainingPlan plan, Signal picture) {
      this.name = name;
      this.picture = picture;
      int threads = Runtime.getRuntime().availableProcessors();
      this.trainer = Backends.named("cpu").trainer(plan, picture, threads);
      this.field = new float[picture.points()];
    }

    void step(int steps) {
      long begun = System.nanoTime();
      trainer.step(steps);
      nanos += System.nanoTime() - begun;
      done += steps;
      look();
      if (reachedAt.isEmpty() && psnr >= TARGET) {
        reachedAt = OptionalLong.of(done);
        nanosThere = nanos;
      }
    }

    private void look() {
      trainer.evaluate(picture.coordinates(), field);
      psnr = SquarePicture.psnr(picture, field);
      largest = 0;
      for (int i = 0; i < field.length; i++) {
        largest = Math.max(largest, Math.abs(field[i] - picture.target(i, 0)) * LEVELS);
      }
    }

    double seconds() {
      return nanos * 1e-9;
    }

    String line(Run usual) {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %.2f | %.2f | %.1f |",
          name,
          reachedAt.isPresent() ? reachedAt.getAsLong() : "never",
          reachedAt.isPresent() && usual.reachedAt.isPresent()
              ? String.format(Locale.ROOT, "%.2f", (double) nanosThere / usual.nanosThere)
              : "",
          (double) nanos / usual.nanos,
          psnr,
          largest);
    }

    @Override
    public void close() {
      trainer.close();
    }
  }
}
