package inr.io.audio;

import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.audio.SoundHeader.SampleFormat;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads sounds as the numbers that are stored in them: WAV (with RF64, BW64 and RIFX), AIFF, AIFF-C
 * and AU of PCM up to 32 bits or floating point of 32 and 64, and FLAC.
 *
 * <p>A file that holds less than its header claims is refused; one whose header gives no length is
 * read to its end.
 */
public final class SoundReader {
  /** The formats in words, for messages. */
  public static final String ALL = "a WAV, AIFF, AU or FLAC sound";

  /** Bytes of a file that tell its format. */
  private static final int MAGIC_BYTES = 12;

  private static final int BUFFER_FRAMES = 4096;

  private SoundReader() {}

  /** Whether a file that starts with these bytes is meant to be a sound. */
  public static boolean recognises(byte[] start) {
    return WaveHeader.recognises(start)
        || AiffHeader.recognises(start)
        || AuHeader.recognises(start)
        || FlacReader.recognises(start);
  }

  /**
   * Reads a sound with the usual budget.
   *
   * @throws SignalFormatException as below
   * @throws IOException if the disk fails
   */
  public static DecodedSound read(Path file) throws IOException {
    return read(file, InputBudget.of());
  }

  /**
   * Reads a sound.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off, of a codec that is not
   *     read, has a sample that is not finite, or takes more than {@code budget} or the memory of
   *     this Java
   * @throws IOException if the disk fails
   */
  public static DecodedSound read(Path file, InputBudget budget) throws IOException {
    InputFile.check(file, ALL);
    InputRoom room = new InputRoom(file, SampleStorage.of(), budget);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] start = new byte[(int) Math.min(MAGIC_BYTES, in.size())];
      new SoundBytes(file, in, ByteOrder.BIG_ENDIAN).at(0, start.length, "its header").get(start);
      if (FlacReader.recognises(start)) {
        return flac(room, in);
      }
      return plain(room, in, header(file, in, start));
    } catch (OutOfMemoryError e) {
      throw SignalFormatException.tooLarge(file, e);
    }
  }

  private static SoundHeader header(Path file, FileChannel in, byte[] start) throws IOException {
    if (WaveHeader.recognises(start)) {
      return WaveHeader.read(file, in);
    } else if (AiffHeader.recognises(start)) {
      return AiffHeader.read(file, in);
    } else if (AuHeader.recognises(start)) {
      return AuHeader.read(file, in);
    }
    throw new SignalFormatException(
        file, "is not a sound of a known format; " + ALL + " is needed");
  }

  private static DecodedSound flac(InputRoom room, FileChannel in) throws IOException {
    try {
      return FlacReader.read(room, in);
    } catch (SignalFormatException e) {
      throw e;
    } catch (EOFException e) {
      throw new SignalFormatException(
          room.file(), "FLAC data ends too early; the file is cut off or damaged", e);
    } catch (FlacException e) {
      throw new SignalFormatException(
          room.file(), "FLAC data cannot be decoded (" + e.getMessage() + ")", e);
    }
  }

  private static DecodedSound plain(InputRoom room, FileChannel in, SoundHeader header)
      throws IOException {
    SampleFormat format = header.format();
    long size = header.dataBytes() / format.bytesPerSample();
    room.requireSamples(size);
    room.requireHeap(size);
    Medium.Sound medium =
        new Medium.Sound(
            (int) (header.dataBytes() / format.frameBytes()),
            format.channels(),
            format.rate(),
            8 * format.bytesPerSample(),
            format.floatingPoint());
    List<String> notes = new ArrayList<>(header.notes());
    if (format.floatingPoint() && format.bytesPerSample() == 8) {
      notes.add("64-bit float samples rounded to 32 bits");
    }
    in.position(header.dataStart());
    Samples samples =
        format.floatingPoint()
            ? floats(room.file(), in, format, (int) size)
            : integers(in, format, (int) size);
    return new DecodedSound(medium, samples, notes);
  }

  private static Samples integers(FileChannel in, SampleFormat format, int size)
      throws IOException {
    int[] values = new int[size];
    int width = format.bytesPerSample();
    int middle = format.unsigned() ? 1 << (Byte.SIZE * width - 1) : 0;
    ByteBuffer buffer = buffer(format);
    for (int next = 0; next < size; ) {
      fill(in, buffer, (long) (size - next) * width);
      while (buffer.hasRemaining()) {
        values[next++] =
            switch (width) {
              case 1 -> format.unsigned() ? (buffer.get() & 0xff) - middle : buffer.get();
              case 2 -> buffer.getShort();
              case 3 -> threeBytes(buffer);
              default -> buffer.getInt();
            };
      }
    }
    return new Samples.Integers(values);
  }

  private static int threeBytes(ByteBuffer buffer) {
    int first = buffer.get();
    int middle = buffer.get() & 0xff;
    int last = buffer.get();
    return buffer.order() == ByteOrder.BIG_ENDIAN
        ? first << 16 | middle << 8 | last & 0xff
        : last << 16 | middle << 8 | first & 0xff;
  }

  private static Samples floats(Path file, FileChannel in, SampleFormat format, int size)
      throws IOException {
    float[] values = new float[size];
    int width = format.bytesPerSample();
    ByteBuffer buffer = buffer(format);
    for (int next = 0; next < size; ) {
      fill(in, buffer, (long) (size - next) * width);
      while (buffer.hasRemaining()) {
        float value = width == 4 ? buffer.getFloat() : (float) buffer.getDouble();
        if (!Float.isFinite(value)) {
          throw new SignalFormatException(
              file,
              "sample "
                  + next % format.channels()
                  + " of frame "
                  + next / format.channels()
                  + " is "
                  + value
                  + "; all samples must be finite");
        }
        values[next++] = value;
      }
    }
    return new Samples.Floats(values);
  }

  private static ByteBuffer buffer(SampleFormat format) {
    int frameBytes = format.frameBytes();
    return ByteBuffer.allocate(
            (int)
                Math.min(
                    (long) BUFFER_FRAMES * frameBytes,
                    (1 << 20) / frameBytes * frameBytes + frameBytes))
        .order(format.order());
  }

  private static void fill(FileChannel in, ByteBuffer buffer, long rest) throws IOException {
    buffer.clear().limit((int) Math.min(buffer.capacity(), rest));
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw new EOFException("file became shorter while it was read");
      }
    }
    buffer.flip();
  }
}
