package inr.interchange.weights;

import inr.io.model.Half;
import java.nio.ByteBuffer;

/** Numbers of floating point in a safetensors file, under the names that it has for them. */
enum ElementType {
  F64(8) {
    @Override
    float get(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  },
  F32(4) {
    @Override
    float get(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  F16(2) {
    @Override
    float get(ByteBuffer bytes) {
      return Half.value(bytes.getShort());
    }
  },
  /** The upper half of a float32. */
  BF16(2) {
    @Override
    float get(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << Short.SIZE);
    }
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** The next number, as a float32. */
  abstract float get(ByteBuffer bytes);
}
