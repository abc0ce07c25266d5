package inr.interchange.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of ONNX under construction: nodes in order, each with one result, and the numbers that
 * they read. Field numbers are those of {@code onnx.proto}.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
final class OnnxGraph {
  /** Reads what runtimes of 2020 and later know. */
  private static final int OPSET = 13;

  private static final int IR_VERSION = 7;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int INTS = 7;
  private static final int INT = 2;

  private final Protobuf graph = new Protobuf();
  private final Map<Float, String> numbers = new HashMap<>();
  private int values;
  private int constants;

  /** A whole number of a node, or some. */
  record Attribute(String name, boolean several, long... values) {}

  /** A node; its result's name is returned. */
  String node(String operator, List<String> inputs, Attribute... attributes) {
    String output = "v" + values++;
    node(operator, inputs, output, attributes);
    return output;
  }

  /** A node whose result has a given name. */
  void node(String operator, List<String> inputs, String output, Attribute... attributes) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.put(1, input));
    node.put(2, output).put(3, operator + "_" + output).put(4, operator);
    for (Attribute attribute : attributes) {
      Protobuf message = new Protobuf().put(1, attribute.name());
      for (long value : attribute.values()) {
        message.put(attribute.several() ? 8 : 3, value);
      }
      node.put(5, message.put(20, attribute.several() ? INTS : INT));
    }
    graph.put(1, node);
  }

  /** Numbers of float32 that nodes read. */
  String constant(float[] numbers, long... shape) {
    byte[] data = new byte[Float.BYTES * numbers.length];
    littleEndian(data).asFloatBuffer().put(numbers);
    return constant(FLOAT, data, shape);
  }

  /** Whole numbers that nodes read. */
  String constant(int[] numbers) {
    byte[] data = new byte[Long.BYTES * numbers.length];
    ByteBuffer longs = littleEndian(data);
    for (int number : numbers) {
      longs.putLong(number);
    }
    return constant(INT64, data, numbers.length);
  }

  /** One number for all; equal ones are kept once. */
  String number(float number) {
    return numbers.computeIfAbsent(number, value -> constant(new float[] {value}));
  }

  private String constant(int type, byte[] data, long... shape) {
    String name = "c" + constants++;
    Protobuf tensor = new Protobuf();
    for (long samples : shape) {
      tensor.put(1, samples);
    }
    graph.put(5, tensor.put(2, type).put(8, name).put(9, data));
    return name;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What goes in, {@code [n, columns]}. */
  void input(String name, int columns, String words) {
    graph.put(11, value(name, columns, words));
  }

  /** What comes out, {@code [n, columns]}. */
  void output(String name, int columns, String words) {
    graph.put(12, value(name, columns, words));
  }

  private static Protobuf value(String name, int columns, String words) {
    Protobuf shape =
        new Protobuf().put(1, new Protobuf().put(2, "n")).put(1, new Protobuf().put(1, columns));
    Protobuf type = new Protobuf().put(1, new Protobuf().put(1, FLOAT).put(2, shape));
    return new Protobuf().put(1, name).put(2, type).put(3, words);
  }

  /** The bytes of a model of this graph. */
  byte[] model(String producer, String words) {
    return new Protobuf()
        .put(1, IR_VERSION)
        .put(2, producer)
        .put(6, words)
        .put(7, graph.put(2, "field"))
        .put(8, new Protobuf().put(1, "").put(2, OPSET))
        .toBytes();
  }
}
