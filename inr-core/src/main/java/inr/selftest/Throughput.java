package inr.selftest;

import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Points per second of training and rendering a SIREN on a synthetic picture.
 *
 * <p>A run is as many steps, or renderings, as take a good part of the time that was asked for; it
 * ends when the device has done them. Before it, the same work warms up compilers, caches and
 * clocks.
 */
public final class Throughput {
  /** Columns of the usual picture. */
  public static final int WIDTH = 768;

  /** Its rows. */
  public static final int HEIGHT = 512;

  /** Sine layers of the networks. */
  public static final int HIDDEN_LAYERS = 4;

  private static final List<Integer> WIDTHS = List.of(64, 128, 256);
  private static final int RANDOM_POINTS = 4096;
  private static final int RUNS = 5;

  /** Warming up takes so many times the time of a run. */
  private static final double WARM_UP = 4;

  /** No more runs begin after so many times the time of one. */
  private static final double LONGEST = 10;

  /**
   * What was measured.
   *
   * @param work {@code training on all points}, {@code training on 4096 random points} or {@code
   *     rendering}
   * @param hiddenWidth features of each sine layer
   * @param backend name of the engine
   * @param pointsPerSecond of each run, from the slowest to the fastest
   */
  public record Speed(String work, int hiddenWidth, String backend, List<Double> pointsPerSecond) {
    /** That of the run in the middle, or the slower of the two. */
    public double median() {
      return pointsPerSecond.get((pointsPerSecond.size() - 1) / 2);
    }
  }

  private final int threads;
  private final double seconds;
  private final Runnable betweenRuns;
  private final Signal signal;

  /**
   * A measurement.
   *
   * @param threads of backends that use them
   * @param seconds about the time of a run
   * @param width columns of the picture, usually {@value #WIDTH}
   * @param height its rows, usually {@value #HEIGHT}
   * @param betweenRuns runs before each run, those that warm up too; what it throws ends the
   *     measurement
   */
  public Throughput(int threads, double seconds, int width, int height, Runnable betweenRuns) {
    this.threads = threads;
    this.seconds = seconds;
    this.betweenRuns = betweenRuns;
    signal = SyntheticPicture.of(width, height);
  }

  /** Measures one backend after the other at each work. */
  public void run(List<Backend> backends, Consumer<Speed> each) {
    for (int width : WIDTHS) {
      NetworkSpec network = Siren.network(2, signal.channels(), HIDDEN_LAYERS, width, 30, 30);
      for (Backend backend : backends) {
        each.accept(training(backend, network, width, new Sampler.FullGrid(), "all points"));
      }
      for (Backend backend : backends) {
        each.accept(
            training(
                backend,
                network,
                width,
                new Sampler.RandomBatches(RANDOM_POINTS),
                RANDOM_POINTS + " random points"));
      }
      for (Backend backend : backends) {
        each.accept(rendering(backend, network, width));
      }
    }
  }

  private Speed training(
      Backend backend, NetworkSpec network, int width, Sampler sampler, String points) {
    TrainingPlan usual = TrainingPlan.of(network, 1e-4, 1);
    TrainingPlan plan =
        new TrainingPlan(
            network,
            usual.loss(),
            usual.optimizer(),
            usual.learningRate(),
            usual.schedule(),
            sampler,
            usual.seed());
    try (Trainer trainer = backend.trainer(plan, signal, threads)) {
      List<Double> speeds =
          speeds(
              sampler.batchPoints(signal.coordinates().samples()),
              steps -> {
                trainer.step(steps);
                // A device works on after step has returned; the loss waits for it.
                trainer.loss();
              });
      return new Speed("training on " + points, width, backend.name(), speeds);
    }
  }

  private Speed rendering(Backend backend, NetworkSpec network, int width) {
    float[] predictions = new float[signal.points() * signal.channels()];
    try (Evaluator evaluator = backend.evaluator(network, network.layout().initial(1), threads)) {
      List<Double> speeds =
          speeds(
              signal.points(),
              times -> {
                for (int i = 0; i < times; i++) {
                  evaluator.evaluate(signal.coordinates(), predictions);
                }
              });
      return new Speed("rendering", width, backend.name(), speeds);
    }
  }

  private List<Double> speeds(long points, IntConsumer work) {
    int times = 1;
    for (double spent = 0; spent < WARM_UP * seconds; ) {
      double taken = time(work, times);
      spent += taken;
      if (taken < 0.3 * seconds) {
        times *= 2;
      }
    }
    double[] speeds = new double[RUNS];
    int runs = 0;
    for (double spent = 0; runs < RUNS && spent < LONGEST * seconds; runs++) {
      double taken = time(work, times);
      spent += taken;
      speeds[runs] = times * points / taken;
    }
    return Arrays.stream(speeds, 0, runs).sorted().boxed().toList();
  }

  private double time(IntConsumer work, int times) {
    betweenRuns.run();
    long start = System.nanoTime();
    work.accept(times);
    return Math.max(1, System.nanoTime() - start) * 1e-9;
  }
}
