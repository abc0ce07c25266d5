package inr.codec.train.synthesis;

import inr.codec.shape.Pyramid;
import inr.codec.train.kernel.TapKernel;
import inr.cpu.kernel.Aligned;

/**
 * What the synthesis is given, at one level: a channel for each latent of this level and coarser
 * ones, from fine to coarse, and the gradients of all.
 *
 * <p>Rows are padded to whole vectors. The padding of values holds anything finite, that of
 * gradients zeros.
 */
final class Stack {
  /** Columns and rows. */
  final int width;

  final int height;

  /** Floats from a row to the next. */
  final int stride;

  /** Floats from a channel to the next. */
  final int size;

  final int channels;
  final float[] values;
  final float[] slopes;

  /** The stack of a level. */
  Stack(Pyramid pyramid, int level) {
    width = pyramid.width(level);
    height = pyramid.height(level);
    stride = padded(width);
    size = stride * height;
    channels = pyramid.coarsest() - Math.max(level, pyramid.finest()) + 1;
    values = Aligned.floats(channels * size);
    slopes = Aligned.floats(channels * size);
  }

  /** Place of the first sample of a row, in values and slopes. */
  int at(int channel, int row) {
    return Aligned.LEAD + channel * size + row * stride;
  }

  /** A width in whole vectors. */
  static int padded(int width) {
    return (width + TapKernel.PARTIALS - 1) / TapKernel.PARTIALS * TapKernel.PARTIALS;
  }
}
