package inr.cpu;

import inr.cpu.kernel.Aligned;
import java.util.Arrays;

/** What one part of a batch adds to the gradient and to the loss. */
final class Shard {
  /** Gradients of all layers, each where {@link TileNetwork} says, as the layer lays it out. */
  final float[] gradient;

  /** Sums of the first layer's gradient over the points of each sample of an axis, or empty. */
  final float[] axisSums;

  /** Sum of the loss over points and channels. */
  double loss;

  Shard(int gradientSize, int axisSumsSize) {
    this.gradient = Aligned.floats(gradientSize);
    this.axisSums = Aligned.floats(axisSumsSize);
  }

  void clear() {
    Arrays.fill(gradient, 0);
    Arrays.fill(axisSums, 0);
    loss = 0;
  }
}
