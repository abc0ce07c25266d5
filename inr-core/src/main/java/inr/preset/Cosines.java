package inr.preset;

import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.lapped.LappedAxis;
import inr.lattice.LatticeAxis;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.spectrum.Spectrum;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of local cosines: what sounds are fitted with unless a network is named.
 *
 * <p>f(t) = S y(t) with the sums y of local cosines, see {@link inr.lapped.Blocks}, and the
 * directions S of the channels that they run along. Blocks, cosines and numbers are found without
 * training, see {@link Spectrum}, and are the best for their blocks: steps of training come only
 * where they are asked for.
 */
public final class Cosines implements Preset {
  /** Length of a block next to that of the next shorter one. */
  public static final String GROWTH = "growth";

  /** Small sounds keep so many numbers, if they have them. */
  private static final long LEAST_NUMBERS = 64;

  private static final int SHORTEST = 32;

  /** Blocks are no longer than this. */
  private static final double LONGEST_SECONDS = 0.19;

  /** Densities up to this are stored in two bytes for each number. */
  private static final double MOST_IN_HALVES = 0.5;

  private static final int USUAL_RATE = 44_100;
  private static final double LEARNING_RATE = 1e-4;
  private static final int BATCH = 1 << 14;

  Cosines() {}

  @Override
  public String name() {
    return "cosines";
  }

  @Override
  public String description() {
    return "local cosines in blocks that follow the sound, where they pay; no training";
  }

  @Override
  public String source() {
    return "this project, docs/decisions/0013; blocks after Coifman and Meyer 1991, Malvar 1992";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none().and(DENSITY, 0.3).andWhole(GROWTH, 2);
  }

  @Override
  public Map<String, Double> settings(Shape shape, Effort effort) {
    return switch (effort) {
      case FAST -> Map.of(GROWTH, 4.0);
      case SMALL -> Map.of(DENSITY, 0.1);
      case BEST -> Map.of(DENSITY, 1.0);
    };
  }

  /** Eleven bits of each number are 74 dB: more than so many numbers give in most sounds. */
  @Override
  public boolean halves(Settings settings) {
    return settings.number(DENSITY) <= MOST_IN_HALVES;
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    double density = settings.number(DENSITY);
    if (!(signal.coordinates() instanceof Grid grid) || grid.dimensions() != 1) {
      throw new IllegalArgumentException("model cosines needs samples along one axis");
    }
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "setting density is " + density + "; a number above 0 up to 1 is needed");
    }
    double budget = density * signal.points() * signal.channels();
    Spectrum.Sizes sizes =
        new Spectrum.Sizes(SHORTEST, longest(signal.medium()), settings.whole(GROWTH));
    try (Workers workers = new Workers(threads)) {
      Spectrum spectrum =
          Spectrum.of(signal, sizes, Math.max(LEAST_NUMBERS, (long) budget), workers);
      return start(signal, grid.axes().get(0), spectrum, seed);
    }
  }

  private static int longest(Medium medium) {
    int rate = medium instanceof Medium.Sound sound ? sound.rate() : USUAL_RATE;
    return Math.max(
        SHORTEST, Integer.highestOneBit((int) Math.min(1 << 20, LONGEST_SECONDS * rate)));
  }

  private static Start start(Signal signal, Axis axis, Spectrum spectrum, long seed) {
    List<Spectrum.Track> tracks = spectrum.tracks();
    Distribution zero = new Distribution.Constant(0);
    LappedAxis lapped = new LappedAxis(0, LatticeAxis.over(axis, 1), spectrum.blocks());
    NetworkSpec network =
        new NetworkSpec(
            1,
            new Encoding.LocalCosines(
                lapped, tracks.stream().map(Spectrum.Track::chosen).toList(), zero),
            List.of(ChannelEnd.layer(signal.channels())));
    Parameters parameters = network.layout().initial(seed);
    fill(parameters, tracks);
    Recipe recipe =
        new Recipe(
            new Loss.MeanSquaredError(),
            new Optimizer.SparseAdam(0.9, 0.95, 1e-12),
            LEARNING_RATE,
            Schedule.HoldThenLinear.of(),
            new Sampler.RandomBatches(BATCH),
            0);
    ValueRange range = new ValueRange(-spectrum.spread(), spectrum.spread(), -1, 1);
    return new Start(signal.withRange(range), network, recipe, Optional.of(parameters));
  }

  /** Numbers of the tables, and directions as the weights of the end. */
  private static void fill(Parameters parameters, List<Spectrum.Track> tracks) {
    float[] flat = parameters.values();
    List<Tensor> tensors = parameters.layout().tensors();
    ChannelEnd end = new ChannelEnd(parameters);
    for (int k = 0; k < tracks.size(); k++) {
      Spectrum.Track track = tracks.get(k);
      System.arraycopy(track.numbers(), 0, flat, tensors.get(k).offset(), track.numbers().length);
      end.direct(k, track.direction());
    }
  }
}
