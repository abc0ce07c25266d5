package inr.codec.prediction;

import inr.codec.kernel.IntegerLayer;
import inr.codec.kernel.Rows;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What coarser planes tell of a finer one: f = W·v + b with v the symbols of all D planes that were
 * coded before, in that order, at the place of a sample of the next coarser level. (The
 * inter-feature context extractor of Cool-chic 5, Ladune et al. 2026.)
 *
 * <p>A plane of level i has at (x, y) the features of (⌊x/2⌋, ⌊y/2⌋) at level i + 1, where plane j
 * has its symbol (x, y)/2^(j − i − 1), rounded down.
 */
public final class CoarseFeatures {
  /** By place in the order of coding, for planes that have any. */
  private final List<Optional<IntegerLayer>> layers;

  private final int features;

  private CoarseFeatures(List<Optional<IntegerLayer>> layers, int features) {
    this.layers = layers;
    this.features = features;
  }

  /** The features of some parameters. */
  public static CoarseFeatures of(QuantisedParameters parameters) {
    Pyramid pyramid = parameters.layout().shape().pyramid(1, 1);
    List<Optional<IntegerLayer>> layers = new ArrayList<>();
    for (int p = 0; p < pyramid.planes().size(); p++) {
      long[] inputs = new long[pyramid.inputs(p)];
      Arrays.fill(inputs, (long) -Plane.LEAST << FixedPoint.FRACTION);
      layers.add(
          inputs.length == 0
              ? Optional.empty()
              : Optional.of(
                  FixedPoint.layer(
                      parameters,
                      "ifce." + pyramid.planes().get(p).level(),
                      false,
                      -FixedPoint.LARGEST,
                      inputs)));
    }
    return new CoarseFeatures(layers, parameters.layout().shape().preset().features());
  }

  /** Bound of the magnitude of each feature, of whatever plane. */
  long[] bounds() {
    long[] bounds = new long[features];
    for (Optional<IntegerLayer> layer : layers) {
      if (layer.isPresent()) {
        long[] inputs = new long[layer.get().columns()];
        Arrays.fill(inputs, (long) -Plane.LEAST << FixedPoint.FRACTION);
        long[] own = layer.get().bounds(inputs);
        Arrays.setAll(bounds, f -> Math.max(bounds[f], own[f]));
      }
    }
    return bounds;
  }

  /** Whether a plane has features; else they count as 0. */
  public boolean present(int plane) {
    return layers.get(plane).isPresent();
  }

  /**
   * The features of a plane.
   *
   * @param pyramid the planes
   * @param plane place of the plane in the order of coding
   * @param symbols those of the planes before it, row by row
   * @return by feature, row by row, {@code pyramid.width(i + 1)} x {@code height(i + 1)} of them
   */
  public int[][] of(Pyramid pyramid, int plane, byte[][] symbols) {
    int level = pyramid.planes().get(plane).level() + 1;
    int width = pyramid.width(level);
    int height = pyramid.height(level);
    IntegerLayer layer = layers.get(plane).orElseThrow();
    int[][] maps = new int[features][width * height];
    int[][] in = new int[plane][Rows.padded(width)];
    int[][] out = new int[features][Rows.padded(width)];
    for (int y = 0; y < height; y++) {
      for (int p = 0; p < plane; p++) {
        spread(pyramid.planes().get(p), level, y, symbols[p], in[p], width);
      }
      layer.apply(in, out, width);
      for (int f = 0; f < features; f++) {
        System.arraycopy(out[f], 0, maps[f], y * width, width);
      }
    }
    return maps;
  }

  private static void spread(Plane plane, int level, int y, byte[] symbols, int[] row, int width) {
    int shift = plane.level() - level;
    if (y > 0 && y >> shift == y - 1 >> shift) {
      return; // as in the row before
    }
    int start = (y >> shift) * plane.width();
    for (int x = 0; x < width; x++) {
      row[x] = PredictionBuffers.input(symbols[start + (x >> shift)]);
    }
  }
}
