package inr.codec.train;

import inr.codec.file.EncodedPicture;
import inr.codec.file.Header;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Preset;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.quantise.StepSearch;
import inr.codec.train.quantise.ValueSearch;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Optional;
import java.util.function.Supplier;

/** From a picture to the whole numbers that a file holds. */
public final class PictureTraining {
  /**
   * Below this the trained picture says hardly more than its mean colour: training has collapsed.
   */
  private static final double COLLAPSED_DECIBELS = 5;

  private static final long ONE_MEGAPIXEL = 1 << 20;

  private PictureTraining() {}

  /**
   * How a picture is trained.
   *
   * @param target what the picture should come to
   * @param preset size of the networks
   * @param finest level of the finest latents
   * @param steps of the training
   * @param searchValues whether single parameters of the networks are searched in the end
   * @param seed equal seeds give equal numbers, whatever the threads
   * @param threads how many work
   */
  public record Settings(
      Target target,
      Preset preset,
      int finest,
      int steps,
      boolean searchValues,
      long seed,
      int threads) {}

  /**
   * What training found.
   *
   * @param picture the whole numbers, without checksum
   * @param error mean squared error that training saw, samples from 0 to 1 and not rounded
   * @param bits of latents and networks as training estimates them
   * @param lambda that of the target, or that was found for it
   */
  public record Result(EncodedPicture picture, double error, double bits, double lambda) {}

  /**
   * Trains a picture; the listener may end it with a {@link
   * java.util.concurrent.CancellationException}.
   *
   * @throws IllegalArgumentException if the picture is too large, or its file cannot be as small as
   *     the target
   */
  public static Result train(
      Medium.Picture medium,
      Samples samples,
      Optional<byte[]> profile,
      Settings settings,
      TrainingListener listener) {
    Shape shape =
        new Shape(
            settings.preset(),
            medium.channels(),
            settings.finest(),
            coarsest(medium, settings.finest()));
    Layout layout = shape.layout();
    Sheet sheet = new Sheet(shape.pyramid(medium.width(), medium.height()));
    SampleSpan span = SampleSpan.of(medium, samples);
    Header header = new Header(medium, shape, 0, span.low(), span.high());
    Picture picture = span.picture(medium, samples);
    Packing packing = new Packing(header, sheet, profile);
    Supplier<Steering> steerings = Steering.of(settings.target(), packing);
    try (Workers workers = new Workers(settings.threads())) {
      Training training =
          new Training(layout, sheet, picture, settings, workers, steerings, listener);
      Model model = training.run(settings.seed());
      if (collapsed(picture, training.objective().validate(model).error())) {
        Model again = training.run(settings.seed() + 1);
        double loss = training.objective().validate(model).loss();
        model = training.objective().validate(again).loss() < loss ? again : model;
      }
      model.latents.hard();
      NetworkCost.Cost cost = quantised(layout, training.objective(), model, settings, listener);
      if (!training.steering().searches()) {
        return new Result(
            packing.picture(cost.parameters(), model.latents.symbols()),
            cost.error(),
            cost.bits(),
            model.lambda);
      }
      return trimmed(training, model, cost, packing, listener);
    }
  }

  /** The file, once its latents have been moved onto the target. */
  private static Result trimmed(
      Training training,
      Model model,
      NetworkCost.Cost cost,
      Packing packing,
      TrainingListener listener) {
    QuantisedParameters networks = cost.parameters();
    float[] numbers = networks.floats();
    System.arraycopy(numbers, 0, model.parameters, 0, numbers.length);
    Steering steering = training.steering();
    new Trim(training.objective(), listener)
        .run(
            model,
            latents ->
                steering.excessOf(packing.bytes(networks, model.latents.symbols()), latents));
    Objective.Loss latents = training.objective().validate(model);
    return new Result(
        packing.picture(networks, model.latents.symbols()),
        latents.error(),
        latents.bits() + cost.bits() - cost.latentBits(),
        model.lambda);
  }

  /** 6 below one megapixel, 7 below three, else 8; no more than there is something to halve. */
  private static int coarsest(Medium.Picture medium, int finest) {
    long pixels = (long) medium.width() * medium.height();
    int most = pixels < ONE_MEGAPIXEL ? 6 : pixels < 3 * ONE_MEGAPIXEL ? 7 : 8;
    int level = finest;
    while (level < most && Pyramid.at(Math.max(medium.width(), medium.height()), level) > 1) {
      level++;
    }
    return level;
  }

  private static boolean collapsed(Picture picture, double error) {
    double decibels = 10 * StrictMath.log10(picture.variance() / Math.max(error, 1e-12));
    return picture.variance() > 0 && decibels < COLLAPSED_DECIBELS;
  }

  private static NetworkCost.Cost quantised(
      Layout layout,
      Objective objective,
      Model model,
      Settings settings,
      TrainingListener listener) {
    NetworkCost cost = objective.networkCost(model);
    NetworkCost.Cost found = new StepSearch(layout, cost, model.parameters).run();
    if (settings.searchValues()) {
      found =
          new ValueSearch(layout, cost, settings.seed())
              .run(
                  found,
                  (now, done, all) -> listener.step("values", done, all, now.error(), now.bits()));
    }
    return found;
  }
}
