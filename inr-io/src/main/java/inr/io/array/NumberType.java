package inr.io.array;

import inr.io.model.Half;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How one number lies in a file of an array. */
enum NumberType {
  INT8("i1", 1, bytes -> bytes.get()),
  UINT8("u1", 1, bytes -> Byte.toUnsignedInt(bytes.get())),
  INT16("i2", 2, bytes -> bytes.getShort()),
  UINT16("u2", 2, bytes -> Short.toUnsignedInt(bytes.getShort())),
  INT32("i4", 4, bytes -> bytes.getInt()),
  UINT32("u4", 4, bytes -> Integer.toUnsignedLong(bytes.getInt())),
  FLOAT16("f2", 2, bytes -> Half.value(bytes.getShort())),
  FLOAT32("f4", 4, bytes -> bytes.getFloat()),
  FLOAT64("f8", 8, bytes -> bytes.getDouble());

  /** The types that are read, by NumPy's names. */
  static final String NAMES = "f2, f4, f8, u1, u2, u4, i1, i2 and i4";

  /** Takes the next number. */
  private interface Element {
    double get(ByteBuffer bytes);
  }

  private final String name;
  private final int size;
  private final Element element;

  NumberType(String name, int size, Element element) {
    this.name = name;
    this.size = size;
    this.element = element;
  }

  /** The type of a name of NumPy, such as {@code f4}; none if it is not read. */
  static Optional<NumberType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name.equals(name)).findFirst();
  }

  /** Bytes of a number. */
  int size() {
    return size;
  }

  /** The next number of a buffer, in its order of bytes. */
  double next(ByteBuffer bytes) {
    return element.get(bytes);
  }
}
