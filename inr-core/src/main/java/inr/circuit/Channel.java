package inr.circuit;

import java.util.Arrays;
import java.util.List;

/** What a circuit gives beside the value: a derivative by the coordinates, or another output. */
public sealed interface Channel {
  /**
   * ∂/∂x_d.
   *
   * @param axis d, from 0
   */
  record Slope(int axis) implements Channel {}

  /**
   * What another head of the network predicts, see {@link Circuit#heads}.
   *
   * @param number of the head, from 0
   */
  record Head(int number) implements Channel {
    public Head {
      if (number < 0) {
        throw new IllegalArgumentException("head " + number + "; heads are counted from 0");
      }
    }
  }

  /**
   * Σᵢⱼ wᵢⱼ ∂²/∂xᵢ∂xⱼ.
   *
   * @param weights w, {@code [D][D]}
   */
  record Curvature(List<List<Double>> weights) implements Channel {
    public Curvature {
      weights = weights.stream().map(List::copyOf).toList();
      for (List<Double> row : weights) {
        if (row.size() != weights.size()) {
          throw new IllegalArgumentException(
              "curvature has weights of "
                  + weights.size()
                  + " rows and a row of "
                  + row.size()
                  + "; a square is needed");
        }
      }
    }

    /** Σ wᵢ ∂²/∂xᵢ²: 1, 1, … is the Laplacian, 1, −c² the wave operator on (t, x). */
    public static Curvature diagonal(double... weights) {
      Double[][] square = new Double[weights.length][weights.length];
      for (int i = 0; i < weights.length; i++) {
        Arrays.fill(square[i], 0.0);
        square[i][i] = weights[i];
      }
      return new Curvature(Arrays.stream(square).map(Arrays::asList).toList());
    }

    /** ∂²/∂xᵢ∂xⱼ of D coordinates. */
    public static Curvature mixed(int dimensions, int i, int j) {
      double[][] square = new double[dimensions][dimensions];
      square[i][j] += 0.5;
      square[j][i] += 0.5;
      return new Curvature(
          Arrays.stream(square).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }

    /** wᵢⱼ. */
    public double weight(int i, int j) {
      return weights.get(i).get(j);
    }
  }
}
