package inr.family;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.family.ModulatedSiren.Shifted;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Published ways to learn a family, with settings for signals of some hundred samples. */
public enum FamilyMethod {
  /**
   * Shifts of every layer, three steps, a learned rate for each number of the latent.
   *
   * @see <a href="https://arxiv.org/abs/2201.12204">Dupont et al. 2022, functa</a>
   */
  FUNCTA(500) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      return shifted(signals, latent, seed, true);
    }
  },
  /**
   * The same with one rate, which is not learned, as COIN++ has it.
   *
   * @see <a href="https://arxiv.org/abs/2201.12904">Dupont et al. 2022, COIN++</a>
   */
  COIN(500) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      return shifted(signals, latent, seed, false);
    }
  },
  /**
   * Gradient origin network: the latent stands beside the coordinates and is the negative gradient
   * at the origin, one step. The published loss is the sum over the samples divided by the 64
   * signals of a batch, of which a step of N/64 on the mean is the same, whatever the batch. The
   * rate falls by a cosine, which they do not let it.
   *
   * @see <a href="https://arxiv.org/abs/2007.02798">Bond-Taylor and Willcocks 2021</a>
   */
  GON(600) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      return byAdam(origin(signals, latent), 5e-4, seed);
    }
  },
  /**
   * The same with latents that are drawn from a normal distribution of each signal, which is kept
   * near that of mean 0 and variance 1. Samples are taken to have a noise of {@value #NOISE} of
   * their range.
   *
   * @see <a href="https://arxiv.org/abs/2007.02798">Bond-Taylor and Willcocks 2021</a>
   */
  VARIATIONAL_GON(1000) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      double samples = signals.points() * signals.channels();
      double divergence = 2 * NOISE * NOISE / samples;
      return byAdam(new VariationalFamily(origin(signals, latent), divergence), 5e-4, seed);
    }
  },
  /**
   * Hypernetwork: an encoder of sets finds the latent, and all weights are made of it. Sizes are
   * for signals of some hundred samples, two layers of 32 where the paper has three of 256, and
   * penalties a fiftieth or less of theirs; the encoder has ω 10 instead of 30, without which it
   * tells places apart but not what is near.
   *
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, SIREN, section 4.4</a>
   */
  HYPERNETWORK(5000) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      ModulatedSiren.requireLatent(latent);
      int dimensions = signals.grid().dimensions();
      double omega = 30;
      int generated = 32;
      NetworkSpec network =
          new Sines(generated, 2, firstOmega(signals, omega), omega)
              .network(dimensions, signals.channels(), Initial.sines(dimensions, generated, omega));
      return byAdam(
          new GeneratedFamily(
              network, encoder(signals, latent), new TensorHeads(WIDTH), 0.025, 0.01),
          1e-3,
          seed);
    }
  },
  /**
   * FiLM as in pi-GAN: a mapping network makes a frequency and a phase for each neuron of the
   * latent, which is that of an encoder of sets.
   *
   * @see <a href="https://arxiv.org/abs/2012.00926">Chan et al. 2021, pi-GAN</a>
   */
  FILM(5000) {
    @Override
    public FamilyPlan plan(SignalSet signals, int latent, long seed) {
      ModulatedSiren.requireLatent(latent);
      double omega = 30;
      double published = 25;
      int dimensions = signals.grid().dimensions();
      Distribution later = Distribution.sineHidden(WIDTH, published);
      NetworkSpec network =
          network(
              signals,
              omega,
              new Initial(
                  Distribution.sineFirst(dimensions),
                  Distribution.pytorch(dimensions),
                  later,
                  Distribution.pytorch(WIDTH)));
      return byAdam(
          new GeneratedFamily(
              network, encoder(signals, latent), new FilmMapping(WIDTH, 3), 0.025, 0),
          1e-3,
          seed);
    }
  };

  private static final int HIDDEN_LAYERS = 3;
  private static final int WIDTH = 64;
  private static final int BATCH = 16;
  private static final double PUBLISHED_BATCH = 64;
  private static final double NOISE = 0.03;

  /** Points of a signal that an encoder is shown at least, some of which tell little. */
  private static final int LEAST_SHOWN = 8;

  /** A sound has more waves than a picture has along a side: COIN++ lays it on [−5, 5]. */
  private static final double SOUND_STRETCH = 5;

  private final long steps;

  FamilyMethod(long steps) {
    this.steps = steps;
  }

  /** Outer steps unless others are asked for. */
  public long steps() {
    return steps;
  }

  /** The plan for some signals; its schedule is to be stretched, see {@link FamilyPlan#lasting}. */
  public abstract FamilyPlan plan(SignalSet signals, int latent, long seed);

  private static FamilyPlan byAdam(FamilyForm form, double rate, long seed) {
    return new FamilyPlan(form, Optimizer.Adam.of(), rate, new Schedule.Cosine(1, 0), BATCH, seed);
  }

  private static FamilyPlan shifted(SignalSet signals, int latent, long seed, boolean learnsRates) {
    ModulatedSiren.requireLatent(latent);
    double omega = 20;
    Initial initial = Initial.sines(signals.grid().dimensions(), WIDTH, omega);
    NetworkSpec network = network(signals, omega, initial);
    Distribution modulation = new Distribution.Uniform(3 / (Math.sqrt(latent) * omega));
    return byAdam(
        new ModulatedFamily(
            new ModulatedSiren(network, latent, Shifted.ALL, modulation),
            new InnerLoop(3, 1, learnsRates, true)),
        1e-3,
        seed);
  }

  /** The latent beside the coordinates, and one step to it. */
  private static ModulatedFamily origin(SignalSet signals, int latent) {
    ModulatedSiren.requireLatent(latent);
    double omega = 30;
    int inputs = signals.grid().dimensions() + latent;
    Distribution first = Distribution.sineFirst(inputs);
    NetworkSpec network =
        network(
            signals,
            omega,
            new Initial(
                first,
                Distribution.pytorch(inputs),
                Distribution.sineHidden(WIDTH, omega),
                Distribution.pytorch(WIDTH)));
    return new ModulatedFamily(
        new ModulatedSiren(network, latent, Shifted.FIRST, first),
        new InnerLoop(1, signals.points() / PUBLISHED_BATCH, false, true));
  }

  /** Of two layers, with ω 10, without which it tells places apart but not what is near. */
  private static SetEncoder encoder(SignalSet signals, int latent) {
    ModulatedSiren.requireLatent(latent);
    double omega = 10;
    int shown = signals.grid().dimensions() + signals.channels();
    NetworkSpec network =
        new Sines(WIDTH, 2, firstOmega(signals, omega), omega)
            .network(shown, latent, Initial.sines(shown, WIDTH, omega));
    int points = signals.points();
    return new SetEncoder(network, Math.min(LEAST_SHOWN, points), points);
  }

  /** The network of φ = 0 of a method with shifts. */
  private static NetworkSpec network(SignalSet signals, double omega, Initial initial) {
    return new Sines(WIDTH, HIDDEN_LAYERS, firstOmega(signals, omega), omega)
        .network(signals.grid().dimensions(), signals.channels(), initial);
  }

  private static double firstOmega(SignalSet signals, double omega) {
    return signals.medium() instanceof Medium.Sound ? SOUND_STRETCH * omega : omega;
  }

  /** How a network of sines begins. */
  private record Initial(
      Distribution firstWeight, Distribution firstBias, Distribution weight, Distribution bias) {
    /** Biases as weights, all by the rule of SIREN. */
    static Initial sines(int inputs, int width, double omega) {
      Distribution first = Distribution.sineFirst(inputs);
      Distribution later = Distribution.sineHidden(width, omega);
      return new Initial(first, first, later, later);
    }
  }

  /** Layers of sines of one width. */
  private record Sines(int width, int hidden, double firstOmega, double omega) {
    NetworkSpec network(int inputs, int outputs, Initial initial) {
      List<Layer> layers = new ArrayList<>();
      layers.add(
          new Layer.Dense(
              width, new Activation.Sine(firstOmega), initial.firstWeight(), initial.firstBias()));
      for (int l = 1; l < hidden; l++) {
        layers.add(
            new Layer.Dense(width, new Activation.Sine(omega), initial.weight(), initial.bias()));
      }
      layers.add(
          new Layer.Dense(outputs, new Activation.Identity(), initial.weight(), initial.bias()));
      return new NetworkSpec(inputs, new Encoding.Identity(), layers);
    }
  }

  /** Its name in words and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
