package inr.codec.weights;

import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.grid.Grid;
import inr.metric.MeanSquaredError;
import inr.network.NetworkSpec;
import inr.rendering.Renderer;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds packed parameters: steps for each tensor that are as coarse as a {@link Goal} lets them be,
 * judged by the error of the rendered samples.
 *
 * <p>Without training, one factor on all {@link StepSizes} is searched. With training, steps become
 * coarser by 2^(1/4) a round, in each of which the network is trained for being rounded, as long as
 * the error allows; a round that ends with too large an error is gone through once more.
 */
public final class WeightPacking {
  /** Rounds of training, at coarser and coarser steps, before those that a size asks for. */
  private static final int APPROACH = 6;

  /** Between the finest and the coarsest of all steps lies less. */
  private static final int FARTHEST = 2000;

  /**
   * Rates at the beginning of a round, in steps of each tensor. Where the first makes the first
   * round fail, as it does with tables whose entries are met by few points, the second is tried.
   */
  private static final double[] RATES = {0.1, 0.025};

  private final Backend backend;
  private final NetworkSpec network;
  private final Parameters parameters;
  private final Signal signal;
  private final int threads;
  private final Progress progress;
  private final double unpackedError;
  private int done;

  /** Looks on, and ends the work by throwing. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Something was tried, or a step done.
     *
     * @param steps of training so far
     * @param bytes of the best parameters so far
     * @param error of them, mean squared, in stored units
     */
    void step(int steps, double bytes, double error);
  }

  /**
   * What was found.
   *
   * @param parameters that are to be stored
   * @param error mean squared, in stored units, of what is rendered with them
   * @param steps of training
   */
  public record Result(PackedParameters parameters, double error, int steps) {}

  /** Parameters that were measured. */
  private record Trial(PackedParameters parameters, double bytes, double error) {}

  /**
   * A packing of the parameters of one network.
   *
   * @param backend that renders and trains
   * @param signal that the network stands for, on a grid: the error is that to its samples
   * @param threads worker threads; nothing depends on them
   */
  public WeightPacking(
      Backend backend,
      NetworkSpec network,
      Parameters parameters,
      Signal signal,
      int threads,
      Progress progress) {
    this.backend = backend;
    this.network = network;
    this.parameters = parameters;
    this.signal = signal;
    this.threads = threads;
    this.progress = progress;
    unpackedError = error(parameters);
  }

  /** {@link #error} of the parameters before they are packed. */
  public double unpackedError() {
    return unpackedError;
  }

  /** Mean squared error, in stored units, of what is rendered with parameters. */
  public double error(Parameters parameters) {
    try (Evaluator evaluator = backend.evaluator(network, parameters, threads)) {
      Renderer renderer =
          new Renderer(
              evaluator, (Grid) signal.coordinates(), signal.medium(), signal.range(), () -> {});
      return MeanSquaredError.of(signal.samples(), renderer.samples());
    }
  }

  /**
   * Packs.
   *
   * @param round steps of training in a round, 0 to train nothing
   * @throws IllegalArgumentException if the goal cannot be reached
   */
  public Result pack(Goal goal, int round) {
    Probe probe = new Probe(backend, network, (Grid) signal.coordinates(), parameters, threads);
    StepSizes sizes = new StepSizes(parameters, probe);
    int coarseness = start(sizes, goal);
    Trial best = trial(parameters, sizes.exponents(coarseness));
    for (int r = 0; r < RATES.length && round > 0; r++) {
      Optional<Trial> trained = trained(sizes, goal, coarseness, best, round, RATES[r]);
      if (trained.isPresent()) {
        best = trained.get();
        break;
      }
    }
    return new Result(best.parameters(), best.error(), done);
  }

  private Trial trial(Parameters parameters, int[] exponents) {
    PackedParameters packed = PackedParameters.of(parameters, exponents);
    return new Trial(packed, WeightCode.bytes(packed), error(packed.parameters()));
  }

  /** The coarsest steps for an error, the finest for a size, that need no training. */
  private int start(StepSizes sizes, Goal goal) {
    boolean ofError = Double.isInfinite(goal.bytes());
    double slack = ofError ? goal.error() - unpackedError : Math.max(unpackedError, 1e-3) / 16;
    if (!(slack > 0)) {
      throw new IllegalArgumentException(
          "has an error of "
              + unpackedError
              + " unpacked, and at most "
              + goal.error()
              + " is asked for");
    }
    double scale = signal.range().storedPerTraining();
    int at = (int) Math.floor(sizes.coarseness(slack / (scale * scale)));
    boolean met = met(sizes, goal, at);
    int direction = met == ofError ? 1 : -1;
    while (!Arrays.equals(sizes.exponents(at), sizes.exponents(at + FARTHEST * direction))) {
      if (met(sizes, goal, at + direction) != met) {
        return met ? at : at + direction;
      }
      at += direction;
    }
    if (met) {
      return at;
    }
    throw new IllegalArgumentException("cannot be packed as far as is asked for");
  }

  private boolean met(StepSizes sizes, Goal goal, int coarseness) {
    PackedParameters packed = PackedParameters.of(parameters, sizes.exponents(coarseness));
    double bytes = WeightCode.bytes(packed);
    double error = Double.isInfinite(goal.bytes()) ? error(packed.parameters()) : 0;
    progress.step(done, bytes, error);
    return goal.met(bytes, error);
  }

  /** What is better than without training, if training has found anything. */
  private Optional<Trial> trained(
      StepSizes sizes, Goal goal, int coarseness, Trial untrained, int round, double rate) {
    boolean ofError = Double.isInfinite(goal.bytes());
    Optional<Trial> better = Optional.empty();
    try (WeightTraining training =
        new WeightTraining(backend, network, signal, parameters, threads)) {
      int at = ofError ? coarseness + 1 : coarseness - APPROACH;
      boolean missed = false;
      while (true) {
        Trial best = better.orElse(untrained);
        Trial trial = round(training, sizes.exponents(at), round, rate, best);
        boolean met = goal.met(trial.bytes(), trial.error());
        if (met && (ofError || trial.error() < best.error())) {
          better = Optional.of(trial);
        }
        boolean over = ofError ? !met && missed : met;
        if (over || Arrays.equals(sizes.exponents(at), sizes.exponents(at + 1))) {
          return better;
        }
        missed = ofError && !met;
        at += missed ? 0 : 1;
      }
    }
  }

  /** One round, whose rate falls along a half cosine. */
  private Trial round(
      WeightTraining training, int[] exponents, int steps, double rate, Trial best) {
    for (int i = 0; i < steps; i++) {
      training.step(exponents, rate * (1 + StrictMath.cos(Math.PI * i / steps)) / 2);
      done++;
      progress.step(done, best.bytes(), best.error());
    }
    return trial(training.parameters(), exponents);
  }
}
