package inr.family;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Sha256;
import inr.rendering.Rounding;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Signals of one shape: S of N points and C channels each, in training units, in which the whole
 * range of a picture, or of a sound up to full scale, is [−½, ½]. Immutable; nothing is copied.
 */
public final class SignalSet {
  private final Grid grid;
  private final Medium medium;
  private final float[][] values;

  /**
   * Signals on a grid.
   *
   * @param medium of every signal: a picture or a sound
   * @param values {@code [S][N·C]} in training units, at least one signal
   */
  SignalSet(Grid grid, Medium medium, float[][] values) {
    this.grid = grid;
    this.medium = medium;
    this.values = values;
  }

  /**
   * Signals as one set.
   *
   * @param signals at least one
   * @param names of them, for messages
   * @throws IllegalArgumentException if one is neither a picture nor a sound, or differs from the
   *     first in size, channels, depth or rate
   */
  public static SignalSet of(List<Signal> signals, List<String> names) {
    return of(signals, names, signals.get(0).medium(), names.get(0));
  }

  /** The same, where another signal decides what they must be. */
  static SignalSet of(List<Signal> signals, List<String> names, Medium medium, String whose) {
    float[][] values = new float[signals.size()][];
    for (int s = 0; s < values.length; s++) {
      requireAlike(medium, whose, signals.get(s).medium(), names.get(s));
      values[s] = values(medium, signals.get(s).samples());
    }
    return new SignalSet((Grid) signals.get(0).coordinates(), medium, values);
  }

  /**
   * Parts of signals, a set for each: squares of pictures, or windows of sounds, that do not
   * overlap. What is left over at the right, below or at the end is in none.
   *
   * @param signals at least one, of any size
   * @param names of them, for messages
   * @param side pixels of a square's side, or samples of a window
   * @throws IllegalArgumentException if a signal is neither a picture nor a sound, is smaller than
   *     a part, or differs from the first in channels, depth or rate
   */
  public static List<SignalSet> patches(List<Signal> signals, List<String> names, int side) {
    requireMedium(signals.get(0).medium(), names.get(0));
    Medium part = Patches.of(signals.get(0).medium(), side, names.get(0)).part();
    List<SignalSet> sets = new ArrayList<>();
    for (int s = 0; s < signals.size(); s++) {
      Medium whole = signals.get(s).medium();
      requireMedium(whole, names.get(s));
      Patches patches = Patches.of(whole, side, names.get(s));
      requireAlike(part, names.get(0), patches.part(), names.get(s));
      int width = whole instanceof Medium.Picture picture ? picture.width() : 0;
      List<float[]> values =
          patches.cut(values(whole, signals.get(s).samples()), width * whole.channels());
      sets.add(new SignalSet(grid(part), part, values.toArray(float[][]::new)));
    }
    return sets;
  }

  /** All signals of sets of one shape; at least one set. */
  public static SignalSet together(List<SignalSet> sets) {
    SignalSet first = sets.get(0);
    return new SignalSet(
        first.grid,
        first.medium,
        sets.stream().flatMap(set -> Arrays.stream(set.values)).toArray(float[][]::new));
  }

  private static Grid grid(Medium medium) {
    return medium instanceof Medium.Picture picture
        ? Grid.of(Axis.centred("y", picture.height()), Axis.centred("x", picture.width()))
        : Grid.of(Axis.centred("t", ((Medium.Sound) medium).frames()));
  }

  private static void requireMedium(Medium medium, String name) {
    if (!(medium instanceof Medium.Picture || medium instanceof Medium.Sound)) {
      throw new IllegalArgumentException(
          name
              + ": is a "
              + medium.text()
              + "; a family is of pictures of 8 or 16 bits or of sounds");
    }
  }

  private static void requireAlike(Medium first, String firstName, Medium other, String name) {
    requireMedium(other, name);
    if (!other.equals(first)) {
      throw new IllegalArgumentException(
          name
              + ": is a "
              + other.text()
              + " but "
              + firstName
              + " is a "
              + first.text()
              + "; signals of a family have one shape");
    }
  }

  private static float[] values(Medium medium, Samples samples) {
    ValueRange range = range(medium);
    float[] values = new float[samples.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) range.toTraining(samples.get(i));
    }
    return values;
  }

  /** Values in training units of samples of such a signal. */
  float[] values(Samples samples) {
    return values(medium, samples);
  }

  /** The nearest samples to a signal, in stored units. */
  public Samples samples(int signal) {
    ValueRange range = range(medium);
    float[] stored = new float[values[signal].length];
    Rounding rounding = Rounding.of(medium);
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (float) rounding.of(range.toStored(values[signal][i]));
    }
    return new Samples.Floats(stored);
  }

  /** Refuses a grid on which no such signal lies. */
  static void requireGrid(Grid grid, Medium medium) {
    List<Integer> needed =
        medium instanceof Medium.Picture picture
            ? List.of(picture.height(), picture.width())
            : medium instanceof Medium.Sound sound ? List.of(sound.frames()) : List.of();
    if (!grid.samples().equals(needed)) {
      throw new IllegalArgumentException(
          "family has a grid of " + grid.samples() + " samples but is of a " + medium.text());
    }
  }

  /**
   * Stored units ⇄ training units: the same for all signals, whatever numbers they happen to have.
   */
  static ValueRange range(Medium medium) {
    if (medium instanceof Medium.Sound sound) {
      return new ValueRange(-sound.fullScale(), sound.fullScale(), -0.5, 0.5);
    }
    return new ValueRange(0, ((Medium.Picture) medium).peak(), -0.5, 0.5);
  }

  /** Where all of them are sampled. */
  public Grid grid() {
    return grid;
  }

  /** What each of them is. */
  public Medium medium() {
    return medium;
  }

  /** Signals, S. */
  public int size() {
    return values.length;
  }

  /** Points of a signal, N. */
  public int points() {
    return Math.toIntExact(grid.points());
  }

  /** Channels of a point, C. */
  public int channels() {
    return medium.channels();
  }

  /** {@link Sha256} of all values as big-endian floats, which names the set in checkpoints. */
  String sha256() {
    return Sha256.of(
        () ->
            Arrays.stream(values)
                .map(
                    signal -> {
                      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * signal.length);
                      bytes.asFloatBuffer().put(signal);
                      return bytes;
                    })
                .iterator());
  }

  /** Values of a signal, {@code [N·C]}, in training units; not to be changed. */
  float[] values(int signal) {
    return values[signal];
  }

  /** Those whose numbers, from 0, are chosen; at least one. */
  public SignalSet only(IntPredicate chosen) {
    return new SignalSet(
        grid,
        medium,
        IntStream.range(0, size()).filter(chosen).mapToObj(s -> values[s]).toArray(float[][]::new));
  }
}
