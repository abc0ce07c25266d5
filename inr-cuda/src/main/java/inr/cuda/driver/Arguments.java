package inr.cuda.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The struct that a kernel takes, written field by field in the order of its declaration; every
 * field lies where C puts it.
 *
 * <p>One object serves all launches of a kernel: {@link #reset} and write again. It is copied by a
 * launch, so it may be changed while the kernel runs.
 */
public final class Arguments {
  /** What a kernel may take. */
  static final int MOST_BYTES = 4096;

  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(MOST_BYTES).order(ByteOrder.nativeOrder());
  private int alignment = 1;
  private @Nullable Driver preparedFor;
  private @Nullable Object launchParameters;

  /** {@code Global<T>}: the start of a buffer. */
  public Arguments pointer(DeviceBuffer target) {
    return int64(target.address());
  }

  /** {@code Global<T>}: a place in a buffer, or its end. */
  public Arguments pointer(DeviceBuffer target, long byteOffset) {
    return int64(target.address(byteOffset, 0));
  }

  /** {@code Global<T>} that the kernel does not touch this time. */
  public Arguments noPointer() {
    return int64(0);
  }

  /** {@code int}. */
  public Arguments int32(int value) {
    align(Integer.BYTES);
    buffer.putInt(value);
    return this;
  }

  /** {@code long long}. */
  public Arguments int64(long value) {
    align(Long.BYTES);
    buffer.putLong(value);
    return this;
  }

  /** {@code float}. */
  public Arguments float32(float value) {
    align(Float.BYTES);
    buffer.putFloat(value);
    return this;
  }

  /** {@code double}. */
  public Arguments float64(double value) {
    align(Double.BYTES);
    buffer.putDouble(value);
    return this;
  }

  /**
   * Goes on at the next multiple of some bytes: before and after a nested struct, at the alignment
   * of its largest field.
   */
  public Arguments align(int bytes) {
    if (Integer.bitCount(bytes) != 1 || bytes > 16) {
      throw new IllegalArgumentException(
          "arguments cannot be aligned to " + bytes + " bytes; 1, 2, 4, 8 and 16 are accepted");
    }
    alignment = Math.max(alignment, bytes);
    buffer.position(padded(buffer.position(), bytes));
    return this;
  }

  /** Starts again with the first field. */
  public Arguments reset() {
    buffer.clear();
    alignment = 1;
    return this;
  }

  /** {@code sizeof} the struct written so far. */
  public int size() {
    return padded(buffer.position(), alignment);
  }

  /** What a driver takes for a launch; made once. */
  Object launchParameters(Driver driver) {
    Object prepared = launchParameters;
    if (prepared == null || preparedFor != driver) {
      prepared = driver.launchParameters(buffer.duplicate().rewind());
      launchParameters = prepared;
      preparedFor = driver;
    }
    return prepared;
  }

  private static int padded(int position, int bytes) {
    return (position + bytes - 1) & -bytes;
  }
}
