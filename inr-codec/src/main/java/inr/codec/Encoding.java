package inr.codec;

import inr.codec.shape.Preset;

/**
 * An encoded picture.
 *
 * @param file the bytes
 * @param decoded what they decode to
 * @param psnr of that against the original, in dB
 * @param estimatedBits what training believed the latents and networks to take
 * @param options what it was encoded with
 * @param preset size of its networks
 * @param steps of training
 */
public record Encoding(
    byte[] file,
    DecodedPicture decoded,
    double psnr,
    double estimatedBits,
    EncodingOptions options,
    Preset preset,
    int steps) {
  /** Bits per pixel of the whole file. */
  public double bitsPerPixel() {
    return 8.0 * file.length / ((double) decoded.medium().width() * decoded.medium().height());
  }
}
