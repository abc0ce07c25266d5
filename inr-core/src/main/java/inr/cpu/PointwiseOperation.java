package inr.cpu;

import inr.circuit.Operation;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Formulas of several wires and columns.
 *
 * <p>The way back computes what it needs from the inputs anew: dxᵢ = Σ_k dy_k·∂f_k/∂xᵢ, all of them
 * as one program whose common parts are computed once. So nothing is kept.
 */
final class PointwiseOperation implements TileOperation {
  /** Gradients below this, 2⁻¹⁰⁰, count as 0, before they become subnormal. */
  private static final float FADED = 0x1p-100f;

  private final OperationPlaces places;
  private final List<ColumnParameters> columns;
  private final Panels panels;
  private final MatrixKernel kernel;
  private final StripMath strips;

  /** Columns, and what formulas need of them alone. */
  private final List<float[]> repeated = new ArrayList<>();

  private final StripProgram values;
  private final StripProgram inputGradients;
  private final StripProgram columnGradients;
  private final StripProgram allGradients;

  PointwiseOperation(
      Operation.Pointwise pointwise,
      List<ColumnParameters> columns,
      OperationPlaces places,
      MatrixKernel kernel,
      StripMath strips) {
    this.places = places;
    this.columns = columns;
    this.panels = new Panels(pointwise.outputs().get(0).columns());
    this.kernel = kernel;
    this.strips = strips;
    List<Expression> formulas =
        pointwise.formulas().stream().map(Expression::inQuarterTurns).toList();
    int inputs = places.inputs().length;
    List<List<Expression>> slopes = slopes(pointwise.formulas(), inputs + columns.size());
    ColumnParts parts = new ColumnParts(inputs, inputs + columns.size());
    formulas.forEach(parts::find);
    slopes.forEach(ofOne -> ofOne.forEach(parts::find));
    columns.forEach(column -> repeated.add(column.repeated()));
    for (ColumnParts.Part part : parts.found()) {
      StripProgram formula = StripProgram.of(List.of(part.formula()), 1, strips);
      repeated.add(columns.get(part.column()).derive(formula));
    }
    int variables = inputs + repeated.size();
    this.values =
        StripProgram.ofColumns(
            formulas.stream().map(parts::replaced).toList(), variables, inputs, variables, strips);
    List<Expression> gradients =
        slopes.stream()
            .map(ofOne -> gradient(ofOne.stream().map(parts::replaced).toList(), variables))
            .toList();
    int end = variables + formulas.size();
    List<Expression> sums = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Expression gradient = gradients.get(i);
      sums.add(places.adds()[i] ? gradient.plus(Expression.variable(end + i)) : gradient);
    }
    List<Expression> ofColumns = gradients.subList(inputs, gradients.size());
    List<Expression> all = new ArrayList<>(ofColumns);
    all.addAll(sums);
    this.inputGradients = gradientProgram(sums, end + inputs, inputs, variables);
    this.columnGradients = gradientProgram(ofColumns, end + inputs, inputs, variables);
    this.allGradients =
        columns.isEmpty() ? inputGradients : gradientProgram(all, end + inputs, inputs, variables);
  }

  private StripProgram gradientProgram(
      List<Expression> gradients, int variables, int columnsFrom, int columnsTo) {
    return StripProgram.ofColumns(gradients, variables, columnsFrom, columnsTo, strips);
  }

  /** ∂f_k/∂v of each of the variables v and formulas f_k. */
  private static List<List<Expression>> slopes(List<Expression> formulas, int variables) {
    return IntStream.range(0, variables)
        .mapToObj(Expression::variable)
        .map(v -> formulas.stream().map(f -> f.derivative(v).inQuarterTurns()).toList())
        .toList();
  }

  /** Σ_k dy_k·∂f_k/∂v; the variables after all others are dy. */
  private static Expression gradient(List<Expression> slopes, int variables) {
    Expression sum = Expression.constant(0);
    for (int k = 0; k < slopes.size(); k++) {
      sum = sum.plus(slopes.get(k).times(Expression.variable(variables + k)));
    }
    return sum;
  }

  /** Arrays that its largest program meets. */
  int arrays() {
    return 3 * places.inputs().length
        + repeated.size()
        + 2 * places.outputs().length
        + columns.size();
  }

  /** Floats of scratch that its programs use. */
  int scratch() {
    return Math.max(
        Math.max(values.scratch(), inputGradients.scratch()),
        Math.max(columnGradients.scratch(), allGradients.scratch()));
  }

  @Override
  public int keptSize() {
    return columns.size() * columnSize();
  }

  /** Floats of the gradients of a column, before they are summed over the rows. */
  private int columnSize() {
    return places.rowCapacity() * panels.padded();
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    int at = variables(space);
    for (int output : places.outputs()) {
      space.scratch.arrays[at++] = space.values[output];
    }
    run(values, space, at, at, rows);
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    if (!columns.isEmpty()) {
      int results = gradientVariables(space);
      run(columnGradients, space, columnGradients(space, results), results, rows);
      sum(space, rows, shard);
    }
  }

  @Override
  public void propagate(TileSpace space, int rows) {
    int at = inputGradients(space, gradientVariables(space));
    run(inputGradients, space, at, at, rows);
    fade(space, rows);
  }

  @Override
  public void accumulateAndPropagate(TileSpace space, int rows, Shard shard) {
    int results = gradientVariables(space);
    int at = inputGradients(space, columnGradients(space, results));
    run(allGradients, space, at, results, rows);
    sum(space, rows, shard);
    fade(space, rows);
  }

  /** Sets the arrays of inputs and columns; how many arrays are set. */
  private int variables(TileSpace space) {
    int at = 0;
    for (int input : places.inputs()) {
      space.scratch.arrays[at++] = space.values[input];
    }
    for (float[] column : repeated) {
      space.scratch.arrays[at++] = column;
    }
    return at;
  }

  /** Sets those, dy, and the gradients that the inputs have from other readers. */
  private int gradientVariables(TileSpace space) {
    int at = variables(space);
    for (int output : places.outputs()) {
      space.scratch.arrays[at++] = space.gradients[output];
    }
    return inputGradients(space, at);
  }

  /** Sets the arrays of the gradients of the inputs. */
  private int inputGradients(TileSpace space, int at) {
    for (int input : places.inputs()) {
      space.scratch.arrays[at++] = space.gradients[input];
    }
    return at;
  }

  /** Sets the arrays of the gradients of the columns, parts of one array. */
  private int columnGradients(TileSpace space, int at) {
    for (int c = 0; c < columns.size(); c++) {
      space.scratch.arrays[at++] = space.kept[places.number()];
    }
    return at;
  }

  /**
   * Runs a program on so many arrays.
   *
   * @param results the first that is a gradient of a column, if there are any
   */
  private void run(StripProgram program, TileSpace space, int arrays, int results, int rows) {
    int inputs = places.inputs().length;
    for (int p = 0; p < panels.count(); p++) {
      int offset = panels.offset(places.rowCapacity(), p);
      Arrays.fill(space.scratch.offsets, 0, arrays, offset);
      Arrays.fill(
          space.scratch.offsets, inputs, inputs + repeated.size(), ColumnParameters.offset(p));
      for (int i = results; i < Math.min(arrays, results + columns.size()); i++) {
        space.scratch.offsets[i] = offset + (i - results) * columnSize();
      }
      program.run(
          space.scratch.arrays,
          space.scratch.offsets,
          rows * panels.width(p),
          panels.width(p),
          space.scratch.floats);
    }
  }

  /** Adds the gradients of the columns over the rows. */
  private void sum(TileSpace space, int rows, Shard shard) {
    for (int c = 0; c < columns.size(); c++) {
      for (int p = 0; p < panels.count(); p++) {
        kernel.sumRows(
            space.kept[places.number()],
            panels.offset(places.rowCapacity(), p) + c * columnSize(),
            shard.gradient,
            columns.get(c).gradientPlace(p),
            rows,
            panels.width(p));
      }
    }
  }

  /** Counts gradients as 0 before they become subnormal. */
  private void fade(TileSpace space, int rows) {
    for (int input : places.inputs()) {
      for (int p = 0; p < panels.count(); p++) {
        float[] dx = space.gradients[input];
        int from = panels.offset(places.rowCapacity(), p);
        strips.flush(dx, from, FADED, dx, from, rows * panels.width(p));
      }
    }
  }
}
