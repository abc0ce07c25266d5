package inr.io.audio;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.List;

/**
 * A sound as it was read: stored numbers, frame by frame, the channels of a frame together.
 *
 * @param medium frames, channels, rate and sample width
 * @param samples {@link Samples.Integers} for PCM (8-bit numbers less 128), {@link Samples.Floats}
 *     for floating point
 * @param notes what was changed on the way from the file's numbers to these, one short line each;
 *     empty if nothing was
 */
public record DecodedSound(Medium.Sound medium, Samples samples, List<String> notes) {
  public DecodedSound {
    notes = List.copyOf(notes);
    long expected = (long) medium.frames() * medium.channels();
    if (samples.size() != expected) {
      throw new IllegalArgumentException(
          "sound needs " + expected + " samples but has " + samples.size());
    }
  }
}
