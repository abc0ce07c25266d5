package inr.io;

import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room for what is decoded from one file, in arrays and temporary files, until its budget is used
 * up.
 */
public final class InputRoom {
  /** Elements of an array, and of what else is indexed like one. */
  private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  /** Numbers leave half of the heap alone. */
  private static final int NUMBERS_IN_HEAP = 2;

  private final Path file;
  private final SampleStorage storage;
  private final InputBudget budget;
  private long temporaryBytes;

  /** Room of which nothing is used yet. */
  public InputRoom(Path file, SampleStorage storage, InputBudget budget) {
    this.file = file;
    this.storage = storage;
    this.budget = budget;
  }

  /** The file that is read. */
  public Path file() {
    return file;
  }

  /**
   * Refuses a signal of too many samples.
   *
   * @throws SignalFormatException if they are more than the budget or than an index can tell apart
   */
  public void requireSamples(long samples) throws SignalFormatException {
    long most = Math.min(MOST_ELEMENTS, budget.samples());
    if (samples > most) {
      throw new SignalFormatException(
          file,
          "has "
              + samples
              + " samples; at most "
              + most
              + " are read"
              + (budget.samples() < MOST_ELEMENTS ? "; allow it more samples" : ""));
    }
  }

  /**
   * Refuses more numbers of 32 bits than half of the heap can hold.
   *
   * @throws SignalFormatException if they are
   */
  public void requireHeap(long numbers) throws SignalFormatException {
    long heap = Runtime.getRuntime().maxMemory();
    if (numbers * Float.BYTES > heap / NUMBERS_IN_HEAP) {
      throw new SignalFormatException(
          file,
          "takes "
              + (numbers * Float.BYTES >> 20)
              + " MiB to read, more than half of the "
              + (heap >> 20)
              + " MiB that Java may use; allow it more (java -Xmx)");
    }
  }

  /**
   * Room for numbers, all 0.
   *
   * @param type as {@link SampleStorage#allocate}
   * @param size how many
   * @throws SignalFormatException if the budget does not allow it
   * @throws FileSystemException if the folder of the temporary files has no room for them
   */
  public DataBuffer allocate(int type, long size) throws IOException {
    if (size > MOST_ELEMENTS) {
      throw new SignalFormatException(
          file, "needs " + size + " numbers at once; at most " + MOST_ELEMENTS + " are held");
    }
    take(size * DataBuffer.getDataTypeSize(type) / Byte.SIZE);
    return storage.allocate(type, (int) size);
  }

  /**
   * The bytes of the file, which may be changed without changing the file.
   *
   * @param format in words, such as {@code JPEG}
   * @throws SignalFormatException if it is too long, or the budget does not allow it
   * @throws FileSystemException if the folder of the temporary files has no room for them
   */
  public ByteBuffer copy(String format) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MOST_ELEMENTS) {
      throw new SignalFormatException(
          file,
          "has " + bytes + " bytes of " + format + "; at most " + MOST_ELEMENTS + " are read");
    }
    take(bytes);
    return storage.copyOf(file);
  }

  /**
   * Takes what a codec will hold by itself out of the budget.
   *
   * @throws SignalFormatException if the budget does not allow it
   */
  public void take(long bytes) throws SignalFormatException {
    if (storage.allowsArrayOf(bytes)) {
      return;
    }
    temporaryBytes += bytes;
    if (temporaryBytes > budget.temporaryBytes()) {
      throw new SignalFormatException(
          file,
          "takes "
              + (temporaryBytes >> 20)
              + " MiB of temporary files to read; at most "
              + (budget.temporaryBytes() >> 20)
              + " MiB are allowed");
    }
  }
}
