package inr.family;

import inr.circuit.Parameters;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.model.Model;
import inr.io.model.NumberFile;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What signals have in common: the parameters of its {@link FamilyForm}, and the normal
 * distribution of the latents that were learned from. Immutable; arrays are not copied.
 */
public final class Family {
  private static final double LEAST_PIVOT = 1e-9;

  private final Header header;
  private final float[] parameters;
  private final double[] mean;
  private final double[] factor;

  /**
   * All but the numbers.
   *
   * @param plan by which it was learned
   * @param grid where its signals are sampled
   * @param medium of its signals
   * @param steps outer steps done
   * @param origin what it came from
   */
  record Header(FamilyPlan plan, Grid grid, Medium medium, long steps, Origin origin) {
    Header {
      plan.form().network().requireFits(grid.dimensions(), medium.channels());
      SignalSet.requireGrid(grid, medium);
    }
  }

  /**
   * What a family came from, and how well it did.
   *
   * @param method name of the method; empty if none was named
   * @param learned signals learned from
   * @param heldOut signals that were told apart
   * @param psnr means of PSNRs in dB by name: {@code train} of the signals learned from; of those
   *     held out {@code test}, {@code test-10} after ten inner steps, {@code test-tenth} with a
   *     point in ten known, {@code mean} as the mean signal, {@code pca} as principal components
   */
  public record Origin(String method, int learned, int heldOut, Map<String, Double> psnr) {
    /** Of so many signals, of which nothing else is known. */
    static Origin of(int learned) {
      return new Origin("", learned, 0, Map.of());
    }
  }

  private Family(Header header, float[] parameters, double[] mean, double[] factor) {
    this.header = header;
    this.parameters = parameters;
    this.mean = mean;
    this.factor = factor;
  }

  /** Finds the latents of the signals that were learned from, for {@link #sample}. */
  static Family of(
      FamilyPlan plan, SignalSet signals, float[] parameters, long steps, int threads) {
    Header header =
        new Header(plan, signals.grid(), signals.medium(), steps, Origin.of(signals.size()));
    int latent = plan.form().latent();
    Family bare = new Family(header, parameters, new double[latent], new double[latent * latent]);
    try (Members members = new Members(bare, threads)) {
      double[][] latents = members.latents(signals);
      double[] mean = mean(latents);
      return new Family(header, parameters, mean, factor(latents, mean));
    }
  }

