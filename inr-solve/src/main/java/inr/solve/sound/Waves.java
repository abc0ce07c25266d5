package inr.solve.sound;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sound channel by channel, full scale being 1.
 *
 * @param channels at least one, all as long; owned by the waves and not changed any more
 * @param rate samples of a channel a second
 */
public record Waves(List<double[]> channels, int rate) {
  public Waves {
    channels = List.copyOf(channels);
    int frames = channels.isEmpty() ? 0 : channels.get(0).length;
    if (frames == 0 || rate < 1 || channels.stream().anyMatch(one -> one.length != frames)) {
      throw new IllegalArgumentException(
          "waves of "
              + channels.size()
              + " channels at "
              + rate
              + " Hz; at least one channel, samples, and as many in all are needed");
    }
  }

  /**
   * The waves of a sound.
   *
   * @throws IllegalArgumentException if the signal is no sound
   */
  public static Waves of(Signal signal) {
    if (!(signal.medium() instanceof Medium.Sound sound)) {
      throw new IllegalArgumentException(
          "signal is a " + signal.medium().text() + "; a sound is needed");
    }
    int count = sound.channels();
    double[][] channels = new double[count][signal.points()];
    for (int i = 0; i < signal.points(); i++) {
      for (int c = 0; c < count; c++) {
        channels[c][i] = signal.samples().get(i * count + c) / sound.fullScale();
      }
    }
    return new Waves(List.of(channels), sound.rate());
  }

  /**
   * A sound of these samples, in stored units, neither rounded nor clipped; on the stretch of the
   * world and with the depth of another one, or of floating point where these are louder than its
   * integers can be.
   */
  public Signal signal(Signal like) {
    Medium.Sound depth = (Medium.Sound) like.medium();
    boolean louder = !depth.floatingPoint() && peak() > 1;
    Medium.Sound medium =
        louder
            ? new Medium.Sound(frames(), channels.size(), rate, Float.SIZE, true)
            : new Medium.Sound(
                frames(), channels.size(), rate, depth.bits(), depth.floatingPoint());
    Axis axis = ((Grid) like.coordinates()).axes().get(0).resampled(frames());
    int count = channels.size();
    float[] values = new float[Math.multiplyExact(frames(), count)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (channels.get(i % count)[i / count] * medium.fullScale());
    }
    ValueRange range = louder ? like.range().per(depth.fullScale()) : like.range();
    return new Signal(Grid.of(axis), medium, new Samples.Floats(values), range);
  }

  /** Samples of a channel. */
  public int frames() {
    return channels.get(0).length;
  }

  /** Largest magnitude of all samples. */
  public double peak() {
    double peak = 0;
    for (double[] channel : channels) {
      for (double value : channel) {
        peak = Math.max(peak, Math.abs(value));
      }
    }
    return peak;
  }

  /** Other waves at a rate, each channel from one of these. */
  Waves map(int newRate, UnaryOperator<double[]> change) {
    return new Waves(channels.stream().map(change).toList(), newRate);
  }
}
