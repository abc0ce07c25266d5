package inr.field;

import inr.io.Sha256;
import inr.io.audio.DecodedSound;
import inr.io.image.JavaImage;
import inr.io.media.DecodedSignal;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.io.table.PointTable;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a field is fitted to.
 *
 * @param signal its samples
 * @param name of its file, without folders; empty if it came from none
 * @param sha256 {@link Sha256} of that file; empty if there was none
 * @param notes what was changed on the way to the samples, one short line each
 */
public record Original(Signal signal, String name, String sha256, List<String> notes) {
  private static final int FLOAT_BITS = 32;

  public Original {
    notes = List.copyOf(notes);
  }

  /**
   * A picture or sound file, told apart by their first bytes.
   *
   * @throws inr.io.SignalFormatException if it is missing, damaged or of a kind that is not read
   * @throws IOException if the disk fails or is full
   */
  public static Original read(Path file, MediaOptions options) throws IOException {
    DecodedSignal decoded = MediaReader.read(file, options);
    String name = String.valueOf(file.getFileName());
    return new Original(decoded.signal(), name, Sha256.of(file), decoded.notes());
  }

  /**
   * A table of measurements, {@code .csv} or {@code .tsv}.
   *
   * @param coordinates columns of the place, 1 to 3; all columns but the last unless given
   * @throws inr.io.SignalFormatException if it is missing or no such table
   * @throws IOException if the disk fails
   * @see PointTable
   */
  public static Original readTable(Path file, OptionalInt coordinates) throws IOException {
    Signal signal = PointTable.read(file, coordinates);
    return new Original(
        signal,
        String.valueOf(file.getFileName()),
        Sha256.of(file),
        List.of(signal.medium().text()));
  }

  /**
   * The bytes of a picture or sound file, up to the end of the stream, which stays open.
   *
   * @throws inr.io.SignalFormatException if they are damaged or of a kind that is not read
   * @throws IOException if the stream or the disk fails, or the disk is full
   */
  public static Original read(InputStream in, MediaOptions options) throws IOException {
    return unnamed(MediaReader.read(in, options));
  }

  /**
   * An image; its pixels are copied.
   *
   * @throws IllegalArgumentException as {@link JavaImage#picture}
   */
  public static Original of(BufferedImage image) {
    return unnamed(MediaReader.signal(JavaImage.picture(image), MediaOptions.of()));
  }

  /**
   * A sound of floating point.
   *
   * @param samples finite numbers, nominally in [−1, 1], frame by frame with the channels of a
   *     frame together; copied
   * @param channels at least 1
   * @param rate frames a second in hertz
   */
  public static Original of(float[] samples, int channels, int rate) {
    if (channels < 1 || samples.length % channels != 0) {
      throw new IllegalArgumentException(
          "sound of "
              + channels
              + " channels has "
              + samples.length
              + " samples; at least 1 channel and a multiple of the channels are accepted");
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "sample " + i + " is " + samples[i] + "; all samples must be finite");
      }
    }
    Medium.Sound medium =
        new Medium.Sound(samples.length / channels, channels, rate, FLOAT_BITS, true);
    DecodedSound sound = new DecodedSound(medium, new Samples.Floats(samples.clone()), List.of());
    return unnamed(MediaReader.signal(sound, MediaOptions.of()));
  }

  /** Any signal. */
  public static Original of(Signal signal) {
    return new Original(signal, "", "", List.of());
  }

  private static Original unnamed(DecodedSignal decoded) {
    return new Original(decoded.signal(), "", "", decoded.notes());
  }
}
