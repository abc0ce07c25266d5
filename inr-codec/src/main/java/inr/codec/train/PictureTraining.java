package inr.codec.train;

import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.CodedPicture;
import inr.codec.file.Header;
import inr.codec.parameter.ParameterCode;
import inr.codec.shape.Preset;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.quantise.NetworkCost;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.util.Optional;

/** From a picture to the whole numbers that a file holds. */
public final class PictureTraining {
  private static final long ONE_MEGAPIXEL = 1 << 20;

  private PictureTraining() {}

  /**
   * How a picture is trained.
   *
   * @param target what the picture should come to; a λ where there are tiles
   * @param preset size of the networks
   * @param finest level of the finest latents
   * @param logTile log₂ of the side of a tile, or 0 for one tile that is the picture
   * @param steps of the training; of the networks where there are tiles, see {@link TiledTraining}
   * @param searchValues whether single parameters of the networks are searched in the end
   * @param seed equal seeds give equal numbers, whatever the threads
   * @param threads how many work
   */
  public record Settings(
      Target target,
      Preset preset,
      int finest,
      int logTile,
      int steps,
      boolean searchValues,
      long seed,
      int threads) {
    public Settings {
      if (logTile > 0 && target.kind() != Target.Kind.LAMBDA) {
        throw new IllegalArgumentException(
            "a size or a PSNR cannot be asked for of a picture in tiles; give a lambda, 0.001 is usual");
      }
    }
  }

  /**
   * What training found.
   *
   * @param picture its tiles and networks, without checksum
   * @param error mean squared error that training saw, samples from 0 to 1 and not rounded
   * @param bits of latents and networks as training estimates them
   * @param lambda that of the target, or that was found for it
   * @param state after the last tile, from which all this is there again at once; nothing where the
   *     picture has no tiles
   */
  public record Result(
      CodedPicture picture,
      double error,
      double bits,
      double lambda,
      Optional<TrainingState> state) {}

  /**
   * Trains a picture; the listener may end it with an exception.
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
    try (Workers workers = new Workers(settings.threads())) {
      if (settings.logTile() > 0) {
        return TiledTraining.of(medium, samples, profile, settings, workers, listener).run();
      }
      Packing packing = packing(medium, samples, profile, settings);
      return result(training(packing, samples, settings, workers, listener), packing);
    }
  }

  /**
   * Goes on with a training, which ends with the same numbers as without a break.
   *
   * @param state that it wrote, see {@link TrainingState#writeTo}
   * @throws CodecFormatException if the bytes are not a whole and undamaged state
   * @throws IllegalArgumentException if they belong to another picture or to other settings
   */
  public static Result resume(
      Medium.Picture medium,
      Samples samples,
      Optional<byte[]> profile,
      Settings settings,
      byte[] state,
      TrainingListener listener)
      throws CodecFormatException {
    try (Workers workers = new Workers(settings.threads())) {
      if (settings.logTile() > 0) {
        TiledTraining tiled =
            TiledTraining.of(medium, samples, profile, settings, workers, listener);
        tiled.restore(state);
        return tiled.run();
      }
      Packing packing = packing(medium, samples, profile, settings);
      Training training = training(packing, samples, settings, workers, listener);
      training.restore(state);
      return result(training, packing);
    }
  }

  private static Packing packing(
      Medium.Picture medium, Samples samples, Optional<byte[]> profile, Settings settings) {
    Shape shape =
        new Shape(
            settings.preset(),
            medium.channels(),
            settings.finest(),
            coarsest(medium.width(), medium.height(), settings.finest()));
    Sheet sheet = new Sheet(shape.pyramid(medium.width(), medium.height()));
    SampleSpan span = SampleSpan.of(medium, samples);
    return new Packing(new Header(medium, shape, 0, span.low(), span.high()), sheet, profile);
  }

  private static Training training(
      Packing packing,
      Samples samples,
      Settings settings,
      Workers workers,
      TrainingListener listener) {
    Header header = packing.header();
    return Training.of(
        packing,
        new SampleSpan(header.low(), header.high()).picture(header.medium(), samples),
        (long) header.medium().width() * header.medium().height(),
        Belonging.of(header.medium(), samples, packing.profile(), settings),
        settings,
        workers,
        listener);
  }

  private static Result result(Training training, Packing packing) {
    Run run = training.run();
    NetworkCost.Cost cost = run.quantised.orElseThrow();
    if (!run.steering.searches()) {
      return new Result(
          CodecWriter.code(packing.picture(cost.parameters(), run.model.latents.symbols())),
          cost.error(),
          cost.bits(),
          run.model.lambda,
          Optional.empty());
    }
    // Latents have moved since the networks got whole steps.
    Objective.Loss latents = run.objective.validate(run.model);
    return new Result(
        CodecWriter.code(packing.picture(cost.parameters(), run.model.latents.symbols())),
        latents.error(),
        latents.bits() + ParameterCode.bits(cost.parameters()),
        run.model.lambda,
        Optional.empty());
  }

  /** 6 below one megapixel, 7 below three, else 8; no more than there is something to halve. */
  static int coarsest(int width, int height, int finest) {
    long pixels = (long) width * height;
    int most = pixels < ONE_MEGAPIXEL ? 6 : pixels < 3 * ONE_MEGAPIXEL ? 7 : 8;
    int level = finest;
    while (level < most && Pyramid.at(Math.max(width, height), level) > 1) {
      level++;
    }
    return level;
  }
}
