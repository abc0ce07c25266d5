package inr.solve.sound;

import inr.operator.RateReduction;
import inr.solve.Misfit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sound at a low rate: y = A x, A a {@link RateReduction} by a whole number.
 *
 * @param data y
 * @param operator A, whose range is as long as y
 */
public record Upsampling(Waves data, RateReduction operator) implements SoundProblem {
  public Upsampling {
    if (operator.range().size() != data.frames()) {
      throw new IllegalArgumentException(
          "sound has "
              + data.frames()
              + " samples but the operator gives "
              + operator.range().size());
    }
  }

  /** The problem of a sound whose rate is to become a multiple of what it is. */
  public static Upsampling of(Waves data, int factor) {
    long frames = (long) data.frames() * factor;
    if (frames * data.channels().size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "sound of "
              + data.frames()
              + " samples has too many of them at "
              + factor
              + " times its rate; cut it, or take a smaller factor");
    }
    return new Upsampling(data, new RateReduction((int) frames, factor));
  }

  /**
   * The problem of a known sound at a part of its rate.
   *
   * @throws IllegalArgumentException if the factor does not divide the rate and the samples
   */
  public static Upsampling simulated(Waves truth, int factor) {
    RateReduction operator = new RateReduction(truth.frames(), factor);
    if (truth.rate() % factor != 0) {
      throw new IllegalArgumentException(
          "sound has " + truth.rate() + " samples a second, which " + factor + " does not divide");
    }
    Waves data =
        truth.map(
            truth.rate() / factor,
            channel -> {
              double[] reduced = new double[operator.range().size()];
              operator.apply(channel, reduced);
              return reduced;
            });
    return new Upsampling(data, operator);
  }

  /** What has to be beaten, from the simplest on. */
  public static List<SoundMethod<? super Upsampling>> baselines() {
    List<SoundMethod<? super Upsampling>> all = new ArrayList<>();
    all.add(new CubicSpline());
    all.add(new WindowedSinc());
    all.add(SampledField.of(0));
    return all;
  }

  /** The smallest sound that explains the data exactly. */
  public static LeastNorm answer() {
    return new LeastNorm();
  }

  /** What of a sound there is still in the data: the band below the cut. */
  public Waves ceiling(Waves truth) {
    return truth.map(
        truth.rate(),
        channel -> {
          double[] low = new double[channel.length];
          operator.letThrough(channel, low);
          return low;
        });
  }

  /** Samples where they belong, and zeros between them. */
  @Override
  public Waves start() {
    int factor = operator.factor();
    return data.map(
        data.rate() * factor,
        channel -> {
          double[] stuffed = new double[operator.domain().size()];
          for (int o = 0; o < channel.length; o++) {
            stuffed[o * factor] = channel[o];
          }
          return stuffed;
        });
  }

  /** Of the band that was let through, samples are known where they were measured. */
  @Override
  public Bounds bounds(int channel) {
    int[] places = new int[data.frames()];
    Arrays.setAll(places, o -> o * operator.factor());
    return Bounds.known(places, data.channels().get(channel));
  }

  @Override
  public void explain(int channel, double[] z) {
    LeastNorm.explain(operator, z, data.channels().get(channel));
  }

  @Override
  public double misfit(Waves x) {
    return Misfit.rms(operator, x.channels(), data.channels());
  }

  @Override
  public boolean[] wanted(int channel) {
    boolean[] wanted = new boolean[operator.domain().size()];
    Arrays.fill(wanted, true);
    return wanted;
  }
}
