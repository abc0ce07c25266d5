package inr.family;

import inr.circuit.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * What makes one tensor of a network from a latent: θ = W₂ h + b₂, h = max(0, W₁ φ + b₁). Reads the
 * parameters of the family where they lie; sums in order and in double precision.
 */
final class WeightHead {
  private final Tensor weight1;
  private final Tensor bias1;
  private final Tensor weight2;
  private final Tensor bias2;
  private final Tensor made;

  /** A head whose tensors are four in a row, and what it makes. */
  WeightHead(List<Tensor> tensors, Tensor made) {
    this.weight1 = tensors.get(0);
    this.bias1 = tensors.get(1);
    this.weight2 = tensors.get(2);
    this.bias2 = tensors.get(3);
    this.made = made;
  }

  /** Hidden units. */
  int hidden() {
    return weight1.rows();
  }

  /** θ of φ into its place in a network's numbers, and h. */
  void make(double[] parameters, double[] phi, double[] hidden, double[] network) {
    for (int j = 0; j < hidden.length; j++) {
      double sum = parameters[bias1.offset() + j];
      sum += dot(parameters, weight1.offset() + j * phi.length, phi);
      hidden[j] = Math.max(0, sum);
    }
    for (int i = 0; i < made.size(); i++) {
      double sum = parameters[bias2.offset() + i];
      network[made.offset() + i] =
          sum + dot(parameters, weight2.offset() + i * hidden.length, hidden);
    }
  }

  /** θ̇ along a direction of φ, where h is known. */
  void move(double[] parameters, double[] direction, double[] hidden, double[] network) {
    double[] moved = new double[hidden.length];
    for (int j = 0; j < moved.length; j++) {
      moved[j] =
          hidden[j] > 0 ? dot(parameters, weight1.offset() + j * direction.length, direction) : 0;
    }
    for (int i = 0; i < made.size(); i++) {
      network[made.offset() + i] = dot(parameters, weight2.offset() + i * moved.length, moved);
    }
  }

  /** ∂L/∂θ gives the slopes by W₁ φ + b₁, and adds to those by φ. */
  void pull(
      double[] parameters, double[] slopes, double[] hidden, double[] hiddenSlopes, double[] dPhi) {
    Arrays.fill(hiddenSlopes, 0);
    for (int i = 0; i < made.size(); i++) {
      add(
          slopes[made.offset() + i],
          parameters,
          weight2.offset() + i * hidden.length,
          hiddenSlopes);
    }
    for (int j = 0; j < hidden.length; j++) {
      hiddenSlopes[j] = hidden[j] > 0 ? hiddenSlopes[j] : 0;
      add(hiddenSlopes[j], parameters, weight1.offset() + j * dPhi.length, dPhi);
    }
  }

  /** Adds a share of the slopes by its own parameters, which are products of what is known. */
  void addTo(
      double[] gradient,
      double share,
      double[] phi,
      double[] hidden,
      double[] hiddenSlopes,
      double[] slopes) {
    for (int j = 0; j < hidden.length; j++) {
      double slope = share * hiddenSlopes[j];
      gradient[bias1.offset() + j] += slope;
      addProduct(slope, phi, gradient, weight1.offset() + j * phi.length);
    }
    for (int i = 0; i < made.size(); i++) {
      double slope = share * slopes[made.offset() + i];
      gradient[bias2.offset() + i] += slope;
      addProduct(slope, hidden, gradient, weight2.offset() + i * hidden.length);
    }
  }

  private static double dot(double[] row, int offset, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += row[offset + k] * x[k];
    }
    return sum;
  }

  private static void add(double factor, double[] row, int offset, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * row[offset + k];
    }
  }

  private static void addProduct(double factor, double[] x, double[] to, int offset) {
    for (int k = 0; k < x.length; k++) {
      to[offset + k] += factor * x[k];
    }
  }
}
