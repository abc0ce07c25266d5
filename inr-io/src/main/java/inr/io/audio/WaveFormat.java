package inr.io.audio;

import inr.io.SignalFormatException;
import inr.io.audio.SoundHeader.SampleFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/**
 * The fmt chunk of a WAV.
 *
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html">WAVE</a>
 */
final class WaveFormat {
  private static final int LEAST_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  /** The last twelve bytes of sub-formats that begin with a tag as above, as three numbers. */
  private static final int[][] KNOWN_SUB_FORMATS = {
    {0x00100000, 0xaa000080, 0x719b3800}, // Microsoft's
    {0x11d30721, 0xc1c84486, 0x000000ca} // of Ambisonic sounds
  };

  private WaveFormat() {}

  /**
   * Reads the chunk.
   *
   * @param notes to which is added what was not as it should be
   * @throws SignalFormatException if samples are coded, or stored in a way that is not read
   */
  static SampleFormat read(Path file, ByteBuffer fmt, List<String> notes)
      throws SignalFormatException {
    if (fmt.limit() < LEAST_BYTES) {
      throw new SignalFormatException(
          file, "format has " + fmt.limit() + " bytes; at least " + LEAST_BYTES + " are needed");
    }
    int tag = fmt.getShort(0) & 0xffff;
    int channels = fmt.getShort(2) & 0xffff;
    int rate = fmt.getInt(4);
    int frameBytes = fmt.getShort(12) & 0xffff;
    int bits = fmt.getShort(14) & 0xffff;
    int validBits = bits;
    if (tag == EXTENSIBLE && fmt.limit() >= EXTENSIBLE_BYTES) {
      requireKnown(file, fmt);
      validBits = fmt.getShort(18) & 0xffff;
      tag = fmt.getShort(24) & 0xffff;
    } else if (tag == EXTENSIBLE) {
      notes.add("its extensible format does not say which; PCM was taken for it");
      tag = PCM;
    }
    if (tag != PCM && tag != FLOAT) {
      throw new SignalFormatException(
          file, "is coded as " + codec(tag) + "; PCM and floating point are read, save it as such");
    }
    int width = channels == 0 ? 0 : frameBytes / channels;
    if (channels > 1 && bits > 0 && bits % 8 == 0 && frameBytes == bits / 8) {
      notes.add("frames of " + channels + " channels are said to have the bytes of one");
      width = frameBytes;
      frameBytes = width * channels;
    }
    boolean floatingPoint = tag == FLOAT;
    boolean known =
        floatingPoint
            ? (width == 4 || width == 8) && bits == 8 * width
            : width >= 1 && width <= 4 && bits <= 8 * width && bits > 0;
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
    return new SampleFormat(
        channels, rate, width, validBits, floatingPoint, fmt.order(), width == 1);
  }

  private static void requireKnown(Path file, ByteBuffer fmt) throws SignalFormatException {
    ByteBuffer rest = fmt.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int[] known : KNOWN_SUB_FORMATS) {
      if (rest.getInt(28) == known[0]
          && rest.getInt(32) == known[1]
          && rest.getInt(36) == known[2]) {
        return;
      }
    }
    throw new SignalFormatException(
        file, "is coded in a format of another maker's; PCM and floating point are read");
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
}
