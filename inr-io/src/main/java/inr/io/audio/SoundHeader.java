package inr.io.audio;

import inr.io.SignalFormatException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sound file of plain numbers says before them: how they are stored, and where.
 *
 * @param format how they are stored
 * @param dataStart position of the first
 * @param dataBytes bytes of whole frames of them, which the file has
 * @param notes what a reader should know
 */
record SoundHeader(SampleFormat format, long dataStart, long dataBytes, List<String> notes) {
  SoundHeader {
    notes = List.copyOf(notes);
  }

  /**
   * How samples are stored.
   *
   * @param channels at least 1
   * @param rate frames a second, at least 1
   * @param bytesPerSample 1 to 4 for integers, 4 or 8 for floating point
   * @param validBits of a sample, the highest of its bytes
   * @param floatingPoint whether samples are floating point
   * @param order of the bytes of a sample
   * @param unsigned whether samples are stored plus half their range
   */
  record SampleFormat(
      int channels,
      int rate,
      int bytesPerSample,
      int validBits,
      boolean floatingPoint,
      ByteOrder order,
      boolean unsigned) {
    int frameBytes() {
      return bytesPerSample * channels;
    }

    /** Such as {@code 16-bit PCM}. */
    String text() {
      return 8 * bytesPerSample + (floatingPoint ? "-bit float" : "-bit PCM");
    }
  }

  /**
   * A header of bytes that are all there.
   *
   * @param bytes of samples; those behind the last whole frame are left out
   * @throws SignalFormatException if there is no whole frame
   */
  static SoundHeader of(
      Path file, SampleFormat format, long dataStart, long bytes, List<String> told)
      throws SignalFormatException {
    List<String> notes = new ArrayList<>(told);
    int frameBytes = format.frameBytes();
    long rest = bytes % frameBytes;
    if (bytes < frameBytes) {
      throw new SignalFormatException(file, "has no samples; at least 1 frame is needed");
    }
    if (rest > 0) {
      notes.add("its last frame has " + rest + " of " + frameBytes + " bytes and was left out");
    }
    if (format.validBits != 8 * format.bytesPerSample
        && !format.floatingPoint
        && format.validBits > 0) {
      notes.add(
          format.validBits
              + " valid bits in "
              + 8 * format.bytesPerSample
              + "-bit samples, taken as they are");
    }
    return new SoundHeader(format, dataStart, bytes - rest, notes);
  }

  /** A file that ends before the samples that its header claims. */
  static SignalFormatException cutOff(Path file, SampleFormat format, long found, long claimed) {
    return new SignalFormatException(
        file,
        format.text()
            + " data ends after "
            + found / format.frameBytes()
            + " of "
            + claimed / format.frameBytes()
            + " frames; the file is cut off");
  }
}
