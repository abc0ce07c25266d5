package inr.codec.weights;

import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Tensor;
import inr.codec.entropy.BitCode;
import inr.codec.entropy.SymbolReader;
import inr.codec.entropy.SymbolWriter;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bytes of packed parameters: the exponent of each tensor, one byte each, and one stream of all
 * values, tensor by tensor.
 *
 * <p>What was learnt of the values of a tensor of {@value #OWN} and more numbers serves that tensor
 * alone; smaller ones of a role share it.
 */
public final class WeightCode {
  private static final int OWN = 1024;

  /** A stream has as many bytes for each of so many numbers, so that none asks for more memory. */
  private static final int MOST_PER_BYTE = 256;

  /** Bytes of the last state of the coder. */
  private static final int STATE = 8;

  private WeightCode() {}

  /**
   * The bytes of parameters.
   *
   * @throws IllegalArgumentException if nearly all values are 0, which no network has use for
   */
  public static byte[] write(PackedParameters parameters) {
    SymbolWriter writer = written(parameters);
    int heads = parameters.exponents().length;
    byte[] stream = writer.stream();
    byte[] bytes = new byte[heads + stream.length];
    for (int t = 0; t < heads; t++) {
      bytes[t] = (byte) parameters.exponents()[t];
    }
    System.arraycopy(stream, 0, bytes, heads, stream.length);
    requireRoom(parameters.values().length, bytes.length);
    return bytes;
  }

  /** How many bytes {@link #write} would give, but for the last few. */
  public static double bytes(PackedParameters parameters) {
    return parameters.exponents().length + STATE + written(parameters).bits() / 8;
  }

  private static SymbolWriter written(PackedParameters parameters) {
    SymbolWriter writer = new SymbolWriter();
    code(parameters.layout(), writer, parameters.values().clone());
    return writer;
  }

  /**
   * Parameters of bytes.
   *
   * @param layout of the network
   * @throws IllegalArgumentException if they are not what {@link #write} gives
   */
  public static PackedParameters read(ParameterLayout layout, byte[] bytes) {
    int heads = layout.tensors().size();
    if (bytes.length < heads) {
      throw new IllegalArgumentException(
          "has " + bytes.length + " bytes of parameters but its network has " + heads + " tensors");
    }
    requireRoom(layout.size(), bytes.length);
    int[] exponents = new int[heads];
    for (int t = 0; t < heads; t++) {
      exponents[t] = bytes[t];
    }
    SymbolReader reader = new SymbolReader(bytes, heads, bytes.length);
    int[] values = new int[layout.size()];
    code(layout, reader, values);
    if (!reader.complete()) {
      throw new IllegalArgumentException("has damaged parameters; copy the file again");
    }
    return new PackedParameters(layout, exponents, values);
  }

  private static void requireRoom(int numbers, int bytes) {
    if (numbers > (long) bytes * MOST_PER_BYTE) {
      throw new IllegalArgumentException(
          "network of "
              + numbers
              + " parameters is in "
              + bytes
              + " bytes; at most "
              + MOST_PER_BYTE
              + " parameters a byte are accepted");
    }
  }

  private static void code(ParameterLayout layout, BitCode code, int[] values) {
    Map<Role, NumberModel> shared = new EnumMap<>(Role.class);
    for (Tensor tensor : layout.tensors()) {
      NumberModel model =
          tensor.size() < OWN
              ? shared.computeIfAbsent(tensor.role(), role -> new NumberModel())
              : new NumberModel();
      model.begin();
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        values[i] = model.code(code, values[i]);
      }
    }
  }
}
