package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.network.Layer;
import inr.pyramid.GridValues;
import java.util.List;

/**
 * The linear layer that ends a network whose features run along directions in the space of
 * channels: W has the directions as columns, so that it puts the channels back together.
 */
final class ChannelEnd {
  private final float[] flat;
  private final Tensor weight;
  private final Tensor bias;

  /** The end of a network that has such a {@link #layer}. */
  ChannelEnd(Parameters parameters) {
    this.flat = parameters.values();
    List<Tensor> all = parameters.layout().tensors();
    this.weight = all.get(all.size() - 2);
    this.bias = all.get(all.size() - 1);
  }

  /** The layer, of nothing but zeros. */
  static Layer layer(int channels) {
    Distribution zero = new Distribution.Constant(0);
    return new Layer.Dense(channels, new Activation.Identity(), zero, zero);
  }

  /** What 1 of a feature is in each channel. */
  void direct(int feature, double[] direction) {
    for (int c = 0; c < direction.length; c++) {
      flat[weight.offset() + c * weight.columns() + feature] = (float) direction[c];
    }
  }

  /** The means of the channels. */
  void centre(GridValues values) {
    for (int c = 0; c < values.channels(); c++) {
      flat[bias.offset() + c] = (float) values.mean(c);
    }
  }
}
