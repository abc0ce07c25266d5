package inr.stages;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable as a sum of networks, f(x) = Σₛ εₛ uₛ(x̂), x̂ = 2(x − low)/(high −
 * low) − 1, in double precision.
 *
 * <p>Network s is fitted to what those before it leave, divided by its root mean square εₛ. The
 * first has tanh throughout. Those after it begin with sin(κₛ W x̂ + b): what is left oscillates,
 * the faster the smaller it is, and κₛ is what brings the layer to its frequency. Here κₛ is the
 * best of four multiples of the residue's mean frequency, with two draws each, after some steps;
 * the authors count zero crossings or take the peak of a spectrum.
 *
 * <p>Steps are those of Levenberg and Marquardt with the linear layer solved for, where the authors
 * take Adam and L-BFGS for tens of thousands of steps: a hundred steps do more, and small networks
 * can afford them. A {@link Stage} is dropped, and is the last, if it leaves nine tenths of what it
 * was given.
 *
 * @see <a href="https://doi.org/10.1016/j.jcp.2024.112865">Wang and Lai 2024</a>
 */
public final class MultiStage {
  /** Places of the first two stages and of those after them, as published. */
  private static final int POINTS = 1501;

  private static final int MORE_POINTS = 4801;

  /** κ√(2/(1 + width)) next to the frequency of the residue. */
  private static final double[] MULTIPLES = {0.1, 0.2, 0.4, 0.8};

  /** Starts for each of them. */
  private static final int DRAWS = 2;

  private static final int TRIAL_STEPS = 20;

  /** A coefficient of 1 of a stage with ε₀ costs as much as an error of this. */
  private static final double RIDGE = 1e-6;

  private static final double LEAST_RIDGE = 1e-13;
  private static final double USELESS = 0.9;

  /**
   * A network of the sum.
   *
   * @param network of x̂ in [−1, 1], its last layer linear
   * @param weights its parameters
   * @param magnitude ε
   * @param frequency κ; 1 in the first stage
   * @param steps that found its parameters
   * @param residue root mean square of what it leaves at the places of its fit
   */
  public record Stage(
      NetworkSpec network,
      List<Double> weights,
      double magnitude,
      double frequency,
      int steps,
      double residue) {
    public Stage {
      weights = List.copyOf(weights);
    }

    private static Stage of(
        Trial trial, double[] parameters, double magnitude, int steps, double residue) {
      List<Double> weights = Arrays.stream(parameters).boxed().toList();
      return new Stage(trial.network, weights, magnitude, trial.frequency, steps, residue);
    }

    private double[] parameters() {
      return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] values(double[] x) {
      double[] values = new ReferenceNetwork(network.circuit()).forward(parameters(), x);
      Arrays.setAll(values, i -> magnitude * values[i]);
      return values;
    }
  }

  private final double low;
  private final double high;
  private final List<Stage> stages;

  private MultiStage(double low, double high, List<Stage> stages) {
    this.low = low;
    this.high = high;
    this.stages = List.copyOf(stages);
  }

  /**
   * Of a function on [low, high]. It is asked at Chebyshev's nodes, 1,501 of them for the first two
   * stages and 4,801 for those after.
   *
   * @throws IllegalArgumentException if the interval is empty or a value is not finite
   */
  public static MultiStage of(
      DoubleUnaryOperator function, double low, double high, StageSettings settings) {
    requireInterval(low, high);
    Observations few = Observations.of(function, low, high, POINTS);
    Observations many =
        settings.stages() > 2 ? Observations.of(function, low, high, MORE_POINTS) : few;
    return new MultiStage(low, high, fit(stage -> stage < 2 ? few : many, settings));
  }

  /**
   * Of values at places between {@code low} and {@code high}, in growing order.
   *
   * @throws IllegalArgumentException if places do not grow, or values are not finite
   */
  public static MultiStage of(
      double[] places, double[] values, double low, double high, StageSettings settings) {
    requireInterval(low, high);
    double[] x = new double[places.length];
    Arrays.setAll(x, i -> 2 * (places[i] - low) / (high - low) - 1);
    Observations data = new Observations(x, values.clone());
    return new MultiStage(low, high, fit(stage -> data, settings));
  }

  private static void requireInterval(double low, double high) {
    if (!(low < high && Double.isFinite(high - low))) {
      throw new IllegalArgumentException("interval from " + low + " to " + high + " is empty");
    }
  }

  /** What a stage sees of the function. */
  private interface Data {
    Observations of(int stage);
  }

