package inr.cpu;

import inr.circuit.Tensor;
import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.MatrixKernel;
import inr.optimizer.Optimizer;

/**
 * Muon on one matrix; see {@link Optimizer.Muon} for the formula.
 *
 * <p>For maintainers. Matrices lie in panels of their columns, {@code [panel][row][column]}, padded
 * with zeroes, so the three products of an iteration are those of the kernels. The transpose of x
 * is what its Gram matrix is made from.
 */
final class MuonRule implements WholeRule {
  private final Optimizer.Muon muon;
  private final Tensor matrix;
  private final float[] momentum;
  private final MatrixKernel kernel;
  private final int rows;
  private final int columns;
  private final boolean turned;
  private final Panels wide;
  private final Panels square;
  private final float[] x;
  private final float[] moved;
  private final float[] transposed;
  private final float[] gram;
  private final float[] factor;

  /** The rule of one matrix; {@code momentum} is the whole slot. */
  MuonRule(Optimizer.Muon muon, Tensor matrix, float[] momentum, MatrixKernel kernel) {
    this.muon = muon;
    this.matrix = matrix;
    this.momentum = momentum;
    this.kernel = kernel;
    this.turned = matrix.rows() > matrix.columns();
    this.rows = Math.min(matrix.rows(), matrix.columns());
    this.columns = Math.max(matrix.rows(), matrix.columns());
    this.wide = new Panels(columns);
    this.square = new Panels(rows);
    this.x = Aligned.floats(rows * wide.padded());
    this.moved = Aligned.floats(rows * wide.padded());
    this.transposed = Aligned.floats(columns * square.padded());
    this.gram = Aligned.floats(rows * square.padded());
    this.factor = Aligned.floats(rows * square.padded());
  }

  @Override
  public void apply(double rate, long step, float[] parameters, float[] gradient) {
    float beta = (float) muon.momentum();
    float share = (float) (1 - muon.momentum());
    double norm = 0;
    for (int i = 0; i < matrix.size(); i++) {
      int place = matrix.offset() + i;
      float m = Math.fma(beta, momentum[place], share * gradient[place]);
      momentum[place] = m;
      float direction = Math.fma(share, gradient[place], beta * m);
      norm += (double) direction * direction;
      x[element(i)] = direction;
    }
    float scale = (float) (1 / (Math.sqrt(norm) + Optimizer.Muon.EPSILON));
    for (int i = 0; i < matrix.size(); i++) {
      x[element(i)] *= scale;
    }
    for (int k = 0; k < Optimizer.Muon.ITERATIONS; k++) {
      iterate();
    }
    float length =
        (float) (-rate * Math.sqrt(Math.max(1, (double) matrix.rows() / matrix.columns())));
    for (int i = 0; i < matrix.size(); i++) {
      int place = matrix.offset() + i;
      parameters[place] = Math.fma(length, x[element(i)], parameters[place]);
    }
  }

  /** Place in x of an element of the matrix as it lies in the flat vector. */
  private int element(int i) {
    int row = i / matrix.columns();
    int column = i % matrix.columns();
    return turned ? wide.index(rows, column, row) : wide.index(rows, row, column);
  }

  /** x ← a·x + (b·A + c·A²)x with A = x·xᵀ. */
  private void iterate() {
    float a = Optimizer.Muon.COEFFICIENTS.get(0).floatValue();
    float b = Optimizer.Muon.COEFFICIENTS.get(1).floatValue();
    float c = Optimizer.Muon.COEFFICIENTS.get(2).floatValue();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < columns; j++) {
        transposed[square.index(columns, j, r)] = x[wide.index(rows, r, j)];
      }
    }
    product(x, wide, transposed, square, gram);
    product(gram, square, gram, square, factor);
    for (int i = 0; i < factor.length; i++) {
      factor[i] = Math.fma(c, factor[i], b * gram[i]);
    }
    product(factor, square, x, wide, moved);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.fma(a, x[i], moved[i]);
    }
  }

  /** c ← left·right; left has {@code rows} rows, right as many as left has columns. */
  private void product(float[] left, Panels inner, float[] right, Panels outer, float[] c) {
    for (int p = 0; p < outer.count(); p++) {
      int width = outer.width(p);
      int out = outer.offset(rows, p);
      for (int q = 0; q < inner.count(); q++) {
        kernel.multiply(
            left,
            inner.offset(rows, q),
            inner.width(q),
            right,
            outer.offset(inner.columns(), p) + inner.start(q) * width,
            q == 0 ? Panels.ZEROS : c,
            q == 0 ? Aligned.LEAD : out,
            q == 0 ? 0 : width,
            c,
            out,
            rows,
            inner.real(q),
            width);
      }
    }
  }
}
