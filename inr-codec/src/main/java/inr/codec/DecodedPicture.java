package inr.codec;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Optional;

/**
 * A picture in memory.
 *
 * @param medium size, channels and depth
 * @param samples stored numbers, row by row, the channels of a pixel together
 * @param profile ICC profile of the colours, if they are not sRGB
 */
public record DecodedPicture(Medium.Picture medium, Samples samples, Optional<byte[]> profile) {}
