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
      ModulatedSiren.requireLatent(latent);
      double omega = 30;
      int inputs = signals.grid().dimensions() + latent;
      Distribution first = Distribution.sineFirst(inputs);
      NetworkSpec network =
          network(
              signals,
              omega,
              first,
              Distribution.pytorch(inputs),
              Distribution.sineHidden(WIDTH, omega),
              Distribution.pytorch(WIDTH));
      return new FamilyPlan(
          new ModulatedSiren(network, latent, Shifted.FIRST, first),
          new InnerLoop(1, signals.points() / PUBLISHED_BATCH, false, true),
          Optimizer.Adam.of(),
          5e-4,
          new Schedule.Cosine(1, 0),
          BATCH,
          seed);
    }
  };

  private static final int HIDDEN_LAYERS = 3;
  private static final int WIDTH = 64;
  private static final int BATCH = 16;
  private static final double PUBLISHED_BATCH = 64;

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

  private static FamilyPlan shifted(SignalSet signals, int latent, long seed, boolean learnsRates) {
    ModulatedSiren.requireLatent(latent);
    double omega = 20;
    Distribution first = Distribution.sineFirst(signals.grid().dimensions());
    Distribution later = Distribution.sineHidden(WIDTH, omega);
    NetworkSpec network = network(signals, omega, first, first, later, later);
    Distribution modulation = new Distribution.Uniform(3 / (Math.sqrt(latent) * omega));
    return new FamilyPlan(
        new ModulatedSiren(network, latent, Shifted.ALL, modulation),
        new InnerLoop(3, 1, learnsRates, true),
        Optimizer.Adam.of(),
        1e-3,
        new Schedule.Cosine(1, 0),
        BATCH,
        seed);
  }

  private static NetworkSpec network(
      SignalSet signals,
      double omega,
      Distribution firstWeight,
      Distribution firstBias,
      Distribution weight,
      Distribution bias) {
    Activation sine = new Activation.Sine(omega);
    boolean sound = signals.medium() instanceof Medium.Sound;
    Activation first = new Activation.Sine(sound ? SOUND_STRETCH * omega : omega);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Dense(WIDTH, first, firstWeight, firstBias));
    for (int l = 1; l < HIDDEN_LAYERS; l++) {
      layers.add(new Layer.Dense(WIDTH, sine, weight, bias));
    }
    layers.add(new Layer.Dense(signals.channels(), new Activation.Identity(), weight, bias));
    return new NetworkSpec(signals.grid().dimensions(), new Encoding.Identity(), layers);
  }

  /** Its name in words and on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
