package inr.interchange.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The text of a pass, see {@link PassProgram}: a vector of four points at a time. */
final class PassText {
  /** Numbers of a vector. */
  static final int LANES = 4;

  /** Points that a pass works on at once. */
  static final int POINTS = 4;

  private static final String HEAD =
      """
      #version 300 es
      precision highp float;
      precision highp int;
      precision highp sampler2D;
      precision highp sampler2DArray;
      uniform sampler2D numbers;
      uniform int rows;
      layout(location = 0) out vec4 y0;
      layout(location = 1) out vec4 y1;
      layout(location = 2) out vec4 y2;
      layout(location = 3) out vec4 y3;
      """;

  private static final int MASK = (1 << PassWriter.LOG_ACROSS) - 1;

  private static final String NUMBER =
      "vec4 number(int n) { return texelFetch(numbers, ivec2(n & "
          + MASK
          + ", n >> "
          + PassWriter.LOG_ACROSS
          + "), 0); }\n";

  private final int columns;
  private final List<Integer> inputs = new ArrayList<>();
  private final StringBuilder functions = new StringBuilder();
  private final StringBuilder body = new StringBuilder();
  private int products;

  /**
   * A pass without statements.
   *
   * @param columns of what it writes
   */
  PassText(int columns) {
    this.columns = columns;
  }

  /** Values that it reads, in the order of their samplers. */
  List<Integer> inputs() {
    return List.copyOf(inputs);
  }

  /** One text for each point. */
  private interface OfPoint {
    String text(int point);
  }

  private static List<String> each(OfPoint of) {
    return IntStream.range(0, POINTS).mapToObj(of::text).toList();
  }

  private String sampler(int value) {
    if (!inputs.contains(value)) {
      inputs.add(value);
    }
    return "x" + inputs.indexOf(value);
  }

  private static String texel(String sampler, String row, Object point) {
    return "texelFetch(" + sampler + ", ivec3(at.x, " + row + ", " + point + "), 0)";
  }

  /** The vector of a value that stands where that of the result will. */
  List<String> vector(int value) {
    String sampler = sampler(value);
    return each(k -> texel(sampler, "at.y + vector * rows", k));
  }

  /** The only vector of a value. */
  List<String> first(int value) {
    String sampler = sampler(value);
    return each(k -> texel(sampler, "at.y", k));
  }

  /** Sums that begin with a bias. */
  List<String> sums(int bias) {
    String name = "sum" + products++;
    List<String> sums = each(k -> name + k);
    body.append("  vec4 ").append(sums.get(0)).append(" = number(").append(bias);
    body.append(" + vector)");
    sums.subList(1, POINTS)
        .forEach(sum -> body.append(", ").append(sum).append(" = ").append(sums.get(0)));
    body.append(";\n");
    return sums;
  }

  /**
   * Adds products with the vectors of a value.
   *
   * @param weight first texel of the weights for the first vector of all
   * @param across vectors of all inputs
   * @param vectors of this one
   */
  void multiply(List<String> sums, int weight, int across, int value, int vectors) {
    String sampler = sampler(value);
    body.append(
        String.format(
            Locale.ROOT,
            """
              for (int i = 0; i < %d; i++) {
                int n = %d + 4 * (vector * %d + i);
                mat4 w = mat4(number(n), number(n + 1), number(n + 2), number(n + 3));
                int row = at.y + i * rows;
            """,
            vectors,
            weight,
            across));
    for (int k = 0; k < POINTS; k++) {
      body.append("    ").append(sums.get(k)).append(" += w * ");
      body.append(texel(sampler, "row", k)).append(";\n");
    }
    body.append("  }\n");
  }

  /**
   * A formula of arguments {@code z0}, {@code z1} …
   *
   * @param statements of it
   * @param arguments each for all points
   */
  List<String> formula(GlslText statements, List<List<String>> arguments) {
    functions.append("vec4 f(int vector");
    for (int i = 0; i < arguments.size(); i++) {
      functions.append(", vec4 z").append(i);
    }
    functions.append(") {\n").append(String.join("\n", statements.lines())).append("\n}\n");
    return each(
        k ->
            "f(vector, "
                + String.join(", ", arguments.stream().map(argument -> argument.get(k)).toList())
                + ")");
  }

  /** Mean and 1/√(variance + ε) over the columns of a value. */
  List<String> moments(int value, int width, float epsilon) {
    String sampler = sampler(value);
    int vectors = Texels.vectors(width);
    functions
        .append(cut("centred", width))
        .append(
            String.format(
                Locale.ROOT,
                """
                vec4 f(ivec2 at, int k) {
                  float sum = 0.0;
                  for (int i = 0; i < %1$d; i++) {
                    sum += dot(%2$s, vec4(1.0));
                  }
                  float mean = sum / %3$d.0;
                  float squares = 0.0;
                  for (int i = 0; i < %1$d; i++) {
                    vec4 d = centred(%2$s - mean, i);
                    squares += dot(d, d);
                  }
                  return vec4(mean, inversesqrt(squares / %3$d.0 + %4$s), 0.0, 0.0);
                }
                """,
                vectors,
                texel(sampler, "at.y + i * rows", "k"),
                width,
                GlslText.number(epsilon)));
    return each(k -> "f(at, " + k + ")");
  }

  /**
   * Columns of several values side by side.
   *
   * @param widths their columns
   * @param places first texel of the numbers of the columns that are chosen
   */
  List<String> chosen(List<Integer> values, List<Integer> widths, int places) {
    functions.append("float column(ivec2 at, int c, int k) {\n");
    for (int i = 0; i < values.size(); i++) {
      functions
          .append("  if (c < ")
          .append(widths.get(i))
          .append(") {\n    vec4 x = ")
          .append(texel(sampler(values.get(i)), "at.y + c / 4 * rows", "k"))
          .append(";\n    return x[c % 4];\n  }\n  c -= ")
          .append(widths.get(i))
          .append(";\n");
    }
    functions.append("  return 0.0;\n}\n");
    functions.append(
        """
        vec4 f(ivec2 at, vec4 c, int k) {
          return vec4(column(at, int(c.x), k), column(at, int(c.y), k), column(at, int(c.z), k), column(at, int(c.w), k));
        }
        """);
    return each(k -> "f(at, number(" + places + " + vector), " + k + ")");
  }

  /** Sets what a last vector has too much to 0, so that no product meets what is no number. */
  private static String cut(String name, int width) {
    int left = width % LANES;
    String kept =
        left == 0
            ? "x"
            : "vector == "
                + width / LANES
                + " ? vec4(x."
                + "xyzw".substring(0, left)
                + ", 0.0".repeat(LANES - left)
                + ") : x";
    return "vec4 " + name + "(vec4 x, int vector) { return " + kept + "; }\n";
  }

  /** What it writes, an expression for each point. */
  PassText give(List<String> results) {
    for (int k = 0; k < POINTS; k++) {
      body.append("  y").append(k).append(" = cut(").append(results.get(k)).append(", vector);\n");
    }
    return this;
  }

  /** All of it. */
  @Override
  public String toString() {
    StringBuilder all = new StringBuilder(HEAD);
    for (int i = 0; i < inputs.size(); i++) {
      all.append("uniform sampler2DArray x").append(i).append(";\n");
    }
    return all.append(NUMBER)
        .append(cut("cut", columns))
        .append(functions)
        .append("void main() {\n")
        .append("  ivec2 at = ivec2(gl_FragCoord.xy);\n")
        .append("  int vector = at.y / rows;\n")
        .append("  at.y -= vector * rows;\n")
        .append(body)
        .append("}\n")
        .toString();
  }
}
