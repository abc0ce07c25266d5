package inr.io.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.Output;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes WAV sounds of the width their medium has: PCM of 8, 16, 24 and 32 bits, floating point of
 * 32 and 64.
 *
 * <p>Up to two channels of 8 or 16 bits get the plain header that everything reads, floating point
 * its own tag, and all else the extensible header that the format asks for. A file appears whole or
 * not at all.
 */
public final class SoundWriter {
  /** Endings of the names of sounds that can be written. */
  public static final String ENDINGS = ".wav";

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;
  private static final byte[] SUB_FORMAT = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
  };
  private static final int LARGEST_CHANNELS = 65_535;

  private SoundWriter() {}

  /**
   * Refuses what {@link #write} would refuse, before any work is done. A pipe or device may have
   * any name.
   *
   * @throws IllegalArgumentException if the ending is unknown, there are too many channels, or the
   *     sound is longer than a WAV can say
   */
  public static void check(Path file, Medium.Sound medium) {
    check(file, !Output.isStream(file), medium);
  }

  /** The same for a place that has been claimed. */
  public static void check(Output output, Medium.Sound medium) {
    check(output.target(), output.isFile(), medium);
  }

  private static void check(Path file, boolean named, Medium.Sound medium) {
    String name = String.valueOf(file.getFileName());
    if (named && !name.toLowerCase(Locale.ROOT).endsWith(ENDINGS)) {
      throw new IllegalArgumentException(
          name + ": sounds are written to names that end in " + ENDINGS);
    }
    int frameBytes = medium.bits() / 8 * medium.channels();
    if (medium.channels() > LARGEST_CHANNELS || frameBytes > 65_535) {
      throw new IllegalArgumentException(
          name
              + ": "
              + medium.channels()
              + " channels of "
              + medium.bits()
              + " bits; a WAV frame has at most 65535 bytes");
    }
    long most = (0xffffffffL - 80) / frameBytes;
    if (medium.frames() > most) {
      throw new IllegalArgumentException(
          name
              + ": "
              + medium.frames()
              + " frames of "
              + frameBytes
              + " bytes; WAV holds at most "
              + most
              + " of them");
    }
  }

  /**
   * Writes a sound.
   *
   * @param file where, a name that ends in {@value #ENDINGS}
   * @param medium frames, channels, rate and sample width
   * @param samples frames·channels stored numbers; rounded and clipped to the range of integers
   * @param overwrite whether an older file may be replaced
   * @throws IllegalArgumentException as {@link #check}, or if the number of samples is wrong
   * @throws IOException if the file exists and may not be replaced, or cannot be written
   */
  public static void write(Path file, Medium.Sound medium, Samples samples, boolean overwrite)
      throws IOException {
    check(file, medium);
    try (Output output = Output.claim(file, overwrite)) {
      write(output, medium, samples);
    }
  }

  /**
   * Writes a sound where a place has been claimed for it.
   *
   * @param output where, under a name as for {@link #check}
   * @param medium frames, channels, rate and sample width
   * @param samples as for {@link #write(Path, Medium.Sound, Samples, boolean)}
   * @throws IllegalArgumentException as {@link #check}, or if the number of samples is wrong
   * @throws IOException if the file cannot be written
   */
  public static void write(Output output, Medium.Sound medium, Samples samples) throws IOException {
    check(output, medium);
    long expected = (long) medium.frames() * medium.channels();
    if (samples.size() != expected) {
      throw new IllegalArgumentException(
          "sound needs " + expected + " samples but has " + samples.size());
    }
    output.write(
        partial -> {
          FileChannel out = partial.getChannel();
          long dataBytes = expected * (medium.bits() / 8);
          drain(out, header(medium, dataBytes));
          body(out, medium, samples);
          if ((dataBytes & 1) == 1) {
            drain(out, ByteBuffer.allocate(1)); // chunks have an even length
          }
        });
  }

  private static ByteBuffer header(Medium.Sound medium, long dataBytes) {
    boolean extensible = !medium.floatingPoint() && (medium.channels() > 2 || medium.bits() > 16);
    int formatBytes = extensible ? 40 : medium.floatingPoint() ? 18 : 16;
    int factBytes =
        medium.floatingPoint() ? 12 : 0; // formats other than PCM must tell their frames
    int tag = medium.floatingPoint() ? FLOAT : PCM;
    int frameBytes = medium.bits() / 8 * medium.channels();
    ByteBuffer out =
        ByteBuffer.allocate(28 + formatBytes + factBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF"))
        .putInt((int) (20 + formatBytes + factBytes + dataBytes + (dataBytes & 1)))
        .put(ascii("WAVE"));
    out.put(ascii("fmt "))
        .putInt(formatBytes)
        .putShort((short) (extensible ? EXTENSIBLE : tag))
        .putShort((short) medium.channels());
    out.putInt(medium.rate())
        .putInt((int) Math.min(0xffffffffL, (long) medium.rate() * frameBytes))
        .putShort((short) frameBytes)
        .putShort((short) medium.bits());
    if (extensible) {
      out.putShort((short) 22)
          .putShort((short) medium.bits())
          .putInt(0)
          .putShort((short) tag)
          .put(SUB_FORMAT); // no loudspeaker is named
    } else if (medium.floatingPoint()) {
      out.putShort((short) 0).put(ascii("fact")).putInt(4).putInt(medium.frames());
    }
    return out.put(ascii("data")).putInt((int) dataBytes).flip();
  }

  private static byte[] ascii(String name) {
    return name.getBytes(ISO_8859_1);
  }

  private static void body(FileChannel out, Medium.Sound medium, Samples samples)
      throws IOException {
    int width = medium.bits() / 8;
    ByteBuffer buffer = ByteBuffer.allocate(width << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.size(); i++) {
      put(buffer, medium, samples.get(i));
      if (!buffer.hasRemaining()) {
        drain(out, buffer.flip());
        buffer.clear();
      }
    }
    drain(out, buffer.flip());
  }

  private static void put(ByteBuffer buffer, Medium.Sound medium, double value) {
    if (medium.floatingPoint()) {
      if (medium.bits() == 32) {
        buffer.putFloat((float) value);
      } else {
        buffer.putDouble(value);
      }
      return;
    }
    long stored =
        Math.round(Math.max(-medium.fullScale(), Math.min(medium.fullScale() - 1, value)));
    switch (medium.bits()) {
      case 8 -> buffer.put((byte) (stored + 128));
      case 16 -> buffer.putShort((short) stored);
      case 24 -> buffer.put((byte) stored).put((byte) (stored >> 8)).put((byte) (stored >> 16));
      default -> buffer.putInt((int) stored);
    }
  }

  private static void drain(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
