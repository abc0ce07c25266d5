package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import java.util.Arrays;
import java.util.List;

/**
 * Scores of classes, y = W₂ max(0, W₁ x + b₁) + b₂, and their cross-entropy, −log softmax(y) at the
 * class that is right. In double precision, sums in order.
 *
 * @param inputs numbers of x
 * @param width hidden units h, of which there may be any number
 * @param classes numbers of y
 */
record WidthClassifier(int inputs, int width, int classes) {
  /** W₁ {@code [width, inputs]}, b₁, W₂ {@code [classes, width]}, b₂: what they begin as alone. */
  ParameterLayout layout() {
    Sketch sketch = new Sketch(1);
    List<Wire> x = List.of(new Wire(0, inputs));
    Distribution first = Distribution.pytorch(inputs);
    Distribution second = Distribution.pytorch(width);
    Wire hidden = sketch.part("hidden", () -> sketch.affine(x, width, first, first));
    Wire scores = sketch.affine(List.of(hidden), classes, second, second);
    return sketch.finish(List.of(scores)).layout();
  }

  /** Where b₁, W₂ and b₂ begin; W₁ is first. */
  int bias1() {
    return width * inputs;
  }

  int weight2() {
    return bias1() + width;
  }

  int bias2() {
    return weight2() + classes * width;
  }

  /** All numbers. */
  int size() {
    return bias2() + classes;
  }

  /** Hidden units of an input. */
  private double[] hidden(double[] weights, float[] x) {
    double[] hidden = new double[width];
    for (int j = 0; j < width; j++) {
      double sum = weights[bias1() + j];
      for (int i = 0; i < inputs; i++) {
        sum += weights[j * inputs + i] * x[i];
      }
      hidden[j] = Math.max(0, sum);
    }
    return hidden;
  }

  private double[] scores(double[] weights, double[] hidden) {
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = weights[bias2() + c];
      for (int j = 0; j < width; j++) {
        scores[c] += weights[weight2() + c * width + j] * hidden[j];
      }
    }
    return scores;
  }

  /** The class of the largest score, the first of equal ones. */
  int classify(double[] weights, float[] x) {
    double[] scores = scores(weights, hidden(weights, x));
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  /**
   * Cross-entropy of an input.
   *
   * @param slopes to which a share of the slopes by all numbers is added
   */
  double differentiate(double[] weights, float[] x, int right, double share, double[] slopes) {
    double[] hidden = hidden(weights, x);
    double[] scores = scores(weights, hidden);
    double most = Arrays.stream(scores).max().orElseThrow();
    double[] p = new double[classes];
    double all = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = StrictMath.exp(scores[c] - most);
      all += p[c];
    }
    double[] dHidden = new double[width];
    for (int c = 0; c < classes; c++) {
      double slope = share * (p[c] / all - (c == right ? 1 : 0));
      slopes[bias2() + c] += slope;
      int row = weight2() + c * width;
      for (int j = 0; j < width; j++) {
        slopes[row + j] += slope * hidden[j];
        dHidden[j] += slope * weights[row + j];
      }
    }
    for (int j = 0; j < width; j++) {
      double slope = hidden[j] > 0 ? dHidden[j] : 0;
      slopes[bias1() + j] += slope;
      for (int i = 0; i < inputs; i++) {
        slopes[j * inputs + i] += slope * x[i];
      }
    }
    return StrictMath.log(all) + most - scores[right];
  }
}
