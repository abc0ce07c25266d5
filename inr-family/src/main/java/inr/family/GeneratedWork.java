package inr.family;

import inr.grid.Grid;
import inr.random.CounterRandom;
import inr.sampling.Permutation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One signal of a {@link GeneratedFamily}: encoder, weights, the generated network, and back. */
final class GeneratedWork implements SignalWork<GeneratedGradient> {
  private final GeneratedEngine engine;
  private final EncoderPass encoder;
  private final int points;
  private final int channels;

  /** The generated network, and its derivative along a direction of the latent. */
  private final List<PackedLayer> layers;

  private final List<PackedLayer> moved;
  private final SineTile tile;
  private final LayerGradient layerGradient;
  private final float[] coordinates;
  private final double[] network;
  private final int[] order;
  private final double[] dPhi;

  /** For ways forward alone. */
  private final WeightPass weights;

  GeneratedWork(GeneratedEngine engine, Grid grid, int channels) {
    this.engine = engine;
    this.points = Math.toIntExact(grid.points());
    this.channels = channels;
    encoder = new EncoderPass(engine.encoder, grid, channels);
    layers = SineNetwork.layers(engine.form.network(), engine.network.tensors());
    moved = SineNetwork.layers(engine.form.network(), engine.network.tensors());
    tile = new SineTile(layers);
    layerGradient = new LayerGradient(layers);
    coordinates = layers.get(0).rows(grid);
    network = new double[engine.network.size()];
    order = new int[points];
    dPhi = new double[engine.form.latent()];
    weights = engine.pass();
  }

  /** All points are shown. */
  @Override
  public double[] latent(float[] targets, int steps) {
    Arrays.setAll(order, n -> n);
    return latent(targets, order);
  }

  @Override
  public double[] latent(float[] targets, int[] shown) {
    double[] phi = new double[dPhi.length];
    encoder.mean(targets, shown, shown.length, phi);
    return phi;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The encoder is shown some points, and all are counted.
   */
  @Override
  public double differentiate(float[] targets, CounterRandom random, GeneratedGradient gradient) {
    int shown = engine.form.encoder().shown(points, random.uniform(1));
    Permutation drawn = new Permutation(points, random.bits(0), 0);
    for (int n = 0; n < shown; n++) {
      order[n] = (int) drawn.at(n);
    }
    encoder.mean(targets, order, shown, gradient.phi);
    make(gradient.phi, gradient.weights);
    double loss = error(targets, gradient.slopes);
    double numbers = engine.form.weightPenalty() / network.length;
    for (int i = 0; i < network.length; i++) {
      loss += numbers * network[i] * network[i];
      gradient.slopes[i] += 2 * numbers * network[i];
    }
    double latents = engine.form.latentPenalty() / dPhi.length;
    for (int k = 0; k < dPhi.length; k++) {
      loss += latents * gradient.phi[k] * gradient.phi[k];
      dPhi[k] = 2 * latents * gradient.phi[k];
    }
    gradient.weights.pull(gradient.slopes, dPhi);
    encoder.pull(dPhi, gradient.encoder);
    return loss;
  }

  /** The network of a latent. */
  private void make(double[] phi, WeightPass pass) {
    pass.make(phi, network);
    layers.forEach(layer -> layer.pack(network));
    tile.startWithBiases();
  }

  /** Mean squared error at all points, and its slopes by θ. */
  private double error(float[] targets, double[] slopes) {
    layerGradient.clear();
    tile.begin();
    double numbers = (double) points * channels;
    double sum = 0;
    for (int from = 0; from < points; from += SineTile.ROWS) {
      int rows = forward(from, false);
      sum += tile.error(targets, from, rows, channels, numbers, false);
      tile.backward(rows, false, Optional.of(layerGradient));
    }
    layerGradient.addToBiases(tile.slopeSums);
    Arrays.fill(slopes, 0);
    layerGradient.addTo(slopes, 1);
    return sum / numbers;
  }

  private int forward(int from, boolean tangents) {
    int rows = Math.min(SineTile.ROWS, points - from);
    tile.load(coordinates, from, rows);
    tile.forward(rows, tangents, tangents ? moved : List.of());
    return rows;
  }

  @Override
  public void predict(double[] phi, float[] predictions) {
    make(phi, weights);
    walk(false, predictions);
  }

  @Override
  public void tangent(double[] phi, double[] direction, float[] tangents) {
    make(phi, weights);
    weights.move(direction, network);
    for (int l = 0; l < moved.size(); l++) {
      PackedLayer layer = moved.get(l);
      layer.pack(network);
      System.arraycopy(layer.bias, 0, tile.tangentStart[l], 0, layer.bias.length);
    }
    walk(true, tangents);
  }

  private void walk(boolean tangents, float[] kept) {
    for (int from = 0; from < points; from += SineTile.ROWS) {
      int rows = forward(from, tangents);
      tile.keep(tangents, rows, channels, kept, from);
    }
  }
}
