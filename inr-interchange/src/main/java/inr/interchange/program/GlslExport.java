package inr.interchange.program;

import inr.formula.Expression;
import inr.grid.Axis;
import inr.io.model.Model;
import inr.io.model.Program;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The model of a picture as a function of GLSL, {@code vec4 f(vec2 p)}: for shaders of WebGL 2
 * (GLSL ES 3.00) and OpenGL 3.3 on.
 *
 * <p>A layer is products of matrices of four by four, the numbers being written into the text.
 * Sines are taken of angles within half a turn, since shaders are not exact beyond. A picture gives
 * colours from 0 to 1, red, green, blue and alpha; a field of numbers gives them as they are.
 */
public final class GlslExport {
  /** Compilers of shaders take long for more, and some give up. */
  public static final int MOST_PARAMETERS = 1 << 14;

  private static final int MOST_CHANNELS = 4;

  private GlslExport() {}

  /**
   * The text of the function.
   *
   * @throws IllegalArgumentException with the part of the network that cannot be written, or if the
   *     model is too large, or of no picture
   */
  public static String write(Model model) {
    int parameters = model.parameters().values().length;
    if (model.grid().dimensions() != 2 || model.medium().channels() > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          "GLSL is for pictures but the model is of a "
              + model.medium().text()
              + " on "
              + model.grid().dimensions()
              + " axes; take .onnx");
    }
    if (parameters > MOST_PARAMETERS) {
      throw new IllegalArgumentException(
          "network has "
              + parameters
              + " parameters; a shader holds at most "
              + MOST_PARAMETERS
              + ", take .safetensors, or fit one such as --model siren --width 32");
    }
    GlslText text = new GlslText();
    String coordinates = text.let(2, "p.yx");
    CircuitWriter<Vectors> writer =
        new CircuitWriter<>(
            model.plan().network(),
            model.parameters(),
            new Statements(text),
            new Vectors(2, List.of(coordinates)));
    text.give(colour(writer.write(shown(model))));
    Axis rows = model.grid().axes().get(0);
    Axis columns = model.grid().axes().get(1);
    List<String> lines = new ArrayList<>();
    lines.add("// " + model.medium().text() + ", by " + Program.text() + "; GLSL ES 3.00, highp.");
    lines.add(
        "// p.x: " + columns.from() + " at the left edge to " + columns.to() + " at the right;");
    lines.add("// p.y: " + rows.from() + " at the top edge to " + rows.to() + " at the bottom.");
    lines.add("vec4 f(vec2 p) {");
    lines.addAll(text.lines());
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  /** Stored units of a picture as parts of its peak. */
  private static ValueRange shown(Model model) {
    double peak = model.medium() instanceof Medium.Picture picture ? picture.peak() : 1;
    return model.range().per(peak);
  }

  private static String colour(Vectors row) {
    String value = row.names().get(0);
    return switch (row.columns()) {
      case 1 -> "vec4(vec3(" + value + "), 1.0)";
      case 2 -> "vec4(" + value + ".xxx, " + value + ".y)";
      case 3 -> "vec4(" + value + ", 1.0)";
      default -> value;
    };
  }

  /** Operations as statements, a vector at a time. */
  private static final class Statements implements Language<Vectors> {
    private final GlslText text;

    Statements(GlslText text) {
      this.text = text;
    }

    /** The mean of a formula of each vector, which gives a number. */
    private static String mean(Vectors x, IntFunction<String> sum) {
      return IntStream.range(0, x.names().size())
          .mapToObj(sum)
          .collect(Collectors.joining(" + ", "(", ") / " + x.columns() + ".0"));
    }

    @Override
    public Vectors affine(List<Vectors> x, Matrix weight, float[] bias) {
      return Vectors.of(
          weight.rows(),
          (number, row, rows) -> {
            StringBuilder sum = new StringBuilder(GlslText.vector(bias, row, rows));
            int column = 0;
            for (Vectors part : x) {
              for (int i = 0; i < part.names().size(); i++) {
                int columns = part.size(i);
                String vector = part.names().get(i);
                sum.append("\n    + ")
                    .append(GlslText.product(weight, row, rows, column, columns, vector));
                column += columns;
              }
            }
            return text.let(rows, sum.toString());
          });
    }

    @Override
    public List<Vectors> pointwise(
        List<Vectors> x, List<float[]> columns, List<Expression> formulas) {
      List<Expression> reduced = formulas.stream().map(Expression::inQuarterTurns).toList();
      Vectors first = x.get(0);
      List<List<String>> names = new ArrayList<>();
      reduced.forEach(formula -> names.add(new ArrayList<>()));
      for (int number = 0; number < first.names().size(); number++) {
        int vector = number;
        int size = first.size(vector);
        List<String> variables = new ArrayList<>();
        x.forEach(row -> variables.add(row.names().get(vector)));
        for (float[] column : columns) {
          variables.add(
              text.let(
                  size,
                  column.length == 1
                      ? GlslText.all(size, column[0])
                      : GlslText.vector(column, Vectors.LANES * vector, size)));
        }
        FormulaWriter writer = new FormulaWriter(new GlslValues(text, size), variables);
        for (int k = 0; k < reduced.size(); k++) {
          names.get(k).add(writer.write(reduced.get(k)));
        }
      }
      return names.stream().map(vectors -> new Vectors(first.columns(), vectors)).toList();
    }

    @Override
    public Vectors normalise(Vectors x, float[] gain, float[] shift, double epsilon) {
      String mean =
          text.let(
              1, mean(x, i -> "dot(" + x.names().get(i) + ", " + GlslText.all(x.size(i), 1) + ")"));
      Vectors centred =
          Vectors.of(
              x.columns(),
              (number, from, size) -> text.let(size, x.names().get(number) + " - " + mean));
      String factor =
          text.let(
              1,
              "inversesqrt("
                  + mean(
                      centred,
                      i -> "dot(" + centred.names().get(i) + ", " + centred.names().get(i) + ")")
                  + " + "
                  + GlslText.number((float) epsilon)
                  + ")");
      return Vectors.of(
          x.columns(),
          (number, from, size) ->
              text.let(
                  size,
                  GlslText.vector(gain, from, size)
                      + " * ("
                      + centred.names().get(number)
                      + " * "
                      + factor
                      + ") + "
                      + GlslText.vector(shift, from, size)));
    }

    @Override
    public Vectors select(List<Vectors> x, int[] columns) {
      List<String> all = new ArrayList<>();
      for (Vectors row : x) {
        for (int c = 0; c < row.columns(); c++) {
          all.add(row.column(c));
        }
      }
      return Vectors.of(
          columns.length,
          (number, from, size) -> {
            List<String> components = new ArrayList<>();
            for (int c = from; c < from + size; c++) {
              components.add(all.get(columns[c]));
            }
            return text.let(size, GlslText.of(size, components));
          });
    }
  }
}
