package inr.codec.train.optimizer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoapTest {
  private static final double RATE = 0.01;

  private final Layout layout = new Shape(Preset.LOP, 3, 0, 6).layout();

  /** The loss ½ Σ curvature · (u·(W − 1)·v)² in a turned basis, and its gradient. */
  private double loss(float[] parameters, double[] gradient) {
    double loss = 0;
    for (Tensor tensor : layout.tensors()) {
      Random random = new Random(tensor.offset());
      for (int term = 0; term < tensor.size(); term++) {
        double[] direction = random.doubles(tensor.size(), -1, 1).toArray();
        double dot = 0;
        for (int i = 0; i < direction.length; i++) {
          dot += direction[i] * (parameters[tensor.offset() + i] - 1);
        }
        double curvature = term % 2 == 0 ? 1 : 0.01;
        loss += curvature * dot * dot / 2;
        for (int i = 0; i < direction.length; i++) {
          gradient[tensor.offset() + i] += curvature * dot * direction[i];
        }
      }
    }
    return loss;
  }

  @Test
  void aSumOfSquaresFallsToNextToNothing() {
    float[] parameters = new float[layout.size()];
    Soap soap = new Soap(layout);
    double first = loss(parameters, new double[layout.size()]);
    for (int step = 0; step < 800; step++) {
      double[] gradient = new double[layout.size()];
      loss(parameters, gradient);
      soap.update(parameters, gradient, RATE * (1 - step / 800.0));
    }
    double last = loss(parameters, new double[layout.size()]);
    // Decay pulls towards 0 with a hundredth of the rate, so it does not end at 0.
    assertTrue(last < 1e-2 * first, last + " of " + first);
  }

  /**
   * A gradient of one direction a·bᵀ has no second eigenvector. In the basis of the first, Adam
   * goes along a·bᵀ; in one that is not followed, along the signs of its entries.
   */
  @Test
  void whereGradientsHaveFewDirectionsTheBasesAreFollowedAllTheSame() {
    Tensor tensor = layout.tensor("arm.1.weight");
    Random random = new Random(3);
    double[] a = random.doubles(tensor.rows(), -1, 1).toArray();
    double[] b = random.doubles(tensor.columns(), -1, 1).toArray();
    double[] gradient = new double[layout.size()];
    for (int i = 0; i < tensor.size(); i++) {
      gradient[tensor.offset() + i] = a[i / tensor.columns()] * b[i % tensor.columns()];
    }
    float[] parameters = new float[layout.size()];
    Soap soap = new Soap(layout);
    for (int step = 0; step < 20; step++) {
      soap.update(parameters, gradient, RATE);
    }
    double along = 0;
    double moved = 0;
    double length = 0;
    for (int i = tensor.offset(); i < tensor.end(); i++) {
      along -= parameters[i] * gradient[i];
      moved += parameters[i] * parameters[i];
      length += gradient[i] * gradient[i];
    }
    assertTrue(along > 0.9999 * Math.sqrt(moved * length), along / Math.sqrt(moved * length) + "");
  }
}
