package inr.family;

import inr.circuit.Tensor;

/**
 * y = W x + b, whose numbers are read where they lie among the parameters. Sums in order and in
 * double precision. What it makes, and slopes by that, may lie in a longer array.
 */
final class AffineLayer {
  private final Tensor weight;
  private final Tensor bias;

  AffineLayer(Tensor weight, Tensor bias) {
    this.weight = weight;
    this.bias = bias;
  }

  int out() {
    return weight.rows();
  }

  /** y from a place on. */
  void apply(double[] parameters, double[] x, double[] y, int place) {
    linear(parameters, x, y, place);
    for (int o = 0; o < out(); o++) {
      y[place + o] += parameters[bias.offset() + o];
    }
  }

  /** W x from a place on. */
  void linear(double[] parameters, double[] x, double[] y, int place) {
    for (int o = 0; o < out(); o++) {
      int row = weight.offset() + o * x.length;
      double sum = 0;
      for (int k = 0; k < x.length; k++) {
        sum += parameters[row + k] * x[k];
      }
      y[place + o] = sum;
    }
  }

  /** Adds Wᵀ slopes. */
  void pull(double[] parameters, double[] slopes, int place, double[] dX) {
    for (int o = 0; o < out(); o++) {
      int row = weight.offset() + o * dX.length;
      double slope = slopes[place + o];
      for (int k = 0; k < dX.length; k++) {
        dX[k] += slope * parameters[row + k];
      }
    }
  }

  /** Adds a share of the slopes by W and b. */
  void addTo(double[] gradient, double share, double[] slopes, int place, double[] x) {
    addToWeight(gradient, share, slopes, place, x);
    addToBias(gradient, share, slopes, place);
  }

  /** Adds a share of the slopes by W. */
  void addToWeight(double[] gradient, double share, double[] slopes, int place, double[] x) {
    for (int o = 0; o < out(); o++) {
      int row = weight.offset() + o * x.length;
      double slope = share * slopes[place + o];
      for (int k = 0; k < x.length; k++) {
        gradient[row + k] += slope * x[k];
      }
    }
  }

  /** Adds a share of the slopes by b. */
  void addToBias(double[] gradient, double share, double[] slopes, int place) {
    for (int o = 0; o < out(); o++) {
      gradient[bias.offset() + o] += share * slopes[place + o];
    }
  }
}
