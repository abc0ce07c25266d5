package inr.interchange.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function of GLSL, executed: as much of the language as exports use, in float32, with types and
 * numbers of components checked. What a shader's compiler says was tried by hand.
 */
final class GlslFunction {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(float|vec[234]) (v\\d+) = ([^;]*);|\\s*return ([^;]*);");
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([0-9]+\\.[0-9]+(?:e[-+]?[0-9]+)?|[a-zA-Z_]\\w*|[-+*/(),.])");
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.of(
          "sin", StrictMath::sin,
          "cos", StrictMath::cos,
          "exp", StrictMath::exp,
          "tanh", StrictMath::tanh,
          "atan", StrictMath::atan,
          "log", StrictMath::log,
          "roundEven", StrictMath::rint,
          "abs", StrictMath::abs,
          "sign", StrictMath::signum,
          "sqrt", StrictMath::sqrt);

  private final String text;
  private final Map<String, float[]> values = new HashMap<>();
  private List<String> tokens = List.of();
  private int next;

  GlslFunction(String text) {
    this.text = text;
  }

  /** f(vec2(x, y)). */
  float[] call(float x, float y) {
    values.clear();
    values.put("p", new float[] {x, y});
    String body = text.substring(text.indexOf("vec4 f(vec2 p) {\n") + 17, text.lastIndexOf('}'));
    Matcher statement = STATEMENT.matcher(body);
    int end = 0;
    while (statement.find() && statement.start() == end) {
      end = statement.end();
      if (statement.group(4) != null) {
        return require(4, value(statement.group(4)), "return");
      }
      String name = statement.group(2);
      int size = statement.group(1).equals("float") ? 1 : statement.group(1).charAt(3) - '0';
      if (values.put(name, require(size, value(statement.group(3)), name)) != null) {
        throw new IllegalStateException(name + " is declared twice");
      }
    }
    throw new IllegalStateException("no statement at " + body.substring(end));
  }

  private static float[] require(int size, float[] value, String what) {
    if (value.length != size) {
      throw new IllegalStateException(what + " has " + value.length + " numbers, not " + size);
    }
    return value;
  }

  private float[] value(String expression) {
    tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression.strip());
    int end = 0;
    while (token.find() && token.start() == end) {
      end = token.end();
      tokens.add(token.group(1));
    }
    next = 0;
    float[] value = sum();
    if (next != tokens.size() || end != expression.strip().length()) {
      throw new IllegalStateException("cannot read " + expression);
    }
    return value;
  }

  private boolean take(String token) {
    boolean here = next < tokens.size() && tokens.get(next).equals(token);
    next += here ? 1 : 0;
    return here;
  }

  private interface Operator {
    float of(float a, float b);
  }

  /** Of equal sizes, or of a number and a vector. */
  private static float[] each(float[] a, float[] b, Operator operator) {
    if (a.length != b.length && a.length != 1 && b.length != 1) {
      throw new IllegalStateException(a.length + " and " + b.length + " numbers");
    }
    float[] result = new float[Math.max(a.length, b.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = operator.of(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i]);
    }
    return result;
  }

  private float[] sum() {
    float[] left = product();
    while (true) {
      if (take("+")) {
        left = each(left, product(), (a, b) -> a + b);
      } else if (take("-")) {
        left = each(left, product(), (a, b) -> a - b);
      } else {
        return left;
      }
    }
  }

  private float[] product() {
    if (tokens.get(next).startsWith("mat")) {
      return transformed();
    }
    float[] left = factor();
    while (true) {
      if (take("*")) {
        left = each(left, factor(), (a, b) -> a * b);
      } else if (take("/")) {
        left = each(left, factor(), (a, b) -> a / b);
      } else {
        return left;
      }
    }
  }

  /** A matrix of m columns of n numbers, {@code mat4} or {@code mat4x3}, times a vector. */
  private float[] transformed() {
    String type = tokens.get(next++);
    int columns = type.charAt(3) - '0';
    int rows = type.length() > 4 ? type.charAt(5) - '0' : columns;
    float[] numbers = joined(arguments());
    require(rows * columns, numbers, type);
    if (!take("*")) {
      throw new IllegalStateException("matrix without a vector");
    }
    float[] vector = require(columns, factor(), "vector beside " + type);
    float[] result = new float[rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        result[r] += numbers[c * rows + r] * vector[c];
      }
    }
    return result;
  }

  private float[] factor() {
    if (take("-")) {
      return each(factor(), new float[] {-1}, (a, b) -> a * b);
    }
    float[] value = primary();
    if (take(".")) {
      String components = tokens.get(next++);
      float[] chosen = new float[components.length()];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = value["xyzw".indexOf(components.charAt(i))];
      }
      return chosen;
    }
    return value;
  }

  private float[] primary() {
    if (take("(")) {
      next--;
      return arguments().get(0);
    }
    String token = tokens.get(next++);
    if (Character.isDigit(token.charAt(0))) {
      return new float[] {Float.parseFloat(token)};
    }
    return next < tokens.size() && tokens.get(next).equals("(") ? called(token) : values.get(token);
  }

  private List<float[]> arguments() {
    List<float[]> arguments = new ArrayList<>();
    for (boolean more = take("("); more; more = take(",")) {
      arguments.add(sum());
    }
    if (!take(")")) {
      throw new IllegalStateException("no end of arguments");
    }
    return arguments;
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int to = 0;
    for (float[] part : parts) {
      for (float number : part) {
        all[to++] = number;
      }
    }
    return all;
  }

  private float[] called(String name) {
    List<float[]> arguments = arguments();
    float[] first = arguments.get(0);
    switch (name) {
      case "vec2", "vec3", "vec4" -> {
        int size = name.charAt(3) - '0';
        float[] all = joined(arguments);
        return all.length == 1 ? each(all, new float[size], (a, b) -> a) : require(size, all, name);
      }
      case "dot" -> {
        float sum = 0;
        for (float product :
            each(first, require(first.length, arguments.get(1), name), (a, b) -> a * b)) {
          sum += product;
        }
        return new float[] {sum};
      }
      case "max" -> {
        return each(first, arguments.get(1), Math::max);
      }
      case "clamp" -> {
        return each(each(first, arguments.get(1), Math::max), arguments.get(2), Math::min);
      }
      case "inversesqrt" -> {
        return each(first, first, (a, b) -> (float) (1 / Math.sqrt(a)));
      }
      default -> {
        DoubleUnaryOperator function = FUNCTIONS.get(name);
        return each(first, first, (a, b) -> (float) function.applyAsDouble(a));
      }
    }
  }
}