  private static double[] mean(double[][] latents) {
    double[] mean = new double[latents[0].length];
    for (double[] latent : latents) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += latent[k] / latents.length;
      }
    }
    return mean;
  }

  /** Cholesky's factor of the covariance, {@code [latent, latent]}, lower. */
  private static double[] factor(double[][] latents, double[] mean) {
    int n = mean.length;
    double[] factor = new double[n * n];
    for (double[] latent : latents) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          factor[i * n + j] += (latent[i] - mean[i]) * (latent[j] - mean[j]) / latents.length;
        }
      }
    }
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = factor[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * n + k] * factor[j * n + k];
        }
        // Fewer signals than numbers of a latent leave directions in which nothing differs.
        double pivot = i == j ? Math.sqrt(Math.max(0, sum)) : factor[j * n + j];
        factor[i * n + j] = i == j ? pivot : pivot > LEAST_PIVOT ? sum / pivot : 0;
      }
    }
    return factor;
  }

  /** By which it was learned. */
  public FamilyPlan plan() {
    return header.plan();
  }

  /** Where its signals are sampled. */
  public Grid grid() {
    return header.grid();
  }

  /** What its signals are. */
  public Medium medium() {
    return header.medium();
  }

  /** Outer steps by which it was learned. */
  public long steps() {
    return header.steps();
  }

  /** What it came from. */
  public Origin origin() {
    return header.origin();
  }

  /** The same family with an origin that tells more. */
  public Family with(Origin origin) {
    Header told = new Header(plan(), grid(), medium(), steps(), origin);
    return new Family(told, parameters, mean, factor);
  }

  /** Numbers that its signals share. */
  public int shared() {
    return parameters.length;
  }

  /** Inner steps by which it was learned; 1 where it has none, and looks at a signal once. */
  public int innerSteps() {
    return plan().form().innerSteps().orElse(1);
  }

  /**
   * Refuses numbers of inner steps that nobody means, and all but one where it has no inner steps.
   */
  public void requireSteps(int steps) {
    InnerLoop.requireSteps(steps);
    if (plan().form().innerSteps().isEmpty() && steps != 1) {
      throw new IllegalArgumentException(
          "inner steps are "
              + steps
              + " but the family has none: its encoder looks at a signal once");
    }
  }

  /** Numbers of a latent. */
  public int latent() {
    return plan().form().latent();
  }

  /** The parameters, as the passes pack them. */
  double[] doubles() {
    double[] doubles = new double[parameters.length];
    Arrays.setAll(doubles, i -> parameters[i]);
    return doubles;
  }

  /** Mean of the latents that were learned from; not to be changed. */
  double[] mean() {
    return mean;
  }

  /** Their covariance, {@code [latent][latent]}. */
  double[][] covariance() {
    int n = latent();
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k <= Math.min(i, j); k++) {
          covariance[i][j] += factor[i * n + k] * factor[j * n + k];
        }
      }
    }
    return covariance;
  }

  /**
   * A latent drawn from the normal distribution of those that were learned from.
   *
   * @param index of the draw; equal seeds and indices give equal latents
   */
  public double[] sample(long seed, long index) {
    CounterRandom random = new CounterRandom(seed, index);
    int n = latent();
    double[] phi = mean.clone();
    for (int k = 0; k < n; k++) {
      double normal = random.normal(k);
      for (int i = k; i < n; i++) {
        phi[i] += factor[i * n + k] * normal;
      }
    }
    return phi;
  }

  /**
   * Latents from one to another in equal steps, both included.
   *
   * @param count of them, at least 2
   */
  public static List<double[]> between(double[] from, double[] to, int count) {
    List<double[]> latents = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double[] phi = new double[from.length];
      for (int k = 0; k < phi.length; k++) {
        phi[k] = from[k] + (to[k] - from[k]) * s / (count - 1);
      }
      latents.add(phi);
    }
    return latents;
  }

  /**
   * New signals as a set.
   *
   * @param names of them, for messages
   * @throws IllegalArgumentException if one is not what the family's signals are
   */
  public SignalSet signals(List<Signal> signals, List<String> names) {
    return SignalSet.of(signals, names, medium(), "each of the family");
  }

  /**
   * The latent of a new signal.
   *
   * @param name of the signal, for messages
   * @param steps inner steps, where it has such
   * @throws IllegalArgumentException if it is not what the family's signals are
   */
  public double[] latent(Signal signal, String name, int steps) {
    SignalSet alone = signals(List.of(signal), List.of(name));
    try (Members members = new Members(this, 1)) {
      return members.latents(alone, steps)[0];
    }
  }

  /**
   * The latent of a new signal of which some points are known, after as many inner steps as in
   * learning.
   *
   * @param name of the signal, for messages
   * @param shown which of its points, at least one
   * @throws IllegalArgumentException if it is not what the family's signals are
   */
  public double[] latent(Signal signal, String name, int[] shown) {
    SignalSet alone = signals(List.of(signal), List.of(name));
    FamilyEngine<?> engine = FamilyEngine.of(plan().form());
    engine.pack(doubles());
    return engine.work(grid(), medium().channels()).latent(alone.values(0), shown);
  }

  /**
   * The member of a latent, as an ordinary model.
   *
   * @param phi as many numbers as {@link #latent}
   */
  public Model member(double[] phi) {
    if (phi.length != latent()) {
      throw new IllegalArgumentException(
          "latent has " + phi.length + " numbers; the family needs " + latent());
    }
    for (double number : phi) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "latent has the number " + number + "; finite ones are needed");
      }
    }
    NetworkSpec network = plan().form().network();
    FamilyEngine<?> engine = FamilyEngine.of(plan().form());
    engine.pack(doubles());
    Parameters own = new Parameters(network.layout(), engine.member(phi));
    return new Model(
        TrainingPlan.of(network, plan().learningRate(), plan().seed()),
        grid(),
        medium(),
        SignalSet.range(medium()),
        own,
        Precision.FLOAT32,
        new Provenance(
            "",
            "",
            Program.text(),
            System.getProperty("java.version"),
            "cpu",
            plan().form().innerSteps().orElse(0),
            Map.of("model", "family"),
            Map.of()));
  }

  /**
   * Writes the family where a place has been claimed for it.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Output output) throws IOException {
    double[] numbers = Arrays.copyOf(doubles(), parameters.length + mean.length + factor.length);
    System.arraycopy(mean, 0, numbers, parameters.length, mean.length);
    System.arraycopy(factor, 0, numbers, parameters.length + mean.length, factor.length);
    NumberFile.FAMILY.write(output, Header.class, new NumberFile.Content<>(header, numbers));
  }

  /**
   * Reads a family.
   *
   * @throws SignalFormatException if it is missing, damaged or something else
   */
  public static Family read(Path file) throws IOException {
    NumberFile.Content<Header> content = NumberFile.FAMILY.read(file, Header.class);
    Header header = content.header();
    double[] numbers = content.numbers();
    int parameters = header.plan().layout().size();
    int latent = header.plan().form().latent();
    int needed = parameters + latent + latent * latent;
    if (numbers.length != needed) {
      throw new SignalFormatException(
          file, "has " + numbers.length + " numbers but its plan needs " + needed);
    }
    float[] shared = new float[parameters];
    for (int i = 0; i < parameters; i++) {
      shared[i] = (float) numbers[i];
    }
    double[] mean = Arrays.copyOfRange(numbers, parameters, parameters + latent);
    double[] factor = Arrays.copyOfRange(numbers, parameters + latent, needed);
    return new Family(header, shared, mean, factor);
  }
}
