package inr.codec;

import inr.codec.file.EncodedPicture;
import inr.codec.file.Header;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import inr.random.CounterRandom;
import inr.signal.Medium;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pictures nobody fitted: random networks of a plausible size, random symbols that fall off. */
final class Handmade {
  private Handmade() {}

  /** Steps of the groups, in their order. */
  private static final int[] STEPS = {7, 9, 6, 8, 8, 9, 10};

  static QuantisedParameters parameters(Layout layout, long seed, double spread) {
    CounterRandom random = new CounterRandom(seed, 1);
    float[] values = layout.defaults().clone();
    for (Tensor tensor : layout.tensors()) {
      boolean bias = tensor.columns() == 1;
      double size = bias ? 0.1 : spread / Math.sqrt(tensor.columns());
      if (tensor.group() == Group.UPSAMPLING_WEIGHT) {
        size = 0.02;
      }
      if (tensor.name().matches("synthesis\\.(2|stabiliser)\\.weight")) {
        size *= 0.1; // most samples within their range
      }
      if (tensor.name().equals("synthesis.stabiliser.bias")) {
        Arrays.fill(values, tensor.offset(), tensor.end(), 0.4f);
      }
      for (int i = tensor.offset(); i < tensor.end(); i++) {
        values[i] += (float) (size * (2 * random.uniform(i) - 1));
      }
    }
    return QuantisedParameters.of(layout, STEPS, values);
  }

  /** Symbols whose magnitude falls off geometrically, more of them where planes are coarse. */
  static byte[] symbols(Plane plane, long seed) {
    CounterRandom random = new CounterRandom(seed, plane.level() * 2 + (plane.hyper() ? 1 : 0));
    byte[] symbols = new byte[plane.size()];
    double keep = 0.15 + 0.1 * plane.level();
    for (int i = 0; i < symbols.length; i++) {
      double u = random.uniform(i);
      int magnitude = (int) (StrictMath.log(Math.max(u, 1e-9)) / StrictMath.log(keep));
      boolean negative = random.uniform(i + (1L << 32)) < 0.5;
      symbols[i] = (byte) (negative ? Math.max(Plane.LEAST, -magnitude) : Math.min(63, magnitude));
    }
    return symbols;
  }

  static EncodedPicture picture(Medium.Picture medium, Shape shape, int logTile, long seed) {
    int[] low = new int[medium.channels()];
    int[] high = new int[medium.channels()];
    Arrays.fill(high, medium.peak());
    low[0] = medium.peak() / 8;
    Header header = new Header(medium, shape, logTile, low, high);
    byte[][][] symbols = new byte[header.tiles()][][];
    for (int tile = 0; tile < symbols.length; tile++) {
      List<Plane> planes = header.pyramid(tile).planes();
      symbols[tile] = new byte[planes.size()][];
      for (int p = 0; p < planes.size(); p++) {
        symbols[tile][p] = symbols(planes.get(p), seed + 100L * tile);
      }
    }
    return new EncodedPicture(
        header, parameters(shape.layout(), seed, 1), symbols, Optional.empty(), Optional.empty());
  }
}
