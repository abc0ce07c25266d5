package inr.signal;

/**
 * Stored numbers of a signal, N·C of them, point by point with the channels of a point together, in
 * the width they came in.
 */
public sealed interface Samples {
  /** How many numbers there are. */
  int size();

  /** Number {@code index} in stored units. */
  double get(int index);

  /** Unsigned bytes, 0 to 255, as in an 8-bit picture. Owns the array. */
  record UnsignedBytes(byte[] values) implements Samples {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index] & 0xff;
    }
  }

  /** Unsigned 16-bit numbers, 0 to 65,535, as in a 16-bit picture. Owns the array. */
  record UnsignedShorts(short[] values) implements Samples {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index] & 0xffff;
    }
  }

  /**
   * Signed integers, as in a sound of 8 to 32 bits (8-bit WAV data is stored less 128). Owns the
   * array.
   */
  record Integers(int[] values) implements Samples {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }
  }

  /** Single-precision numbers, as in a float WAV or a volume. Owns the array. */
  record Floats(float[] values) implements Samples {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }
  }

  /**
   * Whole numbers that do not lie on the heap: the pixels of a large picture. Owns the numbers,
   * which nobody changes any more.
   */
  record Mapped(MappedNumbers numbers) implements Samples {
    @Override
    public int size() {
      return numbers.size();
    }

    @Override
    public double get(int index) {
      return numbers.get(index);
    }
  }
}
