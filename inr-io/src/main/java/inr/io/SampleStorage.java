package inr.io;

import inr.signal.MappedNumbers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the samples of pictures lie: few of them in an array, many in a temporary file that is
 * mapped into memory, so that no large picture is on the heap.
 *
 * <p>The file is written full of zeros before it is mapped, since a disk that turned out to be full
 * later would end the process. Except on Windows it loses its name before that, so that nothing
 * stays behind even if the process is killed. Its room is free again when nothing refers to the
 * samples any more, and at the latest when the process ends.
 *
 * @param largestArray bytes of the largest array
 * @param folder of the temporary files
 */
public record SampleStorage(long largestArray, Path folder) {
  private static final long USUAL_LARGEST_ARRAY = 64L << 20;

  /** The codec's image and the samples may both be arrays, and leave most of the heap alone. */
  private static final int ARRAYS_IN_HEAP = 8;

  private static final int ZEROS = 1 << 20;

  /** Arrays of up to 64 MiB or an eighth of the heap, files in the folder java.io.tmpdir. */
  public static SampleStorage of() {
    return new SampleStorage(
        Math.min(USUAL_LARGEST_ARRAY, Runtime.getRuntime().maxMemory() / ARRAYS_IN_HEAP),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Whether an array may hold so many bytes. */
  public boolean allowsArrayOf(long bytes) {
    return bytes <= largestArray;
  }

  /** Whether an array may hold the samples of a picture. */
  public boolean allowsArrayOf(Medium.Picture picture) {
    long samples = (long) picture.width() * picture.height() * picture.channels();
    return allowsArrayOf(samples * picture.bitDepth() / Byte.SIZE);
  }

  /**
   * Room for numbers, all 0.
   *
   * @param type {@link DataBuffer#TYPE_BYTE} or {@link DataBuffer#TYPE_USHORT}, both unsigned, or
   *     {@link DataBuffer#TYPE_INT}
   * @param size how many
   * @throws FileSystemException if the folder of the temporary files has no room for them
   */
  public DataBuffer allocate(int type, int size) throws IOException {
    long bytes = (long) size * (DataBuffer.getDataTypeSize(type) / Byte.SIZE);
    if (!allowsArrayOf(bytes)) {
      return temporary(
          bytes,
          file -> {
            fill(file, bytes);
            return new MappedBuffer(type, parts(file, bytes));
          });
    }
    return switch (type) {
      case DataBuffer.TYPE_BYTE -> new DataBufferByte(size);
      case DataBuffer.TYPE_USHORT -> new DataBufferUShort(size);
      case DataBuffer.TYPE_INT -> new DataBufferInt(size);
      default -> throw new IllegalArgumentException("no samples are of the buffer type " + type);
    };
  }

  /**
   * Room for rows, which may have more numbers than an index can tell apart.
   *
   * @param bits of a number, 8 or 16
   * @param rowNumbers of one row
   * @throws FileSystemException if the folder of the temporary files has no room for them
   */
  public RowStore rows(int bits, int rowNumbers, int rows) throws IOException {
    int bytesPerNumber = bits / Byte.SIZE;
    long numbers = (long) rows * rowNumbers;
    long bytes = numbers * bytesPerNumber;
    if (allowsArrayOf(bytes)) {
      int type = bytesPerNumber == 1 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
      return new HeldRows(allocate(type, Math.toIntExact(numbers)), rowNumbers);
    }
    try {
      FileChannel file = open();
      try {
        requireRoom(bytes);
        fill(file, bytes);
        return new RowFile(file, bytesPerNumber, rowNumbers);
      } catch (IOException | RuntimeException | Error failed) {
        file.close();
        throw failed;
      }
    } catch (IOException e) {
      throw noRoom(bytes, e);
    }
  }

  /**
   * Overwrites numbers of a buffer that was allocated here.
   *
   * @param index of the first
   * @param values whose lowest bits are taken
   * @param count how many of them
   */
  public static void put(DataBuffer buffer, int index, int[] values, int count) {
    if (buffer instanceof MappedBuffer mapped) {
      mapped.put(index, values, count);
    } else if (buffer instanceof DataBufferByte bytes) {
      byte[] array = bytes.getData();
      for (int i = 0; i < count; i++) {
        array[index + i] = (byte) values[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        buffer.setElem(index + i, values[i]);
      }
    }
  }

  /** Overwrites bytes of a buffer of bytes that was allocated here, from {@code index} on. */
  public static void put(DataBuffer buffer, int index, byte[] bytes, int count) {
    if (buffer instanceof MappedBuffer mapped) {
      mapped.write(index, bytes, count);
    } else {
      System.arraycopy(bytes, 0, ((DataBufferByte) buffer).getData(), index, count);
    }
  }

  /** Reads numbers of a buffer that was allocated here, from {@code index} on. */
  public static void get(DataBuffer buffer, int index, int[] values, int count) {
    if (buffer instanceof MappedBuffer mapped) {
      mapped.get(index, values, count);
    } else {
      for (int i = 0; i < count; i++) {
        values[i] = buffer.getElem(index + i);
      }
    }
  }

  /** Reads bytes of a buffer of bytes that was allocated here, from {@code index} on. */
  public static void get(DataBuffer buffer, int index, byte[] bytes, int count) {
    if (buffer instanceof MappedBuffer mapped) {
      mapped.read(index, bytes, count);
    } else {
      System.arraycopy(((DataBufferByte) buffer).getData(), index, bytes, 0, count);
    }
  }

  /** The numbers of a buffer, which belong to the samples from now on. */
  public static Samples samples(DataBuffer buffer) {
    if (buffer instanceof MappedBuffer mapped) {
      return new Samples.Mapped(mapped.numbers());
    } else if (buffer instanceof DataBufferByte bytes) {
      return new Samples.UnsignedBytes(bytes.getData());
    } else if (buffer instanceof DataBufferUShort shorts) {
      return new Samples.UnsignedShorts(shorts.getData());
    }
    return new Samples.Integers(((DataBufferInt) buffer).getData());
  }

  /**
   * The bytes of a file, which may be changed without changing the file.
   *
   * @throws FileSystemException if the folder of the temporary files has no room for them
   */
  public ByteBuffer copyOf(Path original) throws IOException {
    long bytes = Files.size(original);
    if (allowsArrayOf(bytes)) {
      return ByteBuffer.wrap(Files.readAllBytes(original));
    }
    try (FileChannel in = FileChannel.open(original)) {
      return temporary(
          bytes,
          file -> {
            copy(in, file, bytes);
            return file.map(MapMode.READ_WRITE, 0, bytes);
          });
    }
  }

  /** What is mapped of a temporary file. */
  private interface Mapping<T> {
    T of(FileChannel file) throws IOException;
  }

  private <T> T temporary(long bytes, Mapping<T> mapping) throws IOException {
    try (FileChannel file = open()) {
      requireRoom(bytes);
      return mapping.of(file);
    } catch (EOFException e) {
      throw e; // of what is copied
    } catch (IOException e) {
      throw noRoom(bytes, e);
    }
  }

  private FileSystemException noRoom(long bytes, IOException e) {
    String reason = e instanceof NoSuchFileException ? "no such folder" : e.getMessage();
    FileSystemException named =
        new FileSystemException(
            folder.toString(),
            null,
            "cannot hold "
                + mebibytes(bytes)
                + " MiB of a large picture ("
                + reason
                + "); make room there or name another folder (java -Djava.io.tmpdir=FOLDER)");
    named.initCause(e);
    return named;
  }

  private FileChannel open() throws IOException {
    Path file = Files.createTempFile(folder, "inr-", ".samples");
    try {
      // On Unix this option removes the name right after opening.
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Leaves the disk alone where it is known beforehand that the samples do not fit. */
  private void requireRoom(long bytes) throws IOException {
    long free = folder.toFile().getUsableSpace();
    if (free > 0 && free < bytes) {
      throw new IOException(mebibytes(free) + " MiB are free");
    }
  }

  private static void fill(FileChannel file, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    for (long rest = bytes; rest > 0; ) {
      zeros.clear().limit((int) Math.min(ZEROS, rest));
      rest -= file.write(zeros);
    }
  }

  private static void copy(FileChannel in, FileChannel file, long bytes) throws IOException {
    for (long done = 0; done < bytes; ) {
      long part = file.transferFrom(in, done, bytes - done);
      if (part == 0) {
        throw new EOFException("file became shorter while it was read");
      }
      done += part;
    }
  }

  private static List<ByteBuffer> parts(FileChannel file, long bytes) throws IOException {
    List<ByteBuffer> parts = new ArrayList<>();
    for (long from = 0; from < bytes; from += MappedNumbers.PART_BYTES) {
      long count = Math.min(MappedNumbers.PART_BYTES, bytes - from);
      parts.add(file.map(MapMode.READ_WRITE, from, count));
    }
    return parts;
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
