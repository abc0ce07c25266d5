package inr.io.model;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import java.nio.ByteBuffer;
import java.util.Locale;

/** How parameters are stored. */
public enum Precision {
  /** Four bytes each, the bits of the fit. */
  FLOAT32(4) {
    @Override
    float rounded(float value) {
      return value;
    }

    @Override
    void put(ByteBuffer buffer, float value) {
      buffer.putFloat(value);
    }

    @Override
    float get(ByteBuffer buffer) {
      return buffer.getFloat();
    }
  },
  /** Two bytes each, IEEE 754 binary16: eleven significant bits, magnitudes up to 65,504. */
  FLOAT16(2) {
    @Override
    float rounded(float value) {
      return Half.value(Half.bits(value));
    }

    @Override
    void put(ByteBuffer buffer, float value) {
      buffer.putShort(Half.bits(value));
    }

    @Override
    float get(ByteBuffer buffer) {
      return Half.value(buffer.getShort());
    }
  };

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a parameter. */
  public int bytes() {
    return bytes;
  }

  /**
   * The parameters as a file gives them back: what a model's metrics must be measured with.
   *
   * @return new parameters, each rounded to the nearest, ties to even
   * @throws IllegalArgumentException if a parameter is not finite or is too large
   */
  public Parameters rounded(Parameters parameters) {
    float[] values = parameters.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = rounded(values[i]);
      if (!Float.isFinite(values[i])) {
        throw refusal(parameters, i);
      }
    }
    return new Parameters(parameters.layout(), values);
  }

  private IllegalArgumentException refusal(Parameters parameters, int index) {
    float value = parameters.values()[index];
    String remedy =
        Float.isFinite(value)
            ? "; float16 ends at 65504, use float32"
            : "; only finite numbers can be stored";
    return new IllegalArgumentException(
        "parameter "
            + index
            + " ("
            + tensor(parameters.layout(), index)
            + ") is "
            + value
            + remedy);
  }

  private static String tensor(ParameterLayout layout, int index) {
    return layout.tensors().stream()
        .filter(tensor -> index < tensor.offset() + tensor.size())
        .findFirst()
        .map(Tensor::name)
        .orElseThrow();
  }

  /** Its name in words and on the command line: {@code float32} or {@code float16}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract float rounded(float value);

  abstract void put(ByteBuffer buffer, float value);

  abstract float get(ByteBuffer buffer);
}
