package inr.contest;

import inr.field.Fit;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.preset.Preset;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.signal.Signal;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A network with the setting that brings it near to a number of parameters: its density where it
 * has one, the rows of its tables where these are limited, else the width of its layers.
 *
 * @param preset of the network
 * @param setting that was chosen
 * @param value of it
 * @param parameters that the network has with it
 */
public record Contestant(Preset preset, String setting, double value, long parameters) {
  /** How far from the wanted number of parameters a network still counts as equal. */
  private static final double EQUAL = 0.1;

  /** Wider layers and longer tables are not looked for. */
  private static final int WIDEST = 1 << 16;

  private static final int DENSITY_TRIES = 8;
  private static final double DENSITY_CLOSE_ENOUGH = 0.01;

  /** Sizes of a network by its setting. */
  @FunctionalInterface
  private interface Size {
    long at(double value);
  }

  /**
   * The contestant of a preset for an original.
   *
   * @param parameters wanted
   * @param threads that may work on it; no bit depends on them
   * @throws IllegalArgumentException if the preset does not take such a signal
   */
  public static Contestant of(Preset preset, Original original, long parameters, int threads) {
    Signal signal = original.signal();
    Shape shape = Shape.of(signal);
    Settings usual = preset.settings(shape);
    String setting =
        Stream.of(Preset.DENSITY, Preset.ROWS, Preset.NODES)
            .filter(usual::has)
            .findFirst()
            .orElse(Preset.WIDTH);
    Size size = value -> preset.size(signal, preset.with(shape, usual, setting, value), threads);
    // What takes no such signal says so here, where it is not taken for a width too small.
    size.at(usual.number(setting));
    double value =
        setting.equals(Preset.DENSITY)
            ? density(size, usual.number(setting), parameters)
            : whole(size, parameters);
    return new Contestant(preset, setting, value, size.at(value));
  }

  /** Sizes are nearly in proportion to the density, up to one that has a number for everything. */
  private static double density(Size size, double usual, long parameters) {
    double density = usual;
    double ceiling = Double.POSITIVE_INFINITY;
    long there = size.at(density);
    for (int i = 0; i < DENSITY_TRIES; i++) {
      double ratio = (double) parameters / there;
      double next = Math.min(ceiling, density * ratio);
      long nextSize = sizeOrNone(size, next);
      if (Math.abs(ratio - 1) < DENSITY_CLOSE_ENOUGH || nextSize == there) {
        break;
      }
      if (nextSize < 0) {
        ceiling = (density + next) / 2;
      } else {
        density = next;
        there = nextSize;
      }
    }
    return density;
  }

  /** Sizes grow with width and rows; some networks take no narrow layers, some no wide ones. */
  private static double whole(Size size, long parameters) {
    int low = 0;
    int high = WIDEST;
    boolean taken = false;
    while (high - low > 1) {
      // doubled until one is too large, then halved in between
      boolean grows = high == WIDEST && 2 * low < WIDEST;
      int value = grows ? Math.max(1, 2 * low) : (low + high) / 2;
      long there = sizeOrNone(size, value);
      if (there > parameters || (taken && there < 0)) {
        high = value;
      } else {
        low = value;
        taken |= there > 0;
      }
    }
    long below = sizeOrNone(size, low);
    long above = sizeOrNone(size, high);
    return above < 0 || (below > 0 && parameters - below <= above - parameters) ? low : high;
  }

  /** The size, or −1 where the network takes no such value. */
  private static long sizeOrNone(Size size, double value) {
    try {
      return value == 0 ? -1 : size.at(value);
    } catch (IllegalArgumentException refused) {
      return -1;
    }
  }

  /** A fit of it, of any length. */
  public PlannedFit plan(Original original, long seed, int threads) {
    return Fit.of(original)
        .preset(preset)
        .setting(setting, value)
        .seed(seed)
        .threads(threads)
        .plan();
  }

  /** The setting as {@code --set} of {@code inr fit} takes it. */
  public String text() {
    return setting + "=" + (value == Math.rint(value) ? String.valueOf((long) value) : value);
  }

  /** How the size went, in words that begin with ok. */
  public String status(long wanted) {
    double off = (double) parameters / wanted - 1;
    return Math.abs(off) <= EQUAL
        ? Row.OK
        : String.format(
            Locale.ROOT, "%s, but with %d parameters, %+.0f %%", Row.OK, parameters, 100 * off);
  }
}
