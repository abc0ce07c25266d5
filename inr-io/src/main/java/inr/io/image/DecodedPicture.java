package inr.io.image;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.List;

/**
 * A picture as it was read: stored numbers, row by row, the channels of a pixel together.
 *
 * @param medium size, channels and depth
 * @param samples {@link Samples.UnsignedBytes} for 8 bits, {@link Samples.UnsignedShorts} for 16,
 *     {@link Samples.Mapped} for a large picture
 * @param notes what was changed on the way from the file's numbers to these, one short line each;
 *     empty if nothing was
 */
public record DecodedPicture(Medium.Picture medium, Samples samples, List<String> notes) {
  public DecodedPicture {
    notes = List.copyOf(notes);
    long expected = (long) medium.width() * medium.height() * medium.channels();
    if (samples.size() != expected) {
      throw new IllegalArgumentException(
          "picture needs " + expected + " samples but has " + samples.size());
    }
  }
}
