package inr.codec.file;

import inr.codec.lossless.Stripe;
import inr.signal.Medium;
import java.util.List;
import java.util.Optional;

/**
 * A picture without loss: what an encoder found and a file holds.
 *
 * @param medium size, channels and depth
 * @param stripes of {@link inr.codec.lossless.LosslessWriter}, from top to bottom
 * @param profile ICC profile of the colours, if they are not sRGB
 */
public record LosslessPicture(
    Medium.Picture medium, List<Stripe> stripes, Optional<byte[]> profile) {}
