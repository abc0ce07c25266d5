package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.quantise.NetworkRate;
import inr.codec.train.quantise.SymbolSearch;
import inr.codec.train.rate.Board;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a picture, mean squared error + λ · bits per pixel, and steps down its gradient. Bits
 * are those of the latents; steps of the networks also go down their own, see {@link NetworkRate}.
 */
final class Objective {
  /** Largest norm of the networks' gradient. */
  private static final double CLIP = 0.1;

  private final Layout layout;
  private final int pixels;
  private final long served;
  private final RatePass rate;
  private final DistortionPass distortion;
  private final NetworkRate networkRate;
  private final Sheet sheet;
  private final Workers workers;
  private final int channels;
  private final float[] slopes;
  private final double[] gradient;

  /**
   * The loss of a picture.
   *
   * @param served pixels that pay for a bit of the networks: those of all that they draw
   */
  Objective(Layout layout, Sheet sheet, Picture picture, long served, Workers workers) {
    this.layout = layout;
    this.served = served;
    this.sheet = sheet;
    this.workers = workers;
    channels = picture.channels();
    pixels = picture.pixels();
    rate = new RatePass(layout, sheet, workers);
    distortion = new DistortionPass(layout, sheet, picture, workers);
    networkRate = new NetworkRate(layout);
    slopes = new float[sheet.size()];
    gradient = new double[layout.size()];
  }

  /**
   * What a model costs.
   *
   * @param error mean squared error, samples from 0 to 1
   * @param bits of the latents
   * @param loss error + λ · bits per pixel
   */
  record Loss(double error, double bits, double loss) {}

  /** Pixels of the picture. */
  int pixels() {
    return pixels;
  }

  private Loss loss(Model model, double error, double bits) {
    return new Loss(error, bits, error + model.lambda * bits / pixels);
  }

  /** What networks in whole steps cost with the latents that a model has rounded. */
  NetworkCost networkCost(Model model) {
    return new NetworkCost(
        layout,
        rate,
        distortion,
        model.latents.symbols(),
        model.lambda / pixels,
        model.lambda / served);
  }

  /** The loss with latents rounded as they are coded. */
  Loss validate(Model model) {
    model.latents.hard();
    float[] symbols = model.latents.symbols();
    return loss(
        model, distortion.error(model.parameters, symbols), rate.bits(model.parameters, symbols));
  }

  /**
   * One step with soft rounding; latents and networks follow. Bits are estimated of half of the
   * finest grid, see {@link Board}.
   */
  Loss softStep(Model model, Annealing now, long noise) {
    model.latents.soft(now.temperature(), now.sigma(), noise);
    Loss loss = networkStep(model, model.parameters, now.rate(), now.price(), Board.ofStep(noise));
    model.latents.update(slopes, now.rate(), now.beta1(), now.beta2(), model.nextStep());
    return loss;
  }

  /** One step with soft rounding; only the latents follow, and nothing else is differentiated. */
  Loss latentStep(Model model, Annealing now, long noise) {
    model.latents.soft(now.temperature(), now.sigma(), noise);
    Loss loss = gradients(model, model.parameters, now.price(), Board.WHOLE, null);
    model.latents.update(slopes, now.rate(), now.beta1(), now.beta2(), model.nextStep());
    return loss;
  }

  /** One step with the symbols that the latents give; only the networks follow. */
  Loss networkStep(Model model, double learningRate) {
    return networkStep(model, model.parameters, learningRate);
  }

  /**
   * The same, but the gradient is that of other networks.
   *
   * @param at what the symbols are predicted and drawn with
   */
  Loss networkStep(Model model, float[] at, double learningRate) {
    return networkStep(model, at, learningRate, 1, Board.WHOLE);
  }

  /** What moves single symbols; it takes memory of its own. */
  SymbolSearch symbolSearch() {
    return new SymbolSearch(sheet, rate, distortion, channels, workers);
  }

  /**
   * Single symbols of a model move by one where the loss falls.
   *
   * @param networks that symbols are predicted and drawn with
   * @param grid see {@link SymbolSearch#search}
   */
  void moveSymbols(SymbolSearch search, Model model, float[] networks, int grid) {
    model.latents.hard();
    search.search(networks, model.latents.symbols(), model.lambda / pixels, grid);
    model.latents.follow();
  }

  /** The same of all grids that are searched, one after the other. */
  void moveSymbols(Model model, float[] networks) {
    SymbolSearch search = symbolSearch();
    for (int grid = 0; grid < SymbolSearch.grids(sheet.pyramid()); grid++) {
      moveSymbols(search, model, networks, grid);
    }
  }

  private Loss networkStep(
      Model model, float[] at, double learningRate, double price, Board board) {
    Arrays.fill(gradient, 0);
    Loss loss = gradients(model, at, price, board, gradient);
    networkRate.addGradient(model.parameters, model.lambda / served, gradient);
    clip();
    model.optimizer().update(model.parameters, gradient, learningRate);
    return loss;
  }

  private Loss gradients(
      Model model, float[] at, double price, Board board, double @Nullable [] ofNetworks) {
    float[] symbols = model.latents.symbols();
    float perBit = (float) (price * model.lambda / pixels);
    double bits = rate.gradients(at, symbols, perBit, board, slopes, ofNetworks);
    double error = distortion.gradients(at, symbols, slopes, ofNetworks);
    return loss(model, error, bits);
  }

  private void clip() {
    double sum = 0;
    for (double g : gradient) {
      sum += g * g;
    }
    double norm = Math.sqrt(sum);
    if (norm > CLIP) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= CLIP / norm;
      }
    }
  }
}
