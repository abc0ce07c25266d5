package inr.reference;

import inr.network.Layer;
import inr.network.ParameterLayout;

/**
 * One layer on one point. It owns the arrays that it returns and keeps what {@link #backward} needs
 * of the last point.
 */
interface ReferenceLayer {
  /**
   * y = f(x).
   *
   * @param parameters the whole parameter vector
   * @param x features of the point; kept, not copied
   */
  double[] forward(double[] parameters, double[] x);

  /**
   * ∂L/∂x of the last point.
   *
   * @param dy ∂L/∂y
   * @param gradient ∂L/∂parameters, in the layout of the parameter vector; added to
   */
  double[] backward(double[] parameters, double[] dy, double[] gradient);

  /** The computation of layer {@code l}, which has {@code in} inputs. */
  static ReferenceLayer of(Layer layer, int l, int in, ParameterLayout layout) {
    if (layer instanceof Layer.Dense dense) {
      return new DenseLayer(
          dense, in, layout.tensor(l + ".weight").offset(), layout.tensor(l + ".bias").offset());
    }
    if (layer instanceof Layer.LayerNorm norm) {
      return new NormLayer(
          norm, in, layout.tensor(l + ".gain").offset(), layout.tensor(l + ".shift").offset());
    }
    throw new IllegalArgumentException(
        "reference does not know layer " + layer + "; add its class beside DenseLayer");
  }
}