  private static List<Stage> fit(Data data, StageSettings settings) {
    List<Stage> stages = new ArrayList<>();
    double first = data.of(0).magnitude();
    try (Workers workers = new Workers(settings.threads())) {
      for (int s = 0; s < settings.stages(); s++) {
        Observations residue = residue(data.of(s), stages);
        double magnitude = residue.magnitude();
        if (magnitude == 0) {
          break;
        }
        Stage stage = stage(s, residue, magnitude, first, settings, workers);
        if (s > 0 && stage.residue > USELESS * magnitude) {
          break;
        }
        stages.add(stage);
      }
    }
    return stages;
  }

  private static Observations residue(Observations data, List<Stage> stages) {
    double[] left = data.y().clone();
    for (Stage stage : stages) {
      double[] values = stage.values(data.x());
      for (int n = 0; n < left.length; n++) {
        left[n] -= values[n];
      }
    }
    return data.with(left);
  }

  private static Stage stage(
      int number,
      Observations residue,
      double magnitude,
      double first,
      StageSettings settings,
      Workers workers) {
    double[] unit = residue.y().clone();
    Arrays.setAll(unit, n -> unit[n] / magnitude);
    Observations data = residue.with(unit);
    double ridge = Math.max(RIDGE * magnitude / first, LEAST_RIDGE);
    double unitFrequency = data.frequency() / Math.sqrt(2.0 / (1 + settings.width()));
    double[] frequencies =
        number == 0
            ? new double[] {1}
            : Arrays.stream(MULTIPLES).map(multiple -> multiple * unitFrequency).toArray();
    List<Trial> trials = new ArrayList<>();
    CounterRandom seeds = new CounterRandom(settings.seed(), number);
    for (double frequency : frequencies) {
      NetworkSpec network = network(number, frequency, settings);
      double[] sizes = sizes(network, frequency, settings);
      SeparableFit fit = new SeparableFit(network, data, sizes, ridge, workers);
      for (int draw = 0; draw < DRAWS; draw++) {
        double[] start = start(network, seeds.bits(draw));
        trials.add(new Trial(network, frequency, fit, fit.run(start, TRIAL_STEPS)));
      }
    }
    Trial best = Collections.min(trials, Comparator.comparingDouble(trial -> trial.end.error()));
    SeparableFit.End end = best.fit.run(best.end.parameters(), settings.steps());
    int steps = best.end.steps() + end.steps();
    Stage stage = Stage.of(best, end.parameters(), magnitude, steps, 0);
    double left = residue(residue, List.of(stage)).magnitude();
    return Stage.of(best, end.parameters(), magnitude, steps, left);
  }

  /** A κ after some steps. */
  private record Trial(
      NetworkSpec network, double frequency, SeparableFit fit, SeparableFit.End end) {}

  /** Layers with Xavier's initial weights, κ times as large in the first layer, and no biases. */
  private static NetworkSpec network(int stage, double frequency, StageSettings settings) {
    int width = settings.width();
    Distribution zero = new Distribution.Constant(0);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < settings.hiddenLayers(); l++) {
      int in = l == 0 ? 1 : width;
      double deviation = Math.sqrt(2.0 / (in + width)) * (l == 0 ? frequency : 1);
      Activation activation = l == 0 && stage > 0 ? new Activation.Sine(1) : new Activation.Tanh();
      layers.add(new Layer.Dense(width, activation, new Distribution.Normal(deviation), zero));
    }
    layers.add(new Layer.Dense(1, new Activation.Identity(), zero, zero));
    return new NetworkSpec(1, new Encoding.Identity(), layers);
  }

  /** Usual sizes of parameters: κ for the first weights, 1 for all others. */
  private static double[] sizes(NetworkSpec network, double frequency, StageSettings settings) {
    double[] sizes = new double[network.layout().size()];
    Arrays.fill(sizes, 1);
    Arrays.fill(sizes, 0, settings.width(), frequency);
    return sizes;
  }

  private static double[] start(NetworkSpec network, long seed) {
    float[] drawn = network.layout().initial(seed).values();
    double[] start = new double[drawn.length];
    Arrays.setAll(start, i -> drawn[i]);
    return start;
  }

  /** The networks in the order of their fits. */
  public List<Stage> stages() {
    return stages;
  }

  /** The sum of the first so many networks. */
  public MultiStage first(int count) {
    return new MultiStage(low, high, stages.subList(0, count));
  }

  /** f(x); {@link #values} takes less time for many places than as many calls. */
  public double value(double x) {
    return values(new double[] {x})[0];
  }

  /** f at places. */
  public double[] values(double[] places) {
    double[] x = new double[places.length];
    Arrays.setAll(x, i -> 2 * (places[i] - low) / (high - low) - 1);
    double[] sum = new double[x.length];
    for (Stage stage : stages) {
      double[] values = stage.values(x);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    return sum;
  }
}
