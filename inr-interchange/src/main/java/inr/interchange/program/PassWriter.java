package inr.interchange.program;

import inr.formula.Expression;
import inr.interchange.program.PassProgram.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Operations as passes. A product waits for the first formula that reads it and becomes a part of
 * that pass, so that a layer is one pass; where others read it, too, it gets a pass of its own.
 */
final class PassWriter implements Language<PassWriter.Row> {
  /** Binary logarithm of the texels in a row of the texture of numbers. */
  static final int LOG_ACROSS = 10;

  private final List<Pass> passes = new ArrayList<>();
  private final List<Integer> vectors = new ArrayList<>();
  private final Texels numbers = new Texels();

  /** W x + b of values that are stored. */
  private record Product(List<Row> x, int weight, int bias) {}

  /** Columns of every point: a value that is stored, or a product that can become one. */
  static final class Row {
    private static final int NONE = -1;

    private final int columns;
    private final List<Product> pending = new ArrayList<>();
    private int value = NONE;

    /** Whether a pass has computed its product without storing it. */
    private boolean read;

    private Row(int columns) {
      this.columns = columns;
    }

    private int vectors() {
      return Texels.vectors(columns);
    }
  }

  /** The row that is there before the first pass. */
  Row coordinates() {
    return stored(2);
  }

  List<Pass> passes() {
    return List.copyOf(passes);
  }

  List<Integer> vectors() {
    return List.copyOf(vectors);
  }

  float[] numbers() {
    return numbers.toArray();
  }

  private Row stored(int columns) {
    Row row = new Row(columns);
    store(row);
    return row;
  }

  private void store(Row row) {
    row.value = vectors.size();
    vectors.add(row.vectors());
  }

  /** Adds a pass that gives a row its value. */
  private void run(PassText text, Row result) {
    store(result);
    passes.add(new Pass(text.toString(), text.inputs(), result.value));
  }

  /** The number of a row's value, which it gets now if it had none. */
  private int value(Row row) {
    if (row.value == Row.NONE) {
      row.read = false;
      PassText text = new PassText(row.columns);
      run(text.give(argument(text, row)), row);
    }
    return row.value;
  }

  /** How a pass reads a vector of a row: four expressions, one for each point. */
  private List<String> argument(PassText text, Row row) {
    if (row.value != Row.NONE || row.read) {
      return text.vector(value(row));
    }
    row.read = true;
    Product product = row.pending.get(0);
    int columns = product.x.stream().mapToInt(Row::vectors).sum();
    List<String> sums = text.sums(product.bias);
    int before = 0;
    for (Row x : product.x) {
      text.multiply(sums, product.weight + 4 * before, columns, value(x), x.vectors());
      before += x.vectors();
    }
    return sums;
  }

  @Override
  public Row affine(List<Row> x, Matrix weight, float[] bias) {
    x.forEach(this::value);
    Row result = new Row(weight.rows());
    int[] widths = x.stream().mapToInt(row -> row.columns).toArray();
    result.pending.add(new Product(x, numbers.matrix(weight, widths), numbers.vector(bias)));
    return result;
  }

  @Override
  public List<Row> pointwise(List<Row> x, List<float[]> columns, List<Expression> formulas) {
    if (formulas.size() > 1) {
      x.forEach(this::value);
    }
    List<String> looked = new ArrayList<>();
    for (float[] column : columns) {
      looked.add(
          column.length == 1
              ? "number(" + numbers.all(column[0]) + ")"
              : "number(" + numbers.vector(column) + " + vector)");
    }
    List<Row> results = new ArrayList<>();
    for (Expression formula : formulas) {
      Row result = new Row(x.get(0).columns);
      PassText text = new PassText(result.columns);
      GlslText statements = new GlslText();
      List<String> variables = new ArrayList<>();
      List<List<String>> arguments = new ArrayList<>();
      for (Row row : x) {
        variables.add("z" + variables.size());
        arguments.add(argument(text, row));
      }
      looked.forEach(column -> variables.add(statements.let(PassText.LANES, column)));
      FormulaWriter writer =
          new FormulaWriter(new GlslValues(statements, PassText.LANES), variables);
      statements.give(writer.write(formula.inQuarterTurns()));
      run(text.give(text.formula(statements, arguments)), result);
      results.add(result);
    }
    return results;
  }

  @Override
  public Row normalise(Row x, float[] gain, float[] shift, double epsilon) {
    int value = value(x);
    PassText moments = new PassText(2);
    Row measured = new Row(2);
    run(moments.give(moments.moments(value, x.columns, (float) epsilon)), measured);
    PassText text = new PassText(x.columns);
    Row result = new Row(x.columns);
    List<String> rows = text.vector(value);
    List<String> known = text.first(measured.value);
    List<String> results = new ArrayList<>();
    int factors = numbers.vector(gain);
    int terms = numbers.vector(shift);
    for (int k = 0; k < PassText.POINTS; k++) {
      results.add(
          String.format(
              Locale.ROOT,
              "number(%d + vector) * ((%s - %s.x) * %3$s.y) + number(%4$d + vector)",
              factors,
              rows.get(k),
              known.get(k),
              terms));
    }
    run(text.give(results), result);
    return result;
  }

  @Override
  public Row select(List<Row> x, int[] columns) {
    float[] places = new float[columns.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = columns[i];
    }
    PassText text = new PassText(columns.length);
    Row result = new Row(columns.length);
    List<Integer> values = x.stream().map(this::value).toList();
    List<Integer> widths = x.stream().map(row -> row.columns).toList();
    run(text.give(text.chosen(values, widths, numbers.vector(places))), result);
    return result;
  }
}
