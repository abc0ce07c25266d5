package inr.io.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the chunks of a WAV file say before its samples: format, and where the samples are.
 *
 * @param channels at least 1
 * @param rate frames a second, at least 1
 * @param bytesPerSample 1 to 4 for integers, 4 or 8 for floating point
 * @param floatingPoint whether samples are floating point
 * @param dataStart position of the first sample
 * @param dataBytes bytes of samples that the header claims and the file has
 * @param notes what a reader should know
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">WAVE</a>, EBU
 *     Tech 3306 for RF64
 */
record WaveHeader(
    int channels,
    int rate,
    int bytesPerSample,
    boolean floatingPoint,
    long dataStart,
    long dataBytes,
    List<String> notes) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final long UNKNOWN = 0xffffffffL;
  private static final int LARGEST_FORMAT = 4096;

  WaveHeader {
    notes = List.copyOf(notes);
  }

  private record Format(
      int channels, int rate, int bytesPerSample, int validBits, boolean floatingPoint) {}

  /**
   * Walks the chunks up to the one with the samples, which is the only one whose length may lie,
   * and only as unknown.
   */
  static WaveHeader read(Path file, FileChannel in) throws IOException {
    long length = in.size();
    String container = ISO_8859_1.decode(bytes(file, in, 0, 12, "its RIFF header")).toString();
    if (container.startsWith("RIFX")) {
      throw new SignalFormatException(file, "is a big-endian RIFX sound; save it as a plain WAV");
    }
    if (!(container.startsWith("RIFF") || container.startsWith("RF64"))
        || !container.endsWith("WAVE")) {
      throw new SignalFormatException(
          file, "is not a WAV sound (no RIFF header); a WAV sound is needed");
    }
    Format format = null;
    long longData = UNKNOWN;
    for (long position = 12; ; ) {
      ByteBuffer head =
          bytes(
              file,
              in,
              position,
              8,
              format == null ? "its header, before the format" : "its header, before the samples");
      String type = ISO_8859_1.decode(head.slice(0, 4)).toString();
      long claimed = Integer.toUnsignedLong(head.getInt(4));
      long start = position + 8;
      if (type.equals("data")) {
        if (format == null) {
          throw new SignalFormatException(
              file, "has samples before any format (no fmt chunk); the file is damaged");
        }
        return samples(
            file, format, start, length - start, claimed == UNKNOWN ? longData : claimed);
      }
      if (claimed > length - start) {
        throw new SignalFormatException(
            file,
            "ends in its chunk at byte "
                + position
                + ", which claims "
                + claimed
                + " bytes; the file is cut off");
      }
      if (type.equals("fmt ")) {
        format =
            format(
                file,
                bytes(file, in, start, (int) Math.min(claimed, LARGEST_FORMAT), "its format"));
      } else if (type.equals("ds64") && claimed >= 16) {
        longData = bytes(file, in, start, 16, "its RF64 sizes").getLong(8);
      }
      position = start + claimed + (claimed & 1);
    }
  }

  private static ByteBuffer bytes(Path file, FileChannel in, long position, int count, String where)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (in.read(buffer, position + buffer.position()) < 0) {
        throw new SignalFormatException(
            file, "ends in " + where + "; the file is cut off or not a WAV sound");
      }
    }
    return buffer.flip();
  }

  private static Format format(Path file, ByteBuffer fmt) throws SignalFormatException {
    if (fmt.limit() < 16) {
      throw new SignalFormatException(
          file, "format has " + fmt.limit() + " bytes; at least 16 are needed");
    }
    int tag = fmt.getShort(0) & 0xffff;
    int channels = fmt.getShort(2) & 0xffff;
    int rate = fmt.getInt(4);
    int frameBytes = fmt.getShort(12) & 0xffff;
    int bits = fmt.getShort(14) & 0xffff;
    int validBits = bits;
    if (tag == EXTENSIBLE && fmt.limit() >= 40) {
      validBits = fmt.getShort(18) & 0xffff;
      tag = fmt.getShort(24) & 0xffff; // the first two bytes of the sub-format are a tag as above
    }
    if (tag != PCM && tag != FLOAT) {
      throw new SignalFormatException(
          file, "is coded as " + codec(tag) + "; PCM and floating point are read, save it as such");
    }
    boolean floatingPoint = tag == FLOAT;
    int width = channels == 0 ? 0 : frameBytes / channels;
    boolean known =
        floatingPoint
            ? (width == 4 || width == 8) && bits == 8 * width
            : width >= 1 && width <= 4 && bits <= 8 * width && bits > 8 * (width - 1);
    if (channels == 0 || rate < 1 || frameBytes != width * channels || !known) {
      throw new SignalFormatException(
          file,
          "format claims "
              + channels
              + " channels, "
              + Integer.toUnsignedLong(rate)
              + " Hz, "
              + bits
              + "-bit "
              + (floatingPoint ? "float" : "PCM")
              + " in frames of "
              + frameBytes
              + " bytes; 8, 16, 24 or 32-bit PCM and 32 or 64-bit float in whole bytes are read");
    }
    return new Format(channels, rate, width, validBits, floatingPoint);
  }

  private static String codec(int tag) {
    return switch (tag) {
      case 2 -> "Microsoft ADPCM";
      case 6 -> "A-law";
      case 7 -> "mu-law";
      case 0x11 -> "IMA ADPCM";
      case 0x31 -> "GSM 6.10";
      case 0x50 -> "MPEG";
      case 0x55 -> "MP3";
      default -> "WAVE format " + tag;
    };
  }

  private static WaveHeader samples(Path file, Format format, long start, long found, long claimed)
      throws SignalFormatException {
    int frameBytes = format.bytesPerSample * format.channels;
    String kind = 8 * format.bytesPerSample + (format.floatingPoint ? "-bit float" : "-bit PCM");
    List<String> notes = new ArrayList<>();
    long bytes = claimed;
    if (claimed == UNKNOWN || claimed == 0 && found > 0) {
      // Programs that write to a pipe cannot go back to fill in the length.
      bytes = found - found % frameBytes;
      notes.add(
          "header gives no length ("
              + (claimed == 0 ? "0" : "0xFFFFFFFF")
              + "); all "
              + bytes / frameBytes
              + " frames to the end of the file were read");
    } else if (claimed > found) {
      throw new SignalFormatException(
          file,
          kind
              + " data ends after "
              + found / frameBytes
              + " of "
              + claimed / frameBytes
              + " frames; the file is cut off");
    } else if (claimed % frameBytes != 0) {
      throw new SignalFormatException(
          file,
          kind
              + " data of "
              + claimed
              + " bytes is not a whole number of frames of "
              + frameBytes
              + " bytes; the file is damaged");
    }
    if (bytes < frameBytes) {
      throw new SignalFormatException(file, "has no samples; at least 1 frame is needed");
    }
    if (bytes / format.bytesPerSample > Integer.MAX_VALUE - 8) {
      throw new SignalFormatException(
          file,
          "has "
              + bytes / format.bytesPerSample
              + " samples; at most "
              + (Integer.MAX_VALUE - 8)
              + " fit into an array");
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
    return new WaveHeader(
        format.channels,
        format.rate,
        format.bytesPerSample,
        format.floatingPoint,
        start,
        bytes,
        notes);
  }
}
