package inr.preset;

import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.pieces.WindowAxis;
import inr.pieces.Windows;
import inr.pyramid.GridValues;
import inr.pyramid.LargestFloats;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Many small SIRENs, each on a chunk of a sound or a tile of a picture, blended where they overlap.
 *
 * <p>What a piece starts with is seen in its spectrum: the frequencies of its first layer are the
 * quantiles of the magnitudes of its cosine transform; it is the wider, the more of the largest
 * magnitudes of the whole signal are its own; its unit is its own level. A piece without any is
 * linear. The channels of the pieces are the principal axes of the signal's channels; a layer
 * behind them, which hardly learns, puts the channels back together.
 */
public final class Pieces implements Preset {
  /** Samples of a piece along each axis, about. */
  public static final String PIECE = "piece";

  /** Samples that windows reach beyond their pieces. */
  public static final String OVERLAP = "overlap";

  private static final int SINE_LAYERS = 2;

  /** Only says how fast the first layer learns: its frequencies are given. */
  private static final double FIRST_OMEGA = 25;

  private static final double HIDDEN_OMEGA = 30;

  /** Points of a piece in a step, about. */
  private static final int PIECE_BATCH = 256;

  /** Points of a step of very large signals. */
  private static final int MOST_BATCH = 1 << 20;

  private static final double RATE = 5e-3;

  /** Share of the magnitudes that count as large. */
  private static final double LARGE = 0.3;

  /** Widths follow the number of large magnitudes to this power. */
  private static final double GROWTH = 0.35;

  private static final int WIDTH_STEP = 4;
  private static final int WIDEST = 40;

  /** Below this share of the signal's spread a piece is linear. */
  private static final double SILENCE = 1e-6;

  /**
   * Octaves by which the mean of a piece may exceed its unit, so that half floats still hold it.
   */
  private static final int MOST_OCTAVES = 6;

  /** Unit of pieces of nothing. */
  private static final int LEAST_EXPONENT = -40;

  /** How slowly the layer behind the pieces learns. */
  private static final double END_RATE = 1e-6;

  /** Samples of the largest signal that is looked at one by one. */
  private static final long MOST_POINTS = 1L << 24;

  Pieces() {}

  @Override
  public String name() {
    return "pieces";
  }

  @Override
  public String description() {
    return "small SIRENs on chunks of a sound or tiles of a picture, blended where they overlap";
  }

  @Override
  public String source() {
    return "this project, docs/decisions/0014; SIREN after Sitzmann et al. 2020, arXiv 2006.09661";
  }

  @Override
  public Settings settings(Shape shape) {
    boolean line = shape.dimensions() == 1;
    int piece = line ? chunk(shape.medium()) : shape.dimensions() == 2 ? 32 : 12;
    return Settings.none()
        .andWhole(PIECE, piece)
        .and(OVERLAP, line ? 16 : 2)
        .andWhole(WIDTH, 20)
        .andWhole(EPOCHS, 60);
  }

  /** Chunks of 23 to 64 ms. */
  private static int chunk(Medium medium) {
    return medium instanceof Medium.Sound sound && sound.rate() > 32_000 ? 1024 : 512;
  }

