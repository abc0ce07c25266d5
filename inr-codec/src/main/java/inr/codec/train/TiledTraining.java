package inr.codec.train;

import inr.codec.file.CodecFormatException;
import inr.codec.file.CodecWriter;
import inr.codec.file.CodedPicture;
import inr.codec.file.Header;
import inr.codec.latent.Wave;
import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Layout;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.state.StateCode;
import inr.codec.train.state.StateReader;
import inr.codec.train.state.StateWriter;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training of a picture in tiles: networks and λ come from a sample of it, see {@link
 * Mosaic#sample}, which is trained as any picture; then each tile gets latents with these networks,
 * alone and in few steps, is coded and forgotten.
 *
 * <p>So the memory is that of the sample or of one tile, whichever is more, and of the streams of
 * the tiles that are done. A state is one of the sample's training, or lies before a tile or after
 * the last one: what a tile had learnt is done again.
 */
final class TiledTraining implements TrainingState {
  /** Steps that are told of as still to come; as good as never. */
  private static final int MOST_LATER = 1 << 30;

  private final Samples samples;
  private final Header header;
  private final PictureTraining.Settings settings;
  private final Optional<byte[]> profile;
  private final Belonging belonging;
  private final Workers workers;
  private final TrainingListener listener;
  private final long pixels;

  /** What the networks are learnt from; nothing any more once they are known. */
  private Optional<Training> sample;

  private Optional<Networks> networks = Optional.empty();
  private final List<byte[]> tiles = new ArrayList<>();
  private TileSums sums = new TileSums(0, 0, 0);

  /**
   * What all tiles share.
   *
   * @param parameters in whole steps
   * @param lambda what a bit per pixel is worth
   * @param analysis guesses the latents of a tile
   */
  private record Networks(QuantisedParameters parameters, double lambda, LinearAnalysis analysis) {}

  private TiledTraining(
      Samples samples,
      Header header,
      PictureTraining.Settings settings,
      Optional<byte[]> profile,
      Workers workers,
      TrainingListener listener) {
    this.samples = samples;
    this.header = header;
    this.settings = settings;
    this.profile = profile;
    this.workers = workers;
    this.listener = listener;
    pixels = (long) header.medium().width() * header.medium().height();
    belonging = Belonging.of(header.medium(), samples, profile, settings);
    sample = Optional.of(sampleTraining());
  }

  /**
   * The training of a picture.
   *
   * @param settings with tiles
   */
  static TiledTraining of(
      Medium.Picture medium,
      Samples samples,
      Optional<byte[]> profile,
      PictureTraining.Settings settings,
      Workers workers,
      TrainingListener listener) {
    int side = 1 << settings.logTile();
    Shape shape =
        new Shape(
            settings.preset(),
            medium.channels(),
            settings.finest(),
            PictureTraining.coarsest(side, side, settings.finest()));
    SampleSpan span = SampleSpan.of(medium, samples);
    Header header = new Header(medium, shape, settings.logTile(), span.low(), span.high());
    return new TiledTraining(samples, header, settings, profile, workers, listener);
  }

  private Training sampleTraining() {
    Medium.Picture medium = header.medium();
    Mosaic mosaic = Mosaic.sample(medium);
    Medium.Picture small =
        new Medium.Picture(mosaic.width(), mosaic.height(), medium.channels(), medium.bitDepth());
    Header one = new Header(small, header.shape(), 0, header.low(), header.high());
    Sheet sheet = new Sheet(one.pyramid(0));
    return Training.of(
        new Packing(one, sheet, profile),
        span().picture(medium, samples, mosaic),
        pixels,
        belonging,
        settings,
        workers,
        new SampleListener((double) pixels / mosaic.width() / mosaic.height()));
  }

  private SampleSpan span() {
    return new SampleSpan(header.low(), header.high());
  }

  /** Trains from where it stands to the end. */
  PictureTraining.Result run() {
    if (sample.isPresent()) {
      Run learnt = sample.get().run();
      networks =
          Optional.of(
              new Networks(
                  learnt.quantised.orElseThrow().parameters(),
                  learnt.model.lambda,
                  sample.get().analysis(workers)));
      sample = Optional.empty();
    }
    Networks known = networks.orElseThrow();
    Wave wave = Wave.of(known.parameters());
    while (tiles.size() < header.tiles()) {
      byte[][] symbols = latents(known, tiles.size());
      tiles.add(CodecWriter.tile(wave, header, tiles.size(), symbols));
    }
    listener.between(this);
    return new PictureTraining.Result(
        new CodedPicture(header, known.parameters(), List.copyOf(tiles), profile, Optional.empty()),
        sums.error(),
        sums.bits() + ParameterCode.bits(known.parameters()),
        known.lambda(),
        Optional.of(this));
  }

  /** Trains the latents of a tile. */
  private byte[][] latents(Networks known, int tile) {
    Mosaic mosaic = Mosaic.tile(header, tile);
    Sheet sheet = new Sheet(header.pyramid(tile));
    Picture picture = span().picture(header.medium(), samples, mosaic);
    float[] start = known.analysis().latents(sheet, picture, workers);
    TileTraining training =
        new TileTraining(
            header.shape().layout(),
            sheet,
            picture,
            new Snapshot(
                settings.seed() + tile, known.lambda(), 0, known.parameters().floats(), start),
            workers);
    int steps = TileTraining.steps(settings.steps());
    for (int i = 0; i < steps; i++) {
      listener.between(this);
      tell(tile, i, training, sums.with(training.step(i, steps), training.pixels()), known);
    }
    Objective.Loss loss = training.rounded();
    sums = sums.with(loss, training.pixels());
    return new Packing(header, sheet, profile).symbols(training.symbols());
  }

  private void tell(int tile, int i, TileTraining training, TileSums now, Networks known) {
    int steps = TileTraining.steps(settings.steps());
    double share = (double) (pixels - now.pixels()) / training.pixels();
    listener.step(
        new TrainingPlace(
            "tile " + (tile + 1) + " of " + header.tiles(),
            i + 1,
            steps,
            later(steps, share),
            training.pixels()),
        now.error(),
        now.bits() / now.pixels() * pixels + ParameterCode.bits(known.parameters()));
  }

  /** Steps of some, for each step of one; rounded up, so that what is left always shrinks. */
  private static int later(int steps, double share) {
    return (int) Math.min(MOST_LATER, Math.ceil(steps * share));
  }

  /** Tells of the sample's training as of one of the whole picture. */
  private final class SampleListener implements TrainingListener {
    /** Pixels of the picture for one of the sample. */
    private final double share;

    SampleListener(double share) {
      this.share = share;
    }

    @Override
    public void step(TrainingPlace place, double error, double bits) {
      int tiles = later(TileTraining.steps(settings.steps()), share);
      listener.step(
          new TrainingPlace(
              place.phase(), place.done(), place.all(), place.later() + tiles, place.pixels()),
          error,
          bits * share);
    }

    @Override
    public void between(TrainingState state) {
      listener.between(TiledTraining.this);
    }
  }

  @Override
  public String phase() {
    return sample.map(Training::phase).orElse("tiles");
  }

  @Override
  public int done() {
    return sample.map(Training::done).orElse(tiles.size());
  }

  @Override
  public String place() {
    return sample
        .map(Training::place)
        .orElseGet(() -> "tile " + tiles.size() + " of " + header.tiles());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    StateWriter writer = new StateWriter(out);
    belonging.state(writer);
    writer.flag(sample.isPresent());
    if (sample.isPresent()) {
      sample.get().write(writer);
    } else {
      state(writer);
    }
    writer.end();
  }

  /**
   * Goes to where another one stood when it wrote its state.
   *
   * @throws CodecFormatException if the bytes are not a whole and undamaged state
   * @throws IllegalArgumentException if they belong to another picture or to other settings
   */
  void restore(byte[] state) throws CodecFormatException {
    try {
      StateReader reader = new StateReader(state);
      belonging.state(reader);
      if (reader.flag(true)) {
        sample.orElseThrow().read(reader);
      } else {
        sample = Optional.empty();
        state(reader);
      }
      reader.end();
    } catch (CodecFormatException damaged) {
      throw damaged;
    } catch (IOException e) {
      throw new AssertionError("bytes are read without a device", e);
    }
  }

  /** The networks, and the tiles that are done. */
  private void state(StateCode code) throws IOException {
    Layout layout = header.shape().layout();
    Networks now =
        networks.orElseGet(
            () ->
                new Networks(
                    QuantisedParameters.finest(layout, layout.defaults()),
                    0,
                    LinearAnalysis.none(header.shape())));
    int[] steps = now.parameters().steps().clone();
    int[] values = now.parameters().values().clone();
    code.numbers(steps);
    code.numbers(values);
    double lambda = code.real(now.lambda());
    now.analysis().state(code);
    networks =
        Optional.of(
            new Networks(new QuantisedParameters(layout, steps, values), lambda, now.analysis()));
    sums = sums.state(code);
    int count = code.number(tiles.size(), 0, header.tiles());
    for (int tile = 0; tile < count; tile++) {
      byte[] stream = code.bytes(tile < tiles.size() ? tiles.get(tile) : new byte[0]);
      if (tile == tiles.size()) {
        tiles.add(stream);
      }
    }
  }
}
