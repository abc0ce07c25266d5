package inr.solve.sound;

import inr.operator.Mask;
import inr.operator.Shape;
import inr.solve.Misfit;
import java.util.ArrayList;
import java.util.List;

/**
 * A sound with gaps: y = x where the mask keeps it, in all channels alike.
 *
 * @param operator the mask
 * @param measured what is known of each channel
 * @param rate samples a second
 */
public record GapFilling(Mask operator, List<double[]> measured, int rate) implements SoundProblem {
  /** Seconds of the longest gap that anything can be said of. */
  private static final double LONGEST = 0.5;

  public GapFilling {
    measured = List.copyOf(measured);
    if (operator.keepsAll()) {
      throw new IllegalArgumentException("no sample is missing, so there is nothing to fill in");
    }
    int longest = 0;
    int length = 0;
    for (boolean kept : operator.kept()) {
      length = kept ? 0 : length + 1;
      longest = Math.max(longest, length);
    }
    if (longest > LONGEST * rate) {
      throw new IllegalArgumentException(
          "a gap has "
              + longest
              + " samples, "
              + (double) longest / rate
              + " s; gaps of up to "
              + LONGEST
              + " s can be filled");
    }
  }

  /**
   * The problem of a sound.
   *
   * @param kept for each sample of a channel whether it is known
   */
  public static GapFilling of(Waves sound, boolean[] kept) {
    Mask mask = new Mask(Shape.of(sound.frames()), kept);
    List<double[]> measured = new ArrayList<>();
    for (double[] channel : sound.channels()) {
      double[] known = new double[mask.range().size()];
      mask.apply(channel, known);
      measured.add(known);
    }
    return new GapFilling(mask, measured, sound.rate());
  }

  /** What has to be beaten, from the simplest on. */
  public static List<SoundMethod<? super GapFilling>> baselines() {
    List<SoundMethod<? super GapFilling>> all = new ArrayList<>();
    all.add(new CubicSpline());
    all.add(GapPrediction.janssen());
    all.add(GapPrediction.burg());
    all.add(prior());
    all.add(SampledField.of(0));
    return all;
  }

  /** The mean of the sound whose spectrum is sparse and of Burg's prediction. */
  public static SoundMethod<GapFilling> answer() {
    return new Consensus<>(prior(), GapPrediction.burg());
  }

  /** The sound whose spectrum is sparse. */
  public static PersistentSparsity prior() {
    return PersistentSparsity.ofSeconds(0.186);
  }

  /** Zeros in the gaps. */
  @Override
  public Waves start() {
    List<double[]> channels = new ArrayList<>();
    for (double[] known : measured) {
      double[] whole = new double[operator.domain().size()];
      operator.adjoint(known, whole);
      channels.add(whole);
    }
    return new Waves(channels, rate);
  }

  @Override
  public Bounds bounds(int channel) {
    return Bounds.known(Bounds.places(operator.kept()), measured.get(channel));
  }

  @Override
  public void explain(int channel, double[] z) {
    operator.replace(z, measured.get(channel));
  }

  @Override
  public double misfit(Waves x) {
    return Misfit.rms(operator, x.channels(), measured);
  }

  @Override
  public boolean[] wanted(int channel) {
    boolean[] missing = operator.kept();
    for (int i = 0; i < missing.length; i++) {
      missing[i] = !missing[i];
    }
    return missing;
  }
}
