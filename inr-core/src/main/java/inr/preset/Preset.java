package inr.preset;

import inr.network.NetworkSpec;
import inr.signal.Signal;
import java.util.Map;
import java.util.Optional;

/**
 * A network of the field with its usual settings and the way it is fitted.
 *
 * <p>To add one, write its class and name it in {@link Presets#ALL}.
 */
public interface Preset {
  /** See {@link NetworkSpec#hiddenLayers}. */
  String HIDDEN_LAYERS = "hidden-layers";

  /** Features of a hidden layer. */
  String WIDTH = "width";

  /** Frequency of sine layers, or the like. */
  String OMEGA = "omega";

  /** ω of the first layer. */
  String FIRST_OMEGA = "first-omega";

  /** Octaves of a positional encoding. */
  String OCTAVES = "octaves";

  /** How many frequencies Fourier features have. */
  String FREQUENCIES = "frequencies";

  /** Standard deviation of Fourier features, in cycles per unit of coordinate. */
  String SIGMA = "sigma";

  /** Rank of the matrices of layers that are products of two. */
  String RANK = "rank";

  /** Numbers of the model for each sample of the signal, or of each channel. */
  String DENSITY = "density";

  /** Rows that a table has at most. */
  String ROWS = "rows";

  /** Nodes of a grid along an axis. */
  String NODES = "nodes";

  /** How often training sees every sample. */
  String EPOCHS = "epochs";

  /** Name that people use. */
  String name();

  /** What it is, in one line. */
  String description();

  /** Where it comes from. */
  String source();

  /**
   * Its settings for a signal, with their usual values; what follows from another setting is
   * computed from the one given.
   */
  Settings settings(Shape shape);

  /** Settings that differ for an effort; none where the preset knows no efforts. */
  default Map<String, Double> settings(Shape shape, Effort effort) {
    return Map.of();
  }

  /**
   * Settings after one has been changed: those that follow from it and have not been given change,
   * too.
   */
  default Settings with(Shape shape, Settings settings, String name, double value) {
    return settings.with(name, value);
  }

  /** Whether two bytes for each parameter lose next to nothing, unless others are asked for. */
  default boolean halves(Settings settings) {
    return false;
  }

  /**
   * What a fit of a signal begins with.
   *
   * @param seed of what is drawn
   * @param threads that may work on it; no bit depends on them
   */
  Start start(Signal signal, Settings settings, long seed, int threads);

  /**
   * Numbers that its network has for a signal, at most: what a fit begins with is looked for where
   * nothing less tells.
   *
   * @throws IllegalArgumentException if it does not take such a signal or setting
   */
  default long size(Signal signal, Settings settings, int threads) {
    return start(signal, settings, 0, threads).network().layout().size();
  }

  /** A preset that looks at nothing of a signal but its shape. */
  interface OfShape extends Preset {
    /**
     * The network.
     *
     * @param seed of what is drawn once and not trained
     */
    NetworkSpec network(Shape shape, Settings settings, long seed);

    /**
     * Settings after one has been changed. There are as many frequencies as a layer has features,
     * as in the networks of Tancik et al., and ranks are half of that, until another number is
     * given.
     */
    @Override
    default Settings with(Shape shape, Settings settings, String name, double value) {
      Settings changed = settings.with(name, value);
      if (!name.equals(WIDTH)) {
        return changed;
      }
      if (settings.has(FREQUENCIES) && settings.number(FREQUENCIES) == settings.number(WIDTH)) {
        return changed.with(FREQUENCIES, value);
      }
      boolean half =
          settings.has(RANK)
              && settings.number(RANK) == Math.max(1, Math.floor(settings.number(WIDTH) / 2));
      return half ? changed.with(RANK, Math.max(1, Math.floor(value / 2))) : changed;
    }

    @Override
    default long size(Signal signal, Settings settings, int threads) {
      return network(Shape.of(signal), settings, 0).layout().size();
    }

    /** How it is fitted when its layers have their usual width. */
    Recipe recipe(Shape shape, NetworkSpec network);

    @Override
    default Start start(Signal signal, Settings settings, long seed, int threads) {
      Shape shape = Shape.of(signal);
      NetworkSpec network = network(shape, settings, seed);
      Recipe recipe = recipe(shape, network);
      Settings usual = settings(shape);
      Recipe fitting =
          usual.has(WIDTH) ? recipe.forWidth(usual.whole(WIDTH), settings.whole(WIDTH)) : recipe;
      return new Start(signal, network, fitting, Optional.empty());
    }
  }
}
