package inr.cpu;

import inr.circuit.Operation;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.ArrayList;
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
  private final StripProgram values;
  private final StripProgram inputGradients;
  private final List<StripProgram> columnGradients = new ArrayList<>();

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
    List<Expression> formulas = pointwise.formulas();
    int inputs = places.inputs().length;
    int variables = inputs + columns.size();
    this.values =
        StripProgram.of(
            formulas.stream().map(Expression::inQuarterTurns).toList(), variables, strips);
    List<Expression> gradients =
        IntStream.range(0, variables).mapToObj(v -> gradient(formulas, v, variables)).toList();
    int slopes = variables + formulas.size();
    List<Expression> sums = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Expression gradient = gradients.get(i);
      sums.add(places.adds()[i] ? gradient.plus(Expression.variable(slopes + i)) : gradient);
    }
    this.inputGradients = StripProgram.of(sums, slopes + inputs, strips);
    for (int c = 0; c < columns.size(); c++) {
      columnGradients.add(StripProgram.of(List.of(gradients.get(inputs + c)), slopes, strips));
    }
  }

  /** Σ_k dy_k·∂f_k/∂v; the variables after all others are dy. */
  private static Expression gradient(List<Expression> formulas, int v, int variables) {
    Expression sum = Expression.constant(0);
    for (int k = 0; k < formulas.size(); k++) {
      Expression slope = formulas.get(k).derivative(Expression.variable(v)).inQuarterTurns();
      sum = sum.plus(slope.times(Expression.variable(variables + k)));
    }
    return sum;
  }

  /** Arrays that its largest program meets. */
  int arrays() {
    return 3 * places.inputs().length + columns.size() + 2 * places.outputs().length + 1;
  }

  @Override
  public int keptSize() {
    return columns.isEmpty() ? 0 : places.rowCapacity() * panels.padded();
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    int at = variables(space);
    for (int output : places.outputs()) {
      space.scratch.arrays[at++] = space.values[output];
    }
    run(values, space, at, rows);
  }

  /** Sets the arrays of inputs and columns; how many they are. */
  private int variables(TileSpace space) {
    int at = 0;
    for (int input : places.inputs()) {
      space.scratch.arrays[at++] = space.values[input];
    }
    for (ColumnParameters column : columns) {
      space.scratch.arrays[at++] = column.expanded();
    }
    return at;
  }

  private int slopes(TileSpace space) {
    int at = variables(space);
    for (int output : places.outputs()) {
      space.scratch.arrays[at++] = space.gradients[output];
    }
    return at;
  }

  private void run(StripProgram program, TileSpace space, int arrays, int rows) {
    for (int p = 0; p < panels.count(); p++) {
      for (int i = 0; i < arrays; i++) {
        space.scratch.offsets[i] = panels.offset(places.rowCapacity(), p);
      }
      program.run(
          space.scratch.arrays,
          space.scratch.offsets,
          rows * panels.width(p),
          space.scratch.floats);
    }
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    for (int c = 0; c < columns.size(); c++) {
      float[] gradient = space.kept[places.number()];
      int at = slopes(space);
      space.scratch.arrays[at] = gradient;
      run(columnGradients.get(c), space, at + 1, rows);
      for (int p = 0; p < panels.count(); p++) {
        kernel.sumRows(
            gradient,
            panels.offset(places.rowCapacity(), p),
            shard.gradient,
            columns.get(c).gradientPlace(p),
            rows,
            panels.width(p));
      }
    }
  }

  @Override
  public void propagate(TileSpace space, int rows) {
    int at = slopes(space);
    for (int copy = 0; copy < 2; copy++) {
      for (int input : places.inputs()) {
        space.scratch.arrays[at++] = space.gradients[input];
      }
    }
    run(inputGradients, space, at, rows);
    for (int input : places.inputs()) {
      for (int p = 0; p < panels.count(); p++) {
        float[] dx = space.gradients[input];
        int from = panels.offset(places.rowCapacity(), p);
        strips.flush(dx, from, FADED, dx, from, rows * panels.width(p));
      }
    }
  }
}
