package inr.report;

import inr.io.Output;
import inr.io.audio.SoundWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A sound as a page plays it: 16 bits, the first two channels, the first 30 s.
 *
 * @param medium of what is played
 * @param samples of it
 */
public record ShownSound(Medium.Sound medium, Samples.Integers samples) {
  /** What a page of two sounds can hold without becoming unwieldy. */
  public static final int MOST_SECONDS = 30;

  private static final int BITS = 16;
  private static final int MOST_CHANNELS = 2;

  /** What is played of samples of a medium. */
  public static ShownSound of(Medium.Sound medium, Samples samples) {
    int frames = framesOf(medium);
    int channels = Math.min(MOST_CHANNELS, medium.channels());
    Medium.Sound shown = new Medium.Sound(frames, channels, medium.rate(), BITS, false);
    int[] values = new int[frames * channels];
    double factor = shown.fullScale() / medium.fullScale();
    for (int i = 0; i < values.length; i++) {
      double value = factor * samples.get(i / channels * medium.channels() + i % channels);
      values[i] =
          (int) Math.round(Math.max(-shown.fullScale(), Math.min(shown.fullScale() - 1, value)));
    }
    return new ShownSound(shown, new Samples.Integers(values));
  }

  /** Frames of a sound that are played. */
  public static int framesOf(Medium.Sound medium) {
    return (int) Math.min(medium.frames(), (long) MOST_SECONDS * medium.rate());
  }

  /** The bytes of a WAV file. */
  public byte[] wav() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Output output = Output.of(Path.of("shown.wav"), bytes, () -> {})) {
      SoundWriter.write(output, medium, samples);
    } catch (IOException full) {
      throw new UncheckedIOException("a sound could not be made for its page", full);
    }
    return bytes.toByteArray();
  }
}
