package inr.io.audio;

import inr.io.SignalFormatException;
import inr.io.audio.SoundHeader.SampleFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a sound of Sun's and NeXT's.
 *
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/AU/AU.html">AU</a>
 */
final class AuHeader {
  private static final int HEADER = 24;
  private static final long UNKNOWN = 0xffffffffL;

  private AuHeader() {}

  /** Whether a file that starts with these bytes is meant to be such a sound. */
  static boolean recognises(byte[] start) {
    return start.length >= 4 && ".snd".equals(SoundBytes.letters(ByteBuffer.wrap(start), 0));
  }

  static SoundHeader read(Path file, FileChannel in) throws IOException {
    SoundBytes bytes = new SoundBytes(file, in, ByteOrder.BIG_ENDIAN);
    ByteBuffer header = bytes.at(0, HEADER, "its AU header");
    long start = Integer.toUnsignedLong(header.getInt(4));
    long claimed = Integer.toUnsignedLong(header.getInt(8));
    int coding = header.getInt(12);
    int rate = header.getInt(16);
    int channels = header.getInt(20);
    int width =
        switch (coding) {
          case 2, 3, 4, 5 -> coding - 1;
          case 6 -> 4;
          case 7 -> 8;
          default ->
              throw new SignalFormatException(
                  file,
                  "is coded as "
                      + (coding == 1 ? "mu-law" : coding == 27 ? "A-law" : "AU format " + coding)
                      + "; PCM and floating point are read, save it as such");
        };
    if (start < HEADER || rate < 1 || channels < 1 || channels > 65_535) {
      throw new SignalFormatException(
          file,
          "header claims samples from byte "
              + start
              + ", "
              + channels
              + " channels and "
              + rate
              + " Hz; at least byte 24, 1 to 65535 channels and 1 Hz are accepted");
    }
    SampleFormat format =
        new SampleFormat(
            channels, rate, width, 8 * width, coding >= 6, ByteOrder.BIG_ENDIAN, false);
    long found = Math.max(0, bytes.length() - start);
    List<String> notes = new ArrayList<>();
    if (claimed == UNKNOWN || claimed == 0 && found > 0) {
      long whole = found - found % format.frameBytes();
      notes.add(
          "header gives no length; all "
              + whole / format.frameBytes()
              + " frames to the end of the file were read");
      return SoundHeader.of(file, format, start, whole, notes);
    }
    if (claimed > found) {
      throw SoundHeader.cutOff(file, format, found, claimed);
    }
    return SoundHeader.of(file, format, start, claimed, notes);
  }
}
