package inr.io.audio;

import inr.io.InputFile;
import inr.io.SignalFormatException;
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
 * Reads WAV sounds as the numbers that are stored in them: PCM of 8, 16, 24 and 32 bits, floating
 * point of 32 and 64, plain, extensible or RF64.
 *
 * <p>A file that holds less than its header claims is refused; one whose header gives no length (0
 * or 0xFFFFFFFF) is read to its end.
 */
public final class SoundReader {
  private static final int BUFFER_FRAMES = 4096;

  private SoundReader() {}

  /** Whether a file that starts with these bytes is meant to be a sound of the RIFF family. */
  public static boolean recognises(byte[] start) {
    if (start.length < 12) {
      return false;
    }
    boolean riff =
        start[0] == 'R'
            && (start[1] == 'I' && start[2] == 'F' && (start[3] == 'F' || start[3] == 'X')
                || start[1] == 'F' && start[2] == '6' && start[3] == '4');
    return riff && start[8] == 'W' && start[9] == 'A' && start[10] == 'V' && start[11] == 'E';
  }

  /**
   * Reads a sound.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off, of a codec that is not
   *     read, or has a sample that is not finite
   * @throws IOException if the disk fails
   */
  public static DecodedSound read(Path file) throws IOException {
    InputFile.check(file, "a WAV sound");
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      WaveHeader header = WaveHeader.read(file, in);
      int frameBytes = header.bytesPerSample() * header.channels();
      Medium.Sound medium =
          new Medium.Sound(
              (int) (header.dataBytes() / frameBytes),
              header.channels(),
              header.rate(),
              8 * header.bytesPerSample(),
              header.floatingPoint());
      requireMemory(file, header);
      List<String> notes = new ArrayList<>(header.notes());
      if (header.floatingPoint() && header.bytesPerSample() == 8) {
        notes.add("64-bit float samples rounded to 32 bits");
      }
      in.position(header.dataStart());
      Samples samples = header.floatingPoint() ? floats(file, in, medium) : integers(in, medium);
      return new DecodedSound(medium, samples, notes);
    }
  }

  private static void requireMemory(Path file, WaveHeader header) throws SignalFormatException {
    long bytes = header.dataBytes() / header.bytesPerSample() * 4;
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new SignalFormatException(
          file,
          "takes "
              + (bytes >> 20)
              + " MiB to read and Java may use "
              + (most >> 20)
              + "; allow it more (java -Xmx)");
    }
  }

  private static Samples integers(FileChannel in, Medium.Sound medium) throws IOException {
    int[] values = new int[medium.frames() * medium.channels()];
    int width = medium.bits() / 8;
    ByteBuffer buffer = buffer(medium);
    for (int next = 0; next < values.length; ) {
      fill(in, buffer, (long) (values.length - next) * width);
      while (buffer.hasRemaining()) {
        values[next++] =
            switch (width) {
              case 1 -> (buffer.get() & 0xff) - 128;
              case 2 -> buffer.getShort();
              case 3 -> buffer.get() & 0xff | (buffer.get() & 0xff) << 8 | buffer.get() << 16;
              default -> buffer.getInt();
            };
      }
    }
    return new Samples.Integers(values);
  }

  private static Samples floats(Path file, FileChannel in, Medium.Sound medium) throws IOException {
    float[] values = new float[medium.frames() * medium.channels()];
    int width = medium.bits() / 8;
    ByteBuffer buffer = buffer(medium);
    for (int next = 0; next < values.length; ) {
      fill(in, buffer, (long) (values.length - next) * width);
      while (buffer.hasRemaining()) {
        float value = width == 4 ? buffer.getFloat() : (float) buffer.getDouble();
        if (!Float.isFinite(value)) {
          throw new SignalFormatException(
              file,
              "sample "
                  + next % medium.channels()
                  + " of frame "
                  + next / medium.channels()
                  + " is "
                  + value
                  + "; all samples must be finite");
        }
        values[next++] = value;
      }
    }
    return new Samples.Floats(values);
  }

  private static ByteBuffer buffer(Medium.Sound medium) {
    int frameBytes = medium.bits() / 8 * medium.channels();
    return ByteBuffer.allocate(
            (int)
                Math.min(
                    (long) BUFFER_FRAMES * frameBytes,
                    (1 << 20) / frameBytes * frameBytes + frameBytes))
        .order(ByteOrder.LITTLE_ENDIAN);
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