  @Override
  public Start start(Signal signal, Settings settings, long seed, int threads) {
    int piece = settings.whole(PIECE);
    double overlap = settings.number(OVERLAP);
    int width = settings.whole(WIDTH);
    if (!(signal.coordinates() instanceof Grid grid) || signal.points() > MOST_POINTS) {
      throw new IllegalArgumentException(
          "model pieces needs at most " + MOST_POINTS + " samples on a grid");
    }
    requireWithin(PIECE, piece, 4, 1 << 12);
    requireWithin(WIDTH, width, WIDTH_STEP, WIDEST);
    if (!(overlap > 0)) {
      throw new IllegalArgumentException(
          "setting overlap is " + overlap + "; a number above 0 is needed");
    }
    Windows windows = Windows.over(grid, piece, overlap);
    try (Workers workers = new Workers(threads)) {
      GridValues values = GridValues.of(signal, grid, workers);
      PieceValues pieces = PieceValues.of(windows, values, workers);
      return start(signal, values, windows, pieces, settings, seed);
    }
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "setting " + name + " is " + value + "; " + least + " to " + most + " are accepted");
    }
  }

  private static Start start(
      Signal signal,
      GridValues values,
      Windows windows,
      PieceValues pieces,
      Settings settings,
      long seed) {
    int channels = values.channels();
    List<Integer> widths = widths(windows, pieces, channels, settings.whole(WIDTH));
    List<Integer> exponents = exponents(windows, pieces, channels);
    NetworkSpec network = network(windows, channels, widths, exponents);
    Parameters parameters = network.layout().initial(seed);
    fillPieces(parameters, pieces, widths, exponents, channels, windows);
    ChannelEnd end = new ChannelEnd(parameters);
    for (int k = 0; k < channels; k++) {
      end.direct(k, values.direction(k));
    }
    end.centre(values);
    Sampler sampler = sampler(signal, windows);
    Optimizer.Rule rule = new Optimizer.SparseAdam(0.9, 0.95, 1e-12);
    Recipe recipe =
        new Recipe(
            new Loss.MeanSquaredError(),
            new Optimizer.Grouped(
                List.of(
                    new Optimizer.Group(Optimizer.Members.TABLES, rule, 1),
                    new Optimizer.Group(Optimizer.Members.REST, rule, END_RATE))),
            RATE,
            Schedule.HoldThenLinear.of(),
            sampler,
            settings.whole(EPOCHS) * sampler.stepsPerEpoch(signal.coordinates().samples()));
    return new Start(signal.withRange(values.range()), network, recipe, Optional.of(parameters));
  }

  /** Every stride-th point, so many that a piece has about {@link #PIECE_BATCH} in a step. */
  private static Sampler sampler(Signal signal, Windows windows) {
    double points = (double) signal.points() / windows.count();
    int dimensions = windows.dimensions();
    int stride = 1;
    while (StrictMath.pow(stride + 0.5, dimensions) * PIECE_BATCH < points) {
      stride++;
    }
    return new Sampler.Interleaved(stride, MOST_BATCH);
  }

  private static NetworkSpec network(
      Windows windows, int channels, List<Integer> widths, List<Integer> exponents) {
    return new NetworkSpec(
        windows.dimensions(),
        new Encoding.Pieces(
            windows, channels, SINE_LAYERS, FIRST_OMEGA, HIDDEN_OMEGA, widths, exponents),
        List.of(ChannelEnd.layer(channels)));
  }

  /** Widths that follow what is in the pieces, with as many numbers as equal ones have. */
  private static List<Integer> widths(
      Windows windows, PieceValues pieces, int channels, int width) {
    int count = windows.count();
    double[] contents = contents(pieces, count);
    long[] numbers = new long[WIDEST + 1];
    for (int w = WIDTH_STEP; w <= WIDEST; w += WIDTH_STEP) {
      numbers[w] = numbers(windows.dimensions(), channels, w);
    }
    long wanted =
        numbers(windows.dimensions(), channels, width)
            * Arrays.stream(contents).filter(c -> c > 0).count();
    double low = 0;
    double high = WIDEST;
    for (int i = 0; i < 40; i++) {
      double factor = (low + high) / 2;
      long sum = 0;
      for (double content : contents) {
        sum += content > 0 ? numbers[round(factor * content)] : 0;
      }
      low = sum <= wanted ? factor : low;
      high = sum <= wanted ? high : factor;
    }
    List<Integer> widths = new ArrayList<>();
    for (double content : contents) {
      widths.add(content > 0 ? round(low * content) : 0);
    }
    return widths;
  }

  private static int round(double width) {
    long steps = Math.round(width / WIDTH_STEP);
    return (int) Math.max(WIDTH_STEP, Math.min(WIDEST, WIDTH_STEP * steps));
  }

  /** Parameters of a piece of a width. */
  private static long numbers(int dimensions, int channels, int width) {
    Windows one = new Windows(Collections.nCopies(dimensions, new WindowAxis(1, -1, 2, 1)));
    NetworkSpec network = network(one, channels, List.of(width), List.of(0));
    return network.layout().size() - (long) channels * (channels + 1);
  }

  /** (n + 1)^0.35 of the n large magnitudes of each piece; 0 for silence. */
  private static double[] contents(PieceValues pieces, int count) {
    int size = pieces.spectrum(0).length;
    float[] all = new float[count * size];
    for (int k = 0; k < count; k++) {
      System.arraycopy(pieces.spectrum(k), 0, all, k * size, size);
    }
    float least = LargestFloats.least(all, Math.max(1, (int) (LARGE * all.length)));
    double[] contents = new double[count];
    for (int k = 0; k < count; k++) {
      int large = 0;
      for (float magnitude : pieces.spectrum(k)) {
        large += magnitude > least ? 1 : 0;
      }
      contents[k] = pieces.level(k) < SILENCE ? 0 : StrictMath.pow(large + 1.0, GROWTH);
    }
    return contents;
  }

  /** Units of the pieces, next to their levels. */
  private static List<Integer> exponents(Windows windows, PieceValues pieces, int channels) {
    List<Integer> exponents = new ArrayList<>();
    for (int k = 0; k < windows.count(); k++) {
      int exponent = Math.max(LEAST_EXPONENT, Math.getExponent(pieces.level(k) * Math.sqrt(2)));
      for (int c = 0; c < channels; c++) {
        exponent = Math.max(exponent, Math.getExponent(pieces.mean(k, c)) - MOST_OCTAVES);
      }
      exponents.add(exponent);
    }
    return exponents;
  }

  /** Frequencies of the first layers, and means; straight pieces are level. */
  private static void fillPieces(
      Parameters parameters,
      PieceValues pieces,
      List<Integer> widths,
      List<Integer> exponents,
      int channels,
      Windows windows) {
    float[] flat = parameters.values();
    Iterator<Tensor> tensors = parameters.layout().tensors().iterator();
    for (int k = 0; k < windows.count(); k++) {
      if (widths.get(k) > 0) {
        fillFrequencies(flat, tensors.next(), pieces, k);
        for (int skipped = 0; skipped < 2 * SINE_LAYERS; skipped++) {
          tensors.next();
        }
      } else {
        Tensor slopes = tensors.next();
        Arrays.fill(flat, slopes.offset(), slopes.offset() + slopes.size(), 0);
      }
      Tensor bias = tensors.next();
      for (int c = 0; c < channels; c++) {
        flat[bias.offset() + c] = (float) Math.scalb(pieces.mean(k, c), -exponents.get(k));
      }
    }
  }

  /**
   * Unit i of n gets the frequency below which (i + ½)/n of the magnitudes lie; the sign along each
   * axis stays as it is drawn.
   */
  private static void fillFrequencies(float[] flat, Tensor weight, PieceValues pieces, int piece) {
    float[] spectrum = pieces.spectrum(piece);
    double all = 0;
    for (float magnitude : spectrum) {
      all += magnitude;
    }
    double below = 0;
    int coefficient = 0;
    for (int unit = 0; unit < weight.rows(); unit++) {
      double wanted = all * (unit + 0.5) / weight.rows();
      while (coefficient < spectrum.length - 1 && below + spectrum[coefficient] < wanted) {
        below += spectrum[coefficient++];
      }
      for (int d = 0; d < weight.columns(); d++) {
        int place = weight.offset() + unit * weight.columns() + d;
        float size = (float) (pieces.frequency(coefficient, d) / FIRST_OMEGA);
        flat[place] = Math.copySign(size, flat[place]);
      }
    }
  }
}
