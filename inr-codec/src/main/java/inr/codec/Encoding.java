package inr.codec;

import inr.codec.shape.Preset;
import inr.codec.train.Target;
import inr.signal.Medium;
import java.util.Optional;

/**
 * An encoded picture.
 *
 * @param medium size, channels and depth
 * @param file the bytes
 * @param psnr of what they decode to against the original, in dB
 * @param estimatedBits what training believed the latents and networks to take; those of the file
 *     where samples are kept without loss
 * @param lambda that of the target, or that was found for it; 0 where none was needed
 * @param options what it was encoded with
 * @param preset size of its networks; nothing where samples are kept without loss
 * @param steps of training; 0 where none was needed
 */
public record Encoding(
    Medium.Picture medium,
    byte[] file,
    double psnr,
    double estimatedBits,
    double lambda,
    EncodingOptions options,
    Optional<Preset> preset,
    int steps) {
  /** Bits per pixel of the whole file. */
  public double bitsPerPixel() {
    return 8.0 * file.length / pixels();
  }

  /** Whether size or quality are those of the target, or as near as {@link Target#met} says. */
  public boolean onTarget() {
    return options.target().met(file.length, pixels(), psnr);
  }

  private long pixels() {
    return (long) medium.width() * medium.height();
  }
}
