package inr.io;

import inr.signal.MappedNumbers;
import java.awt.image.DataBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Numbers in a mapped file as what the codecs of ImageIO write to. */
final class MappedBuffer extends DataBuffer {
  private static final int SCRATCH_BYTES = 1 << 16;

  private final MappedNumbers numbers;
  private final List<ByteBuffer> parts;
  private final int bytesPerNumber;
  private final ByteBuffer scratch =
      ByteBuffer.allocate(SCRATCH_BYTES).order(ByteOrder.nativeOrder());

  /**
   * A buffer of the numbers in some buffers, as {@link MappedNumbers} has them.
   *
   * @param type of the JDK's constants of {@link DataBuffer}
   */
  MappedBuffer(int type, List<ByteBuffer> parts) {
    this(type, parts, new MappedNumbers(getDataTypeSize(type) / Byte.SIZE, parts));
  }

  private MappedBuffer(int type, List<ByteBuffer> parts, MappedNumbers numbers) {
    super(type, numbers.size());
    this.parts = List.copyOf(parts);
    this.numbers = numbers;
    bytesPerNumber = getDataTypeSize(type) / Byte.SIZE;
  }

  MappedNumbers numbers() {
    return numbers;
  }

  @Override
  public int getElem(int bank, int index) {
    return numbers.get(index);
  }

  @Override
  public void setElem(int bank, int index, int value) {
    numbers.put(index, value);
  }

  /** Overwrites numbers from {@code index} on, many at once. */
  void put(int index, int[] values, int count) {
    int atOnce = SCRATCH_BYTES / bytesPerNumber;
    for (int done = 0; done < count; done += atOnce) {
      int some = Math.min(atOnce, count - done);
      scratch.clear();
      switch (bytesPerNumber) {
        case 1 -> {
          byte[] bytes = scratch.array();
          for (int i = 0; i < some; i++) {
            bytes[i] = (byte) values[done + i];
          }
        }
        case 2 -> {
          for (int i = 0; i < some; i++) {
            scratch.putShort(2 * i, (short) values[done + i]);
          }
        }
        default -> scratch.asIntBuffer().put(values, done, some);
      }
      write((long) (index + done) * bytesPerNumber, scratch.array(), some * bytesPerNumber);
    }
  }

  /** Reads numbers from {@code index} on, many at once. */
  void get(int index, int[] values, int count) {
    int atOnce = SCRATCH_BYTES / bytesPerNumber;
    for (int done = 0; done < count; done += atOnce) {
      int some = Math.min(atOnce, count - done);
      read((long) (index + done) * bytesPerNumber, scratch.array(), some * bytesPerNumber);
      for (int i = 0; i < some; i++) {
        values[done + i] =
            switch (bytesPerNumber) {
              case 1 -> scratch.get(i) & 0xff;
              case 2 -> scratch.getShort(2 * i) & 0xffff;
              default -> scratch.getInt(4 * i);
            };
      }
    }
  }

  /** Overwrites bytes from {@code place} on. */
  void write(long place, byte[] bytes, int count) {
    for (int done = 0; done < count; ) {
      ByteBuffer part = parts.get((int) ((place + done) / MappedNumbers.PART_BYTES));
      int from = (int) ((place + done) % MappedNumbers.PART_BYTES);
      int some = Math.min(count - done, part.capacity() - from);
      part.put(from, bytes, done, some);
      done += some;
    }
  }

  /** Reads bytes from {@code place} on. */
  void read(long place, byte[] bytes, int count) {
    for (int done = 0; done < count; ) {
      ByteBuffer part = parts.get((int) ((place + done) / MappedNumbers.PART_BYTES));
      int from = (int) ((place + done) % MappedNumbers.PART_BYTES);
      int some = Math.min(count - done, part.capacity() - from);
      part.get(from, bytes, done, some);
      done += some;
    }
  }
}
