package inr.codec;

import inr.codec.shape.Preset;
import inr.codec.train.Target;
import inr.signal.Medium;
import java.util.Optional;

/**
 * How a picture is encoded.
 *
 * @param target what it should come to: a λ, a size or a quality
 * @param effort how long it may take
 * @param preset size of the networks; where none is named, that which suits the picture
 * @param seed equal seeds give equal files
 * @param threads how many work; the file does not depend on that
 */
public record EncodingOptions(
    Target target, EncodingEffort effort, Optional<Preset> preset, long seed, int threads) {
  /** A good picture: some 36 dB, half a bit per pixel of a photograph. */
  public static final double DEFAULT_LAMBDA = 0.001;

  /** Pixels from which on large networks pay for their own bytes. */
  private static final long LARGE_PICTURE = 1 << 17;

  public EncodingOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; at least 1 is accepted");
    }
  }

  /** Defaults of an effort: λ = {@value #DEFAULT_LAMBDA}, seed 0, all processors. */
  public static EncodingOptions of(EncodingEffort effort) {
    return new EncodingOptions(
        Target.lambda(DEFAULT_LAMBDA),
        effort,
        Optional.empty(),
        0,
        Runtime.getRuntime().availableProcessors());
  }

  /** The same with another target. */
  public EncodingOptions with(Target other) {
    return new EncodingOptions(other, effort, preset, seed, threads);
  }

  /** The size of the networks of a picture. */
  public Preset preset(Medium.Picture medium) {
    long pixels = (long) medium.width() * medium.height();
    return preset.orElse(pixels < LARGE_PICTURE ? Preset.LOP : Preset.HOP);
  }
}
