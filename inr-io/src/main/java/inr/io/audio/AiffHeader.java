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
import java.util.Optional;

/**
 * Walks the chunks of an AIFF or AIFF-C.
 *
 * @see <a href="https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/AIFF/AIFF.html">AIFF and
 *     AIFF-C</a>
 */
final class AiffHeader {
  private static final int HEAD = 8;
  private static final int COMMON = 18;
  private static final long LEAST_UNKNOWN = 0x7f000000L;

  /** Highest exponent of a rate that is an integer of ours, with its bias. */
  private static final int LARGEST_EXPONENT = 16_383 + 30;

  private final SoundBytes bytes;
  private final List<String> notes = new ArrayList<>();
  private Optional<SampleFormat> format = Optional.empty();
  private long frames;
  private long dataStart = -1;
  private long dataBytes;

  private AiffHeader(Path file, FileChannel in) {
    bytes = new SoundBytes(file, in, ByteOrder.BIG_ENDIAN);
  }

  /** Whether a file that starts with these bytes is meant to be such a sound. */
  static boolean recognises(byte[] start) {
    if (start.length < 12 || !"FORM".equals(SoundBytes.letters(ByteBuffer.wrap(start), 0))) {
      return false;
    }
    String kind = SoundBytes.letters(ByteBuffer.wrap(start), 8);
    return kind.equals("AIFF") || kind.equals("AIFC");
  }

  static SoundHeader read(Path file, FileChannel in) throws IOException {
    AiffHeader aiff = new AiffHeader(file, in);
    aiff.walk();
    return aiff.header();
  }

  private void walk() throws IOException {
    boolean compressed = SoundBytes.letters(bytes.at(0, 12, "its FORM header"), 8).equals("AIFC");
    for (long position = 12; dataStart < 0 || format.isEmpty(); ) {
      ByteBuffer head = bytes.at(position, HEAD, "its header, before format and samples");
      String type = SoundBytes.letters(head, 0);
      long claimed = Integer.toUnsignedLong(head.getInt(4));
      long start = position + HEAD;
      if (type.equals("COMM")) {
        common(start, claimed, compressed);
      } else if (type.equals("SSND")) {
        long offset = Integer.toUnsignedLong(bytes.at(start, 8, "its samples").getInt(0));
        dataStart = start + 8 + offset;
        dataBytes = claimed - 8 - offset;
        if (format.isPresent()) {
          return;
        }
      }
      bytes.requireChunk(position, start, claimed);
      position = start + claimed + claimed % 2;
    }
  }

  private void common(long start, long length, boolean compressed) throws IOException {
    int needed = compressed ? COMMON + 4 : COMMON;
    if (length < needed) {
      throw new SignalFormatException(
          bytes.file(), "format has " + length + " bytes; at least " + needed + " are needed");
    }
    ByteBuffer chunk = bytes.at(start, needed, "its format");
    int channels = chunk.getShort(0) & 0xffff;
    frames = Integer.toUnsignedLong(chunk.getInt(2));
    int bits = chunk.getShort(6) & 0xffff;
    int rate = rate(chunk.getShort(8), chunk.getLong(10));
    String coding = compressed ? SoundBytes.letters(chunk, COMMON) : "NONE";
    boolean floatingPoint = coding.equalsIgnoreCase("fl32") || coding.equalsIgnoreCase("fl64");
    int width =
        switch (coding) {
          case "NONE", "twos", "sowt" -> (bits + 7) / 8;
          case "raw " -> 1;
          case "in24" -> 3;
          case "in32", "fl32", "FL32" -> 4;
          case "fl64", "FL64" -> 8;
          default ->
              throw new SignalFormatException(
                  bytes.file(),
                  "is coded as AIFF-C "
                      + coding.replaceAll("[^ -~]", "?")
                      + "; PCM and floating point are read, save it as such");
        };
    if (channels == 0 || rate < 1 || bits < 1 || width > (floatingPoint ? 8 : 4)) {
      throw new SignalFormatException(
          bytes.file(),
          "format claims "
              + channels
              + " channels, "
              + rate
              + " Hz and "
              + bits
              + " bits; at least 1 channel, 1 Hz and 1 to 32-bit PCM or 32 or 64-bit float are read");
    }
    format =
        Optional.of(
            new SampleFormat(
                channels,
                rate,
                width,
                coding.startsWith("in") || floatingPoint ? 8 * width : bits,
                floatingPoint,
                coding.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                coding.equals("raw ")));
  }

  /** A number of 80 bits, rounded; 0 if it is none or too large. */
  private int rate(int exponent, long mantissa) {
    if (exponent <= 0 || exponent > LARGEST_EXPONENT) {
      return 0;
    }
    int shift = LARGEST_EXPONENT + 33 - exponent;
    long whole = shift > 63 ? 0 : mantissa >>> shift;
    boolean up = shift > 0 && shift <= 64 && (mantissa >>> (shift - 1) & 1) == 1;
    if (shift > 0 && (shift > 63 ? mantissa : mantissa & (1L << shift) - 1) != 0) {
      notes.add("rate rounded to a whole number of hertz");
    }
    return (int) (whole + (up ? 1 : 0));
  }

  private SoundHeader header() throws IOException {
    SampleFormat known = format.orElseThrow();
    long found = Math.max(0, bytes.length() - dataStart);
    long claimed = Math.min(dataBytes, frames * known.frameBytes());
    boolean unknown =
        dataBytes > found && dataBytes >= LEAST_UNKNOWN || frames == 0 && dataBytes > 0;
    if (unknown) {
      long whole = found - found % known.frameBytes();
      notes.add(
          "header gives no length; all "
              + whole / known.frameBytes()
              + " frames to the end of the file were read");
      return SoundHeader.of(bytes.file(), known, dataStart, whole, notes);
    }
    if (claimed > found || dataBytes < frames * known.frameBytes()) {
      throw SoundHeader.cutOff(
          bytes.file(), known, Math.min(dataBytes, found), frames * known.frameBytes());
    }
    return SoundHeader.of(bytes.file(), known, dataStart, claimed, notes);
  }
}
