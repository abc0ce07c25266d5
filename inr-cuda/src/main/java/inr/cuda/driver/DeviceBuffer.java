package inr.cuda.driver;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A piece of the device's memory; owned by the {@link DeviceArena} that made it.
 *
 * <p>Uploads and downloads wait for the work before them. Their arrays go through a buffer of the
 * device piece by piece, so a large one is neither copied as a whole nor held by the collector.
 */
public final class DeviceBuffer {
  private final Device device;
  private final DeviceArena arena;
  private final String what;
  private final long address;
  private final long bytes;

  DeviceBuffer(Device device, DeviceArena arena, String what, long address, long bytes) {
    this.device = device;
    this.arena = arena;
    this.what = what;
    this.address = address;
    this.bytes = bytes;
  }

  /** Where it lies on the device. */
  public long address() {
    arena.requireOpen(what);
    return address;
  }

  /** How many bytes it has. */
  public long bytes() {
    return bytes;
  }

  /** Copies {@code values[from … from + count − 1]} to the bytes from {@code byteOffset} on. */
  public void upload(float[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Float.BYTES,
        count,
        byteOffset,
        (piece, first, size) -> piece.asFloatBuffer().put(values, from + first, size));
  }

  /** Copies {@code values[from … from + count − 1]} to the bytes from {@code byteOffset} on. */
  public void upload(double[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Double.BYTES,
        count,
        byteOffset,
        (piece, first, size) -> piece.asDoubleBuffer().put(values, from + first, size));
  }

  /** Copies {@code values[from … from + count − 1]} to the bytes from {@code byteOffset} on. */
  public void upload(int[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    upload(
        Integer.BYTES,
        count,
        byteOffset,
        (piece, first, size) -> piece.asIntBuffer().put(values, from + first, size));
  }

  /** Overwrites {@code values[from … from + count − 1]}, when all work before is done. */
  public void download(float[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    download(
        Float.BYTES,
        count,
        byteOffset,
        (piece, first, size) -> piece.asFloatBuffer().get(values, from + first, size));
  }

  /** Overwrites {@code values[from … from + count − 1]}, when all work before is done. */
  public void download(double[] values, int from, int count, long byteOffset) {
    Objects.checkFromIndexSize(from, count, values.length);
    download(
        Double.BYTES,
        count,
        byteOffset,
        (piece, first, size) -> piece.asDoubleBuffer().get(values, from + first, size));
  }

  /** Sets every byte to zero. */
  public void clear() {
    device.status().check(device.driver().clear(address(), bytes), "cuMemsetD8", toString());
  }

  /** What it is for and how large, for messages. */
  @Override
  public String toString() {
    return what + " (" + Amount.of(bytes) + ")";
  }

  /** Its address from a byte on of which {@code size} more belong to it. */
  long address(long byteOffset, long size) {
    if (byteOffset < 0 || size < 0 || byteOffset > bytes - size) {
      throw new IndexOutOfBoundsException(
          what + " has " + bytes + " bytes, not " + size + " from byte " + byteOffset + " on");
    }
    return address() + byteOffset;
  }

  private void upload(int elementBytes, int count, long byteOffset, Staging.Copy copy) {
    long to = address(byteOffset, (long) count * elementBytes);
    device
        .staging()
        .inPieces(
            elementBytes,
            count,
            (piece, first, size) -> {
              copy.run(piece, first, size);
              send(to + (long) first * elementBytes, piece, (long) size * elementBytes);
            });
  }

  private void download(int elementBytes, int count, long byteOffset, Staging.Copy copy) {
    long from = address(byteOffset, (long) count * elementBytes);
    device
        .staging()
        .inPieces(
            elementBytes,
            count,
            (piece, first, size) -> {
              fetch(piece, from + (long) first * elementBytes, (long) size * elementBytes);
              copy.run(piece, first, size);
            });
  }

  private void send(long to, ByteBuffer piece, long size) {
    device.status().check(device.driver().upload(to, piece, size), "cuMemcpyHtoD", toString());
  }

  private void fetch(ByteBuffer piece, long from, long size) {
    device.status().check(device.driver().download(piece, from, size), "cuMemcpyDtoH", toString());
  }
}
