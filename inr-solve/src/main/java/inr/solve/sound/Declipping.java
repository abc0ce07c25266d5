package inr.solve.sound;

import inr.operator.Clip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A clipped sound: y = Clip(x). Samples between the limits are known, the others lie at the limit
 * or beyond.
 *
 * @param data y
 * @param operator the limits, full scale being 1
 */
public record Declipping(Waves data, Clip operator) implements SoundProblem {
  /**
   * The problem of a sound whose samples from a share of its highest and of its lowest value on are
   * clipped. These differ by a step where integers are clipped at full scale.
   *
   * @param share above 0 and at most 1; at 1 only the very highest and lowest samples are clipped
   */
  public static Declipping of(Waves data, double share) {
    requireShare(share);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] channel : data.channels()) {
      for (double value : channel) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "sound has one value, " + low + ", everywhere, so nothing of it is clipped");
    }
    return new Declipping(data, new Clip(share * low, share * high));
  }

  /** The problem of clipping a known sound at a share of its largest magnitude. */
  public static Declipping simulated(Waves truth, double share) {
    requireShare(share);
    double limit = share * truth.peak();
    if (limit == 0) {
      throw new IllegalArgumentException("sound is silent, so nothing of it can be clipped");
    }
    Clip clip = new Clip(-limit, limit);
    Waves data = truth.map(truth.rate(), channel -> Arrays.stream(channel).map(clip::of).toArray());
    return new Declipping(data, clip);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "clipping is at " + share + " of the peak; more than 0 and at most 1 is accepted");
    }
  }

  /** What has to be beaten, from the simplest on; of one name with several settings. */
  public static List<SoundMethod<? super Declipping>> baselines() {
    List<SoundMethod<? super Declipping>> all = new ArrayList<>();
    all.add(new CubicSpline());
    all.add(Janssen.ofFrames(false));
    all.add(Janssen.ofFrames(true));
    all.add(SampledField.of(0));
    return all;
  }

  /** The sound whose spectrum is sparse. */
  public static PersistentSparsity prior() {
    return PersistentSparsity.ofSeconds(0.093);
  }

  @Override
  public Waves start() {
    return data;
  }

  @Override
  public Bounds bounds(int channel) {
    double[] y = data.channels().get(channel);
    int[] places = new int[y.length];
    Arrays.setAll(places, i -> i);
    return new Bounds(
        places,
        Arrays.stream(y).map(operator::least).toArray(),
        Arrays.stream(y).map(operator::largest).toArray());
  }

  @Override
  public void explain(int channel, double[] z) {
    double[] y = data.channels().get(channel);
    for (int i = 0; i < y.length; i++) {
      z[i] = Math.min(Math.max(z[i], operator.least(y[i])), operator.largest(y[i]));
    }
  }

  @Override
  public double misfit(Waves x) {
    double sum = 0;
    for (int c = 0; c < data.channels().size(); c++) {
      double[] y = data.channels().get(c);
      for (int i = 0; i < y.length; i++) {
        double rest = operator.of(x.channels().get(c)[i]) - y[i];
        sum += rest * rest;
      }
    }
    return Math.sqrt(sum / ((double) data.frames() * data.channels().size()));
  }

  @Override
  public boolean[] wanted(int channel) {
    double[] y = data.channels().get(channel);
    boolean[] wanted = new boolean[y.length];
    for (int i = 0; i < y.length; i++) {
      wanted[i] = !operator.isKnown(y[i]);
    }
    return wanted;
  }
}
