package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A field over the weights of classifiers of square pictures, which yields one of any width: with u
 * the place of a hidden unit among all, −1 + (2j + 1)/h, and t the width, both in [−1, 1], W₁ at
 * the pixel (y, x) is F(u, t, y, x), and b₁ and the columns of W₂ are G(u, t), those of W₂ times
 * 10/h, so that the sum over units is a mean that hardly changes with their number. F and G are
 * networks of sines; b₂ are numbers of their own.
 *
 * <p>Neighbours among the units have neighbouring weights, and a network of another width is the
 * same function sampled at other places.
 *
 * <p>Deviations from the paper: sines instead of octaves and residual layers, places of pixels
 * instead of indices, classes as channels, no reference network to begin with, whose units would
 * have to be sorted for smoothness.
 *
 * @see <a href="https://arxiv.org/abs/2410.11878">Yang and Wang 2024, neural metamorphosis</a>
 */
final class WeightField {
  private static final double OUT = 10;
  private static final int PLACES = 2;

  private final int side;
  private final int classes;
  private final int least;
  private final int most;
  private final List<PackedLayer> unitLayers;
  private final List<PackedLayer> pixelLayers;
  private final Tensor lastBias;
  private final SineTile unitTile;
  private final SineTile pixelTile;
  private final LayerGradient unitGradient;
  private final LayerGradient pixelGradient;
  private final double[] end;

  /** Where the numbers lie. */
  final ParameterLayout layout;

  /**
   * A field for pictures of {@code side}² pixels.
   *
   * @param pixels F, of 4 coordinates and 1 output
   * @param units G, of 2 coordinates and 1 + classes outputs
   * @param least width, at t = −1
   * @param most width, at t = 1
   */
  WeightField(int side, NetworkSpec pixels, NetworkSpec units, int least, int most) {
    SineNetwork.require(pixels);
    SineNetwork.require(units);
    this.side = side;
    this.classes = units.outputs() - 1;
    this.least = least;
    this.most = most;
    Sketch sketch = new Sketch(PLACES + 2);
    sketch.part(
        "pixels", () -> Layer.chain(pixels.layers(), sketch, pixels.encoding().write(sketch)));
    List<Wire> place = List.of(new Wire(0, PLACES));
    List<Wire> out = sketch.part("units", () -> Layer.chain(units.layers(), sketch, place));
    lastBias = sketch.tensor("bias2", classes, 1, Role.BIAS, new Distribution.Constant(0));
    layout = sketch.finish(out).layout();
    List<Tensor> tensors = layout.tensors();
    pixelLayers = SineNetwork.layers(pixels, tensors);
    unitLayers = SineNetwork.layers(units, tensors.subList(2 * pixelLayers.size(), tensors.size()));
    pixelTile = new SineTile(pixelLayers);
    unitTile = new SineTile(unitLayers);
    pixelGradient = new LayerGradient(pixelLayers);
    unitGradient = new LayerGradient(unitLayers);
    end = new double[classes];
  }

  /** The classifier of a width. */
  WidthClassifier classifier(int width) {
    return new WidthClassifier(side * side, width, classes);
  }

  /** Takes over the parameters. */
  void pack(double[] parameters) {
    pixelLayers.forEach(layer -> layer.pack(parameters));
    unitLayers.forEach(layer -> layer.pack(parameters));
    pixelTile.startWithBiases();
    unitTile.startWithBiases();
    System.arraycopy(parameters, lastBias.offset(), end, 0, classes);
  }

