package inr.codec.train.optimizer;

import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;
import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam in the eigenbasis of Shampoo's preconditioner (Vyas et al. 2024, arXiv 2409.11321), for
 * tensors with more than one row and column; Adam for the others.
 *
 * <p>For a gradient G: L ← βL + (1−β)GGᵀ, R ← βR + (1−β)GᵀG; Q_L and Q_R are their eigenvectors,
 * followed by one step of orthogonal iteration. The mean of the gradient and the mean square of
 * Q_LᵀGQ_R give Adam's step in that basis, which is turned back. β₁ = β₂ = β = 0.95, weight decay
 * 0.01. The first gradient only begins the bases.
 */
public final class Soap {
  private static final double BETA = 0.95;
  private static final double DECAY = 0.01;
  private static final double EPSILON = 1e-8;

  /**
   * Of a product's mean eigenvalue, added to all of them: directions without gradient, which a
   * product of few gradients has, keep their vectors, and the others are followed all the same.
   */
  private static final double RIDGE = 1e-11;

  private final List<Part> parts = new ArrayList<>();
  private long step;

  /** For the tensors of a layout. */
  public Soap(Layout layout) {
    for (Tensor tensor : layout.tensors()) {
      parts.add(new Part(tensor));
    }
  }

  /**
   * One step.
   *
   * @param parameters changed
   * @param gradient of all parameters, not changed
   * @param rate learning rate
   */
  public void update(float[] parameters, double[] gradient, double rate) {
    for (Part part : parts) {
      part.update(parameters, gradient, rate);
    }
    step++;
  }

  /** What it remembers. */
  public void state(StateCode code) throws IOException {
    step = code.number(step, 0, Long.MAX_VALUE - 1);
    for (Part part : parts) {
      part.state(code);
    }
  }

  /** One tensor. */
  private final class Part {
    private final Tensor tensor;
    private final boolean rotated;
    private final double[] mean;
    private final double[] square;
    private final Basis left;
    private final Basis right;

    Part(Tensor tensor) {
      this.tensor = tensor;
      rotated = tensor.rows() > 1 && tensor.columns() > 1;
      mean = new double[tensor.size()];
      square = new double[tensor.size()];
      left = new Basis(rotated ? tensor.rows() : 0);
      right = new Basis(rotated ? tensor.columns() : 0);
    }

    void state(StateCode code) throws IOException {
      code.reals(mean);
      code.reals(square);
      left.state(code);
      right.state(code);
    }

    void update(float[] parameters, double[] gradient, double rate) {
      int rows = tensor.rows();
      int columns = tensor.columns();
      double[] g = new double[tensor.size()];
      System.arraycopy(gradient, tensor.offset(), g, 0, g.length);
      if (rotated && step == 0) {
        left.add(g, rows, columns, false, 1);
        right.add(g, rows, columns, true, 1);
        left.begin();
        right.begin();
        return;
      }
      double correction = 1 - StrictMath.pow(BETA, (double) (rotated ? step : step + 1));
      double[] turned = rotated ? turn(g, true) : g;
      for (int i = 0; i < g.length; i++) {
        mean[i] += (1 - BETA) * (g[i] - mean[i]);
        square[i] += (1 - BETA) * (turned[i] * turned[i] - square[i]);
      }
      double[] direction = rotated ? turn(mean, true) : mean.clone();
      for (int i = 0; i < g.length; i++) {
        direction[i] = direction[i] / correction / (Math.sqrt(square[i] / correction) + EPSILON);
      }
      if (rotated) {
        direction = turn(direction, false);
      }
      for (int i = 0; i < g.length; i++) {
        int k = tensor.offset() + i;
        parameters[k] -= (float) (rate * (direction[i] + DECAY * parameters[k]));
      }
      if (rotated) {
        left.add(g, rows, columns, false, 1 - BETA);
        right.add(g, rows, columns, true, 1 - BETA);
        left.refresh();
        right.refresh();
      }
    }

    /** Q_Lᵀ X Q_R, or Q_L X Q_Rᵀ. */
    private double[] turn(double[] x, boolean into) {
      int rows = tensor.rows();
      int columns = tensor.columns();
      double[] half = new double[x.length];
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < rows; k++) {
          double q = into ? left.vectors[k * rows + r] : left.vectors[r * rows + k];
          for (int c = 0; c < columns; c++) {
            half[r * columns + c] += q * x[k * columns + c];
          }
        }
      }
      double[] out = new double[x.length];
      for (int k = 0; k < columns; k++) {
        for (int c = 0; c < columns; c++) {
          double q = into ? right.vectors[k * columns + c] : right.vectors[c * columns + k];
          for (int r = 0; r < rows; r++) {
            out[r * columns + c] += half[r * columns + k] * q;
          }
        }
      }
      return out;
    }
  }

  /** A symmetric mean of products and its approximate eigenvectors, in columns. */
  private static final class Basis {
    private static final double LEAST_NORM = 1e-150;

    /** Steps of orthogonal iteration for the first gradient. */
    private static final int FIRST = 30;

    private final int size;
    private final double[] product;
    private double[] vectors;

    Basis(int size) {
      this.size = size;
      product = new double[size * size];
      vectors = new double[size * size];
      for (int i = 0; i < size; i++) {
        vectors[i * size + i] = 1;
      }
    }

    void state(StateCode code) throws IOException {
      code.reals(product);
      code.reals(vectors);
    }

    /** product += share · (GGᵀ − product), or of GᵀG. */
    void add(double[] g, int rows, int columns, boolean transposed, double share) {
      int inner = transposed ? rows : columns;
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          double sum = 0;
          for (int k = 0; k < inner; k++) {
            sum +=
                transposed
                    ? g[k * columns + i] * g[k * columns + j]
                    : g[i * columns + k] * g[j * columns + k];
          }
          product[i * size + j] += share * (sum - product[i * size + j]);
        }
      }
    }

    void begin() {
      for (int i = 0; i < FIRST; i++) {
        refresh();
      }
    }

    /**
     * vectors ← orthonormal basis of product · vectors, column by column (modified Gram and
     * Schmidt, twice).
     */
    void refresh() {
      double ridge = 0;
      for (int i = 0; i < size; i++) {
        ridge += RIDGE / size * product[i * size + i];
      }
      double[] next = new double[size * size];
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < size; k++) {
          double p = product[i * size + k] + (i == k ? ridge : 0);
          for (int j = 0; j < size; j++) {
            next[i * size + j] += p * vectors[k * size + j];
          }
        }
      }
      for (int j = 0; j < size; j++) {
        for (int pass = 0; pass < 2; pass++) {
          for (int k = 0; k < j; k++) {
            double dot = 0;
            for (int i = 0; i < size; i++) {
              dot += next[i * size + k] * next[i * size + j];
            }
            for (int i = 0; i < size; i++) {
              next[i * size + j] -= dot * next[i * size + k];
            }
          }
        }
        double norm = norm(next, j);
        if (!(norm > LEAST_NORM)) {
          return; // without any gradient there is nothing to follow
        }
        for (int i = 0; i < size; i++) {
          next[i * size + j] /= norm;
        }
      }
      vectors = next;
    }

    private double norm(double[] matrix, int column) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += matrix[i * size + column] * matrix[i * size + column];
      }
      return Math.sqrt(sum);
    }
  }
}
