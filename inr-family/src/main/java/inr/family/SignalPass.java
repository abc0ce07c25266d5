package inr.family;

import inr.grid.Grid;
import java.util.List;
import java.util.Optional;

/**
 * All points of one signal, through a network of given shifts and back: the loss, its slopes, and
 * their derivatives along a direction of the latent. The workspace of one worker.
 *
 * <p>With L = 1/(NC) Σ (y − t)² and z = W h + b + s, a direction v of φ has the tangents ṡ = A v in
 * {@link SineTile}. Then L̇ = v·∂L/∂φ, and ∂L̇/∂s is the Hessian times v, before Aᵀ. So the
 * derivative of a step of the inner loop is one pass, and nothing is kept but φ.
 *
 * <p>For maintainers: tiles and their sums follow one another in order. A pass forward and back is
 * 2 multiply-adds for each weight and point, 3 with the gradient by the parameters and 6 with
 * tangents, too; so a signal of K inner steps takes 8 K + 3.
 */
final class SignalPass {
  private final PackedFamily family;
  private final int points;
  private final int channels;
  private final SineTile tile;

  /** {@code [points][paddedIn]}. */
  private final float[] coordinates;

  private final double[] shifts;
  private final double[] shiftSlopes;

  SignalPass(PackedFamily family, Grid grid, int channels) {
    this(family, family.layers.get(0).rows(grid), Math.toIntExact(grid.points()), channels);
  }

  private SignalPass(PackedFamily family, float[] coordinates, int points, int channels) {
    this.family = family;
    this.points = points;
    this.channels = channels;
    this.coordinates = coordinates;
    tile = new SineTile(family.layers);
    shifts = new double[family.shifts];
    shiftSlopes = new double[family.shifts];
  }

  /** Values of some of the points alone. */
  float[] values(float[] targets, int[] shown) {
    float[] values = new float[shown.length * channels];
    for (int n = 0; n < shown.length; n++) {
      System.arraycopy(targets, shown[n] * channels, values, n * channels, channels);
    }
    return values;
  }

  /** A pass through some of the points alone. */
  SignalPass of(int[] shown) {
    int width = family.layers.get(0).paddedIn;
    float[] some = new float[shown.length * width];
    for (int n = 0; n < shown.length; n++) {
      System.arraycopy(coordinates, shown[n] * width, some, n * width, width);
    }
    return new SignalPass(family, some, shown.length, channels);
  }

  /** Predictions of a latent, {@code [points, channels]}. */
  void predict(double[] phi, float[] predictions) {
    begin(phi);
    walk(false, predictions);
  }

  /** Derivatives of the predictions along a direction of φ, {@code [points, channels]}. */
  void tangent(double[] phi, double[] direction, float[] tangents) {
    begin(phi);
    family.shifts(direction, shifts);
    starts(tile.tangentStart, false);
    walk(true, tangents);
  }

  /** Through all points, of which the last layer's numbers are kept. */
  private void walk(boolean tangents, float[] kept) {
    for (int first = 0; first < points; first += SineTile.ROWS) {
      int rows = Math.min(SineTile.ROWS, points - first);
      forward(first, rows, tangents);
      tile.keep(tangents, rows, channels, kept, first);
    }
  }

  private void forward(int first, int rows, boolean tangents) {
    tile.load(coordinates, first, rows);
    tile.forward(rows, tangents, List.of());
  }

  /** L, and its slopes by φ. */
  double slopes(float[] targets, double[] phi, double[] dPhi) {
    begin(phi);
    double loss = run(targets, false, Optional.empty());
    end(tile.slopeSums, dPhi);
    return loss;
  }

  /** The same, and adds the slopes by all parameters to {@code gradient}. */
  double gradient(float[] targets, double[] phi, double[] dPhi, ModulatedGradient gradient) {
    begin(phi);
    double loss = run(targets, false, Optional.of(gradient.layers));
    gradient.layers.addToBiases(tile.slopeSums);
    end(tile.slopeSums, dPhi);
    gradient.addToMap(shiftSlopes, phi);
    return loss;
  }

  /**
   * The Hessian of L by φ times {@code direction}, and adds the slopes of direction·∂L/∂φ by all
   * parameters to {@code gradient}.
   */
  void product(
      float[] targets,
      double[] phi,
      double[] direction,
      double[] product,
      ModulatedGradient gradient) {
    begin(phi);
    family.shifts(direction, shifts);
    starts(tile.tangentStart, false);
    run(targets, true, Optional.of(gradient.layers));
    gradient.layers.addToBiases(tile.tangentSums);
    end(tile.slopeSums, product);
    gradient.addToMap(shiftSlopes, direction);
    end(tile.tangentSums, product);
    gradient.addToMap(shiftSlopes, phi);
  }

  private double run(float[] targets, boolean tangents, Optional<LayerGradient> gradient) {
    double numbers = (double) points * channels;
    double sum = 0;
    for (int from = 0; from < points; from += SineTile.ROWS) {
      int rows = Math.min(SineTile.ROWS, points - from);
      forward(from, rows, tangents);
      sum += tile.error(targets, from, rows, channels, numbers, tangents);
      tile.backward(rows, tangents, gradient);
    }
    return sum / numbers;
  }

  private void begin(double[] phi) {
    family.shifts(phi, shifts);
    starts(tile.start, true);
    tile.begin();
  }

  /** What the sums of each layer start with. */
  private void starts(float[][] starts, boolean withBias) {
    for (int l = 0; l < starts.length; l++) {
      PackedLayer layer = family.layers.get(l);
      for (int o = 0; o < layer.out; o++) {
        double shift = o < layer.shifts ? shifts[layer.firstShift + o] : 0;
        starts[l][o] = (float) ((withBias ? layer.bias[o] : 0) + shift);
      }
    }
  }

  /** Slopes by the shifts, and through A those by φ. */
  private void end(double[][] sums, double[] dPhi) {
    for (int l = 0; l < sums.length; l++) {
      PackedLayer layer = family.layers.get(l);
      System.arraycopy(sums[l], 0, shiftSlopes, layer.firstShift, layer.shifts);
    }
    family.pull(shiftSlopes, dPhi);
  }
}
