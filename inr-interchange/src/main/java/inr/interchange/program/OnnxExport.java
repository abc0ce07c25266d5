package inr.interchange.program;

import inr.formula.Expression;
import inr.formula.Function;
import inr.io.model.Model;
import inr.io.model.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A model as an ONNX graph of float32: coordinates {@code x [n, D]}, those of the model's grid,
 * become {@code y [n, C]} in stored units, neither rounded nor clipped.
 *
 * <p>Operators are those of set 13: Gemm, Concat, Gather, ReduceMean and what formulas need. Phases
 * of encodings are of float32, too, since few runtimes compute in float64.
 */
public final class OnnxExport {
  private static final String INPUT = "x";
  private static final String OUTPUT = "y";

  /** A protocol buffer ends at 2 GiB; there are names and nodes besides. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (1L << 26);

  private OnnxExport() {}

  /**
   * The bytes of the file.
   *
   * @throws IllegalArgumentException with the part of the network that has no operators, or if it
   *     is too large
   */
  public static byte[] write(Model model) {
    long bytes = (long) Float.BYTES * model.parameters().values().length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "parameters of this network take "
              + bytes
              + " bytes; an ONNX file holds at most "
              + MOST_BYTES
              + ", take .safetensors");
    }
    OnnxGraph graph = new OnnxGraph();
    graph.input(INPUT, model.grid().dimensions(), model.grid().axes().toString());
    CircuitWriter<String> writer =
        new CircuitWriter<>(
            model.plan().network(), model.parameters(), new Operators(graph), INPUT);
    graph.node("Identity", List.of(writer.write(model.range())), OUTPUT);
    graph.output(OUTPUT, model.medium().channels(), model.medium().text());
    return graph.model(Program.text(), model.medium().text());
  }

  /** Operations as nodes; values are names of their results. */
  private static final class Operators implements Language<String>, Notation {
    private static final OnnxGraph.Attribute COLUMNS = new OnnxGraph.Attribute("axis", false, 1);

    private final OnnxGraph graph;

    /** Values that no row decides: they are as wide as a row, or a single number. */
    private final Set<String> ofAllRows = new HashSet<>();

    Operators(OnnxGraph graph) {
      this.graph = graph;
    }

    private String beside(List<String> x) {
      return x.size() == 1 ? x.get(0) : graph.node("Concat", x, COLUMNS);
    }

    @Override
    public String affine(List<String> x, Matrix weight, float[] bias) {
      String w = graph.constant(weight.values(), weight.rows(), weight.columns());
      String b = graph.constant(bias, bias.length);
      return graph.node(
          "Gemm", List.of(beside(x), w, b), new OnnxGraph.Attribute("transB", false, 1));
    }

    @Override
    public List<String> pointwise(
        List<String> x, List<float[]> columns, List<Expression> formulas) {
      List<String> variables = new ArrayList<>(x);
      for (float[] column : columns) {
        String numbers = graph.constant(column, column.length);
        ofAllRows.add(numbers);
        variables.add(numbers);
      }
      FormulaWriter writer = new FormulaWriter(this, variables);
      return formulas.stream().map(formula -> rows(writer.write(formula), x.get(0))).toList();
    }

    private String rows(String value, String x) {
      return ofAllRows.contains(value)
          ? graph.node("Expand", List.of(value, graph.node("Shape", List.of(x))))
          : value;
    }

    /** A node of a formula. */
    private String value(String operator, String... arguments) {
      List<String> inputs = List.of(arguments);
      String value = graph.node(operator, inputs);
      if (ofAllRows.containsAll(inputs)) {
        ofAllRows.add(value);
      }
      return value;
    }

    @Override
    public String normalise(String x, float[] gain, float[] shift, double epsilon) {
      OnnxGraph.Attribute axes = new OnnxGraph.Attribute("axes", true, 1);
      String centred = value("Sub", x, graph.node("ReduceMean", List.of(x), axes));
      String square = value("Mul", centred, centred);
      String variance = graph.node("ReduceMean", List.of(square), axes);
      String deviation = value("Sqrt", value("Add", variance, number(epsilon)));
      String scaled =
          value("Mul", value("Div", centred, deviation), graph.constant(gain, gain.length));
      return value("Add", scaled, graph.constant(shift, shift.length));
    }

    @Override
    public String select(List<String> x, int[] columns) {
      return graph.node("Gather", List.of(beside(x), graph.constant(columns)), COLUMNS);
    }

    @Override
    public String number(double value) {
      String number = graph.number((float) value);
      ofAllRows.add(number);
      return number;
    }

    @Override
    public String arithmetic(Arithmetic operation, String left, String right) {
      String name = operation.name();
      return value(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT), left, right);
    }

    @Override
    public Optional<String> call(Function function, String argument) {
      Optional<String> operator =
          switch (function) {
            case SIN -> Optional.of("Sin");
            case COS -> Optional.of("Cos");
            case EXP -> Optional.of("Exp");
            case TANH -> Optional.of("Tanh");
            case ERF -> Optional.of("Erf");
            case ATAN -> Optional.of("Atan");
            case LOG -> Optional.of("Log");
            case ROUND -> Optional.of("Round");
            case SQRT -> Optional.of("Sqrt");
            case RECIPROCAL -> Optional.of("Reciprocal");
            case ABS -> Optional.of("Abs");
            case SIGN -> Optional.of("Sign");
            case POSITIVE_PART -> Optional.of("Relu");
            case SIN_QUARTERS, COS_QUARTERS, LOG1P, INVERSE_SQRT, STEP -> Optional.empty();
          };
      return operator.map(name -> value(name, argument));
    }
  }
}