  /** The numbers of the classifier of a width. */
  double[] weights(int width) {
    WidthClassifier classifier = classifier(width);
    double[] weights = new double[classifier.size()];
    float[] pixels = pixelRows(width);
    int inputs = side * side;
    for (int from = 0; from < width * inputs; from += SineTile.ROWS) {
      int rows = forward(pixelTile, pixels, from, width * inputs);
      for (int n = 0; n < rows; n++) {
        weights[from + n] = pixelTile.predictions()[n * pixelTile.width()];
      }
    }
    float[] units = unitRows(width);
    for (int from = 0; from < width; from += SineTile.ROWS) {
      int rows = forward(unitTile, units, from, width);
      for (int n = 0; n < rows; n++) {
        int place = n * unitTile.width();
        weights[classifier.bias1() + from + n] = unitTile.predictions()[place];
        for (int c = 0; c < classes; c++) {
          weights[classifier.weight2() + c * width + from + n] =
              OUT / width * unitTile.predictions()[place + 1 + c];
        }
      }
    }
    System.arraycopy(end, 0, weights, classifier.bias2(), classes);
    return weights;
  }

  /** Slopes by the numbers of a classifier become those by the parameters. */
  void pull(int width, double[] slopes, double[] gradient) {
    WidthClassifier classifier = classifier(width);
    pixelGradient.clear();
    pixelTile.begin();
    float[] pixels = pixelRows(width);
    int inputs = side * side;
    for (int from = 0; from < width * inputs; from += SineTile.ROWS) {
      int rows = forward(pixelTile, pixels, from, width * inputs);
      float[] p = cleared(pixelTile, rows);
      for (int n = 0; n < rows; n++) {
        p[n * pixelTile.width()] = (float) slopes[from + n];
      }
      pixelTile.backward(rows, false, Optional.of(pixelGradient));
    }
    pixelGradient.addToBiases(pixelTile.slopeSums);
    unitGradient.clear();
    unitTile.begin();
    float[] units = unitRows(width);
    for (int from = 0; from < width; from += SineTile.ROWS) {
      int rows = forward(unitTile, units, from, width);
      float[] p = cleared(unitTile, rows);
      for (int n = 0; n < rows; n++) {
        int place = n * unitTile.width();
        p[place] = (float) slopes[classifier.bias1() + from + n];
        for (int c = 0; c < classes; c++) {
          p[place + 1 + c] =
              (float) (OUT / width * slopes[classifier.weight2() + c * width + from + n]);
        }
      }
      unitTile.backward(rows, false, Optional.of(unitGradient));
    }
    unitGradient.addToBiases(unitTile.slopeSums);
    Arrays.fill(gradient, 0);
    pixelGradient.addTo(gradient, 1);
    unitGradient.addTo(gradient, 1);
    for (int c = 0; c < classes; c++) {
      gradient[lastBias.offset() + c] = slopes[classifier.bias2() + c];
    }
  }

  private static float[] cleared(SineTile tile, int rows) {
    float[] p = tile.slopes();
    Arrays.fill(p, 0, rows * tile.width(), 0);
    return p;
  }

  private static int forward(SineTile tile, float[] all, int from, int end) {
    int rows = Math.min(SineTile.ROWS, end - from);
    tile.load(all, from, rows);
    tile.forward(rows, false, List.of());
    return rows;
  }

  /** (u, t) of each unit. */
  private float[] unitRows(int width) {
    int padded = unitLayers.get(0).paddedIn;
    float[] rows = new float[width * padded];
    for (int j = 0; j < width; j++) {
      place(width, j, rows, j * padded);
    }
    return rows;
  }

  /** (u, t, y, x) of each weight of W₁. */
  private float[] pixelRows(int width) {
    int inputs = side * side;
    int padded = pixelLayers.get(0).paddedIn;
    float[] rows = new float[width * inputs * padded];
    for (int n = 0; n < width * inputs; n++) {
      place(width, n / inputs, rows, n * padded);
      rows[n * padded + PLACES] = centre(n % inputs / side, side);
      rows[n * padded + PLACES + 1] = centre(n % side, side);
    }
    return rows;
  }

  private void place(int width, int unit, float[] rows, int offset) {
    rows[offset] = centre(unit, width);
    rows[offset + 1] = (float) (2.0 * (width - least) / (most - least) - 1);
  }

  private static float centre(int index, int count) {
    return (float) ((2.0 * index + 1) / count - 1);
  }
}
