package inr.solve.sound;

/**
 * What is to be solved: a sound x of which something was measured, channel by channel.
 *
 * <p>Not all that is measured is linear, so a problem tells of the set of sounds that explain the
 * data, and not of an operator: {@link #explain} is the projection on it.
 */
public interface SoundProblem {
  /** A first guess of x, as long and of the rate of the answer. */
  Waves start();

  /** What is known of samples of a channel. */
  Bounds bounds(int channel);

  /** Replaces z, a whole channel, by the nearest one that explains what was measured. */
  void explain(int channel, double[] z);

  /** rms of what is not explained, over all measurements, full scale being 1. */
  double misfit(Waves x);

  /** For each sample of a channel whether it has to be found. */
  boolean[] wanted(int channel);
}
