package inr.codec.file;

import inr.signal.Medium;
import java.util.Optional;

/**
 * A picture without loss: what an encoder found and a file holds.
 *
 * @param medium size, channels and depth
 * @param stream of {@link inr.codec.lossless.LosslessWriter}
 * @param profile ICC profile of the colours, if they are not sRGB
 */
public record LosslessPicture(Medium.Picture medium, byte[] stream, Optional<byte[]> profile) {}
