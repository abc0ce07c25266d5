package inr.preset;

import static inr.circuit.Distribution.pytorch;
import static inr.preset.Preset.FREQUENCIES;
import static inr.preset.Preset.HIDDEN_LAYERS;
import static inr.preset.Preset.OMEGA;
import static inr.preset.Preset.RANK;
import static inr.preset.Preset.SIGMA;
import static inr.preset.Preset.WIDTH;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.encoding.ShiftedCurve;
import inr.network.ComplexFunction;
import inr.network.EdgeBasis;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Networks of the field beside the sines and the perceptrons, with their authors' sizes and
 * initialisation; learning rates are those of short fits by batches of random points,
 * docs/decisions/0032.
 */
final class PublishedNetworks {
  /** Size of a wavelet's window. */
  private static final String SCALE = "scale";

  /** Filters that are multiplied. */
  private static final String FILTERS = "filters";

  /** Layers that are multiplied by the first one. */
  private static final String FUSED = "fused-layers";

  /** Filters with outputs of their own. */
  private static final String HEADS = "heads";

  private static final int MOST_FILTERS = 64;

  /** Functions on an edge, or frequencies of a layer. */
  private static final String FUNCTIONS = "functions";

  /** ω of the layers behind the first. */
  private static final String HIDDEN_OMEGA = "hidden-omega";

  /** Degrees of spherical harmonics. */
  private static final String DEGREES = "degrees";

  /** Degree of the polynomials of the first layer. */
  private static final String DEGREE = "degree";

  /**
   * Width of a shifted curve, in samples of the longest axis; of a Gaussian, in their distances.
   */
  private static final String SPREAD = "spread";

  static final PublishedNetwork WIRE =
      new PublishedNetwork(
          "wire",
          "complex wavelets, exp(iωz - |sz|²); on random Fourier features for sounds",
          "Saragadam et al. 2023, arXiv 2301.05187",
          shape -> wavelets(shape, 20, 10),
          (shape, settings, seed) -> {
            int width = Math.max(1, (int) (settings.whole(WIDTH) / Math.sqrt(2)));
            return complex(
                shape,
                settings,
                seed,
                width,
                input ->
                    new Layer.ComplexGabor(
                        width, settings.number(OMEGA), settings.number(SCALE), input));
          },
          5e-3,
          1.5e-3);

  static final PublishedNetwork WIRE_2D =
      new PublishedNetwork(
          "wire-2d",
          "complex wavelets with a window of their own, exp(iωz₁ - s²(|z₁|² + |z₂|²)); on random Fourier"
              + " features for sounds",
          "Saragadam et al. 2023, arXiv 2301.05187",
          shape -> wavelets(shape, 10, 10),
          (shape, settings, seed) -> {
            int width = Math.max(1, settings.whole(WIDTH) / 2);
            return complex(
                shape,
                settings,
                seed,
                width,
                input ->
                    new Layer.ComplexGabor2d(
                        width, settings.number(OMEGA), settings.number(SCALE), input));
          },
          5e-3,
          1.5e-3);

  static final PublishedNetwork GABOR =
      new PublishedNetwork(
          "gabor",
          "real wavelets, cos(ωu)·exp(-(sv)²); on random Fourier features for sounds",
          "Saragadam et al. 2023, arXiv 2301.05187, from their code",
          shape -> wavelets(shape, 20, 10),
          (shape, settings, seed) ->
              same(
                  shape,
                  before(settings, seed),
                  settings.whole(HIDDEN_LAYERS),
                  layer ->
                      new Layer.RealGabor(
                          settings.whole(WIDTH), settings.number(OMEGA), settings.number(SCALE))),
          3e-3,
          1.5e-3);

  static final PublishedNetwork COMPLEX =
      new PublishedNetwork(
          "complex",
          "layers of complex numbers with the cardioid ½(1 + cos arg z)·z, on random Fourier features",
          "Trabelsi et al. 2018, arXiv 1705.09792",
          shape -> onRandom(shape, fourLayers()),
          (shape, settings, seed) -> {
            int width = Math.max(1, (int) (settings.whole(WIDTH) / Math.sqrt(2)));
            return complex(
                shape,
                settings,
                seed,
                width,
                input -> new Layer.ComplexDense(width, ComplexFunction.CARDIOID, input));
          },
          4e-3,
          3e-3);

  static final PublishedNetwork KAN =
      new PublishedNetwork(
          "kan",
          "a sum of cubic splines on every edge; fine ones in the first layer",
          "Liu et al. 2024, arXiv 2404.19756",
          shape ->
              Settings.none().andWhole(HIDDEN_LAYERS, 2).andWhole(WIDTH, 64).andWhole(FUNCTIONS, 5),
          (shape, settings, seed) -> kan(shape, settings),
          1e-2,
          1e-2);

  static final PublishedNetwork KAF =
      new PublishedNetwork(
          "kaf",
          "GELU and sines of a few mixtures of the features; on random Fourier features for sounds",
          "Zhang et al. 2025, arXiv 2502.06018",
          shape -> {
            Settings settings =
                Settings.none()
                    .andWhole(HIDDEN_LAYERS, 3)
                    .andWhole(WIDTH, 256)
                    .andWhole(FUNCTIONS, 64);
            return shape.isSound()
                ? onRandom(shape, settings)
                : settings.and(SIGMA, Features.sigma(shape));
          },
          (shape, settings, seed) ->
              same(
                  shape,
                  before(settings, seed),
                  settings.whole(HIDDEN_LAYERS),
                  layer ->
                      new Layer.ArnoldFourier(
                          settings.whole(WIDTH),
                          settings.whole(FUNCTIONS),
                          onCoordinates(settings, layer) ? 2 * Math.PI * settings.number(SIGMA) : 1,
                          !onCoordinates(settings, layer))),
          5e-3,
          3e-3);

  static final PublishedNetwork FAN =
      new PublishedNetwork(
          "fan",
          "sines, cosines and GELU side by side; on random Fourier features for sounds",
          "Dong et al. 2024, arXiv 2410.02675",
          shape -> shape.isSound() ? onRandom(shape, periodic(1, 1)) : periodic(30, 10),
          (shape, settings, seed) ->
              same(
                  shape,
                  before(settings, seed),
                  settings.whole(HIDDEN_LAYERS),
                  layer ->
                      new Layer.FourierAnalysis(
                          settings.whole(WIDTH),
                          settings.number(layer == 0 ? OMEGA : HIDDEN_OMEGA))),
          5e-3,
          1.5e-3);

  static final PublishedNetwork SNAKE =
      new PublishedNetwork(
          "snake",
          "z + sin²(az)/a, each feature with its own a; on random Fourier features for sounds",
          "Ziyin et al. 2020, arXiv 2006.08195",
          shape ->
              shape.isSound()
                  ? onRandom(shape, fourLayers().and(OMEGA, 1))
                  : fourLayers().and(OMEGA, 20),
          (shape, settings, seed) ->
              settings.has(FREQUENCIES)
                  ? AnyPerceptron.network(
                      shape.dimensions(),
                      before(settings, seed),
                      shape.channels(),
                      settings.whole(HIDDEN_LAYERS),
                      settings.whole(WIDTH),
                      new Activation.Snake(settings.number(OMEGA)))
                  : onCoordinates(shape, settings, 20, Activation.Snake::new),
          2e-3,
          2e-3);

  static final PublishedNetwork STAF =
      activation(
          "staf",
          "sums of five sines that each layer learns",
          "Morsali et al. 2025, arXiv 2502.00869",
          30,
          omega -> new Activation.SumOfSines(omega, 5),
          1e-3);

  static final PublishedNetwork INCODE =
      activation(
          "incode",
          "sines whose amplitude, frequency, phase and shift each layer learns",
          "composer of Kazerouni et al. 2023, arXiv 2310.18846, without its second network",
          30,
          Activation.TunedSine::new,
          1e-3);

  static final PublishedNetwork SINC =
      activation(
          "sinc",
          "sinc functions, sin(ωz)/(ωz), of limited band",
          "Saratchandran et al. 2024, arXiv 2402.05427",
          60,
          Activation.Sinc::new,
          3e-3);

  static final PublishedNetwork GAUSS_FINER =
      activation(
          "g-finer",
          "Gaussians of sines of variable period",
          "Zhu et al. 2024, arXiv 2407.19434",
          10,
          omega -> new Activation.GaussFiner(omega, 3, true),
          1e-3);

  static final PublishedNetwork WAVELET_FINER =
      activation(
          "w-finer",
          "real wavelets of sines of variable period",
          "Zhu et al. 2024, arXiv 2407.19434, from their code",
          5,
          omega -> new Activation.WaveletFiner(omega, 4, 2, true),
          1e-3);

  static final PublishedNetwork H_SIREN =
      new PublishedNetwork(
          "h-siren",
          "sine layers behind a first one of sin(ω sinh 2z)",
          "Gao and Jaiman 2024, arXiv 2410.04716",
          PublishedNetworks::sines,
          (shape, settings, seed) -> {
            double omega = settings.number(OMEGA);
            return SineLayers.network(
                shape.dimensions(),
                shape.channels(),
                settings.whole(HIDDEN_LAYERS),
                settings.whole(WIDTH),
                new Activation.HyperbolicSine(omega),
                new Activation.Sine(30),
                30,
                pytorch(shape.dimensions()));
          },
          5e-4,
          5e-5);

  static final PublishedNetwork ELEPHANT =
      onFeatures(
          "elephant",
          "bells 1/(1 + (z/σ)⁴) of learned width on random Fourier features",
          "Lan and Mahmood 2023, arXiv 2310.01365",
          new Activation.TrainedElephant(1, 4));

  static final PublishedNetwork CRRELU =
      onFeatures(
          "crrelu",
          "ReLU with a learned correction on random Fourier features",
          "entropy-based activation function optimization, OpenReview 7TZYM6Hm9p",
          new Activation.CorrectedRelu(0.01));

  static final PublishedNetwork MITTAG_LEFFLER =
      onFeatures(
          "mittag-leffler",
          "quotients of Mittag-Leffler functions, between tanh and the identity, on random Fourier features",
          "Mostafanejad 2023, arXiv 2302.11007",
          new Activation.MittagLeffler(1.5));

  static final PublishedNetwork SMART_MIXED =
      onFeatures(
          "smartmixed",
          "eight activations that each neuron weighs, on random Fourier features; --settle keeps the best of each",
          "omidvaramin/SmartMixed, without its noise",
          new Activation.SmartMixed(0.3, false));

  static final PublishedNetwork LEARNABLE_FOURIER =
      new PublishedNetwork(
          "learnable-fourier",
          "GELU layers on Fourier features whose frequencies are trained",
          "Li et al. 2021, arXiv 2106.02795",
          shape ->
              Settings.none()
                  .andWhole(HIDDEN_LAYERS, 4)
                  .andWhole(WIDTH, 256)
                  .andWhole(FREQUENCIES, 256)
                  .and(SIGMA, Features.sigma(shape)),
          (shape, settings, seed) ->
              Perceptron.gelu(
                  shape.dimensions(),
                  new Encoding.LearnedFourierFeatures(
                      settings.whole(FREQUENCIES), settings.number(SIGMA)),
                  shape.channels(),
                  settings.whole(HIDDEN_LAYERS),
                  settings.whole(WIDTH)),
          2e-3,
          2e-3);

  static final PublishedNetwork SL2A =
      new PublishedNetwork(
          "sl2a",
          "a layer of learned polynomials of the coordinates, which multiplies ReLU layers of low rank",
          "Rezaeian et al. 2024, arXiv 2409.10836, from their code",
          shape ->
              Settings.none()
                  .andWhole(FUSED, 3)
                  .andWhole(WIDTH, 256)
                  .andWhole(RANK, 128)
                  .andWhole(DEGREE, 256),
          (shape, settings, seed) -> learnedPolynomials(shape, settings),
          3e-3,
          3e-3);

  static final PublishedNetwork GAUSSIANS =
      new PublishedNetwork(
          "gaussians",
          "a sum of Gaussians whose places, shapes and colours are trained; width is their number",
          "Zhang et al. 2024, arXiv 2403.08551, GaussianImage",
          shape -> Settings.none().andWhole(WIDTH, 1024).and(SPREAD, 0.35),
          (shape, settings, seed) -> linear(shape, gaussians(shape, settings)),
          1e-1,
          1e-1);

  static final PublishedNetwork MFN_FOURIER =
      new PublishedNetwork(
          "mfn-fourier",
          "sines of the coordinates, multiplied layer by layer",
          "Fathony et al. 2021, Multiplicative filter networks",
          PublishedNetworks::filters,
          (shape, settings, seed) ->
              linear(
                  shape,
                  new Encoding.FourierFilters(
                      settings.whole(WIDTH), settings.whole(FILTERS), settings.number(SCALE))),
          5e-3,
          5e-3);

  static final PublishedNetwork MFN_GABOR =
      new PublishedNetwork(
          "mfn-gabor",
          "wavelets of the coordinates, multiplied layer by layer",
          "Fathony et al. 2021, Multiplicative filter networks",
          PublishedNetworks::filters,
          (shape, settings, seed) ->
              linear(
                  shape,
                  new Encoding.GaborFilters(
                      settings.whole(WIDTH),
                      settings.whole(FILTERS),
                      settings.number(SCALE),
                      6,
                      1)),
          5e-3,
          5e-3);

  static final PublishedNetwork BACON =
      new PublishedNetwork(
          "bacon",
          "waves of limited bands, multiplied layer by layer; nothing beyond the signal's own band",
          "Lindell et al. 2022, arXiv 2112.04645",
          shape -> Settings.none().andWhole(FILTERS, 5).andWhole(WIDTH, 256).andWhole(HEADS, 1),
          PublishedNetworks::bacon,
          5e-3,
          5e-3);

  static final PublishedNetwork SHIFTED_GAUSSIAN = shifted(ShiftedCurve.GAUSSIAN, "Gaussians", 1.5);

  static final PublishedNetwork SHIFTED_TRIANGLE = shifted(ShiftedCurve.TRIANGLE, "triangles", 5);

  static final PublishedNetwork SHIFTED_SINC = shifted(ShiftedCurve.SINC, "sinc functions", 2);

  static final PublishedNetwork SPHERICAL_HARMONICS =
      new PublishedNetwork(
          "spherical-harmonics",
          "sine layers on spherical harmonics; for maps of the whole sphere",
          "Rußwurm et al. 2024, arXiv 2310.06743",
          shape ->
              Settings.none()
                  .andWhole(HIDDEN_LAYERS, 2)
                  .andWhole(WIDTH, 64)
                  .and(OMEGA, 30)
                  .andWhole(DEGREES, 10),
          (shape, settings, seed) -> sphere(shape, settings),
          2e-3,
          2e-3);

  /** In the order in which they are listed. */
  static final List<PublishedNetwork> ALL =
      List.of(
          WIRE,
          WIRE_2D,
          GABOR,
          COMPLEX,
          GAUSS_FINER,
          WAVELET_FINER,
          SNAKE,
          STAF,
          INCODE,
          H_SIREN,
          SINC,
          KAN,
          KAF,
          FAN,
          MFN_FOURIER,
          MFN_GABOR,
          BACON,
          ELEPHANT,
          CRRELU,
          MITTAG_LEFFLER,
          SMART_MIXED,
          LEARNABLE_FOURIER,
          SL2A,
          GAUSSIANS,
          SHIFTED_GAUSSIAN,
          SHIFTED_TRIANGLE,
          SHIFTED_SINC,
          SPHERICAL_HARMONICS);

  private PublishedNetworks() {}

  /** The authors' for a picture; a tenth behind the features of a sound, many of order 1. */
  private static Settings wavelets(Shape shape, double omega, double scale) {
    double factor = shape.isSound() ? 0.1 : 1;
    Settings settings =
        Settings.none()
            .andWhole(HIDDEN_LAYERS, 3)
            .andWhole(WIDTH, 256)
            .and(OMEGA, factor * omega)
            .and(SCALE, factor * scale);
    return shape.isSound() ? onRandom(shape, settings) : settings;
  }

  private static Settings fourLayers() {
    return Settings.none().andWhole(HIDDEN_LAYERS, 4).andWhole(WIDTH, 256);
  }

  private static Settings periodic(double omega, double hidden) {
    return fourLayers().and(OMEGA, omega).and(HIDDEN_OMEGA, hidden);
  }

  /** These and random Fourier features, as many as a layer has features. */
  private static Settings onRandom(Shape shape, Settings settings) {
    return settings.andWhole(FREQUENCIES, settings.whole(WIDTH)).and(SIGMA, Features.sigma(shape));
  }

  /** The random Fourier features of such settings, else the bare coordinates. */
  private static Encoding before(Settings settings, long seed) {
    return settings.has(FREQUENCIES) ? Features.random(settings, seed) : new Encoding.Identity();
  }

  private static boolean onCoordinates(Settings settings, int layer) {
    return layer == 0 && !settings.has(FREQUENCIES);
  }

  private static Settings sines(Shape shape) {
    return fourLayers().and(OMEGA, shape.isSound() ? 3000 : 30);
  }

  /** Frequencies of the filters of a network together: the paper's 256 for 256 samples. */
  private static Settings filters(Shape shape) {
    return Settings.none()
        .andWhole(FILTERS, 4)
        .andWhole(WIDTH, 256)
        .and(SCALE, Math.max(4, shape.longest()));
  }

  /** Layers of a complex kind, the first on real numbers, and the real part of a linear one. */
  private static NetworkSpec complex(
      Shape shape, Settings settings, long seed, int width, Function<Boolean, Layer> kind) {
    List<Layer> layers = layers(settings.whole(HIDDEN_LAYERS), l -> kind.apply(l > 0));
    Distribution end = pytorch(width);
    layers.add(new Layer.Dense(shape.channels(), new Activation.Identity(), end, end));
    return new NetworkSpec(shape.dimensions(), before(settings, seed), layers);
  }

  /** Layers of one kind, by their numbers, and a linear one. */
  private static NetworkSpec same(
      Shape shape, Encoding encoding, int hiddenLayers, IntFunction<Layer> kind) {
    return AnyLayers.network(shape, encoding, layers(hiddenLayers, kind));
  }

  private static List<Layer> layers(int hiddenLayers, IntFunction<Layer> kind) {
    SineLayers.requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(kind.apply(l));
    }
    return layers;
  }

  private static NetworkSpec linear(Shape shape, Encoding encoding) {
    return AnyLayers.network(shape, encoding, List.of());
  }

  /** An interval of the first layer for four samples of the longest side, as far as that goes. */
  private static NetworkSpec kan(Shape shape, Settings settings) {
    int fine = Math.max(8, Math.min(200, shape.longest() / 4));
    return same(
        shape,
        new Encoding.Identity(),
        settings.whole(HIDDEN_LAYERS),
        layer ->
            new Layer.Kan(
                settings.whole(WIDTH),
                new EdgeBasis.CubicSplines(layer == 0 ? fine : settings.whole(FUNCTIONS))));
  }

  /** Xavier's rule draws coefficients by their edges: D in, width out, each of degree + 1. */
  private static NetworkSpec learnedPolynomials(Shape shape, Settings settings) {
    int dimensions = shape.dimensions();
    int width = settings.whole(WIDTH);
    int degree = settings.whole(DEGREE);
    Encoding polynomials = new Encoding.AxisPolynomials(degree);
    double coefficients = (double) (dimensions + width) * (degree + 1);
    Distribution drawn = new Distribution.Uniform(Math.sqrt(6 / coefficients));
    Layer hidden = new Layer.LowRank(width, settings.whole(RANK), new Activation.Relu());
    return AnyLayers.network(
        shape,
        polynomials,
        List.of(
            new Layer.Dense(width, new Activation.Identity(), drawn, drawn),
            new Layer.LayerNorm(1e-5),
            new Layer.Fusion(layers(settings.whole(FUSED), layer -> hidden))));
  }

  /** As wide as {@code spread} of their distance, were they on a grid. */
  private static Encoding gaussians(Shape shape, Settings settings) {
    int count = settings.whole(WIDTH);
    double distance = 2 / StrictMath.pow(count, 1.0 / shape.dimensions());
    return new Encoding.Gaussians(count, settings.number(SPREAD) * distance);
  }

  /** Bands in the proportions of the authors' pictures, 1 1 2 2 2 of 8, up to half the samples. */
  private static NetworkSpec bacon(Shape shape, Settings settings, long seed) {
    int filters = settings.whole(FILTERS);
    if (filters < 1 || filters > MOST_FILTERS) {
      throw new IllegalArgumentException(
          "setting filters is " + filters + "; 1 to " + MOST_FILTERS + " are accepted");
    }
    double unit = shape.longest() / 2.0 / (2 * filters - Math.min(filters, 2));
    List<Integer> bands = new ArrayList<>();
    for (int i = 0; i < filters; i++) {
      bands.add((int) Math.max(1, Math.round(unit * (i < 2 ? 1 : 2))));
    }
    int width = settings.whole(WIDTH);
    List<Integer> heads = heads(filters, settings.whole(HEADS));
    Encoding encoding = new Encoding.BandLimitedFilters(width, bands, heads, seed);
    if (heads.size() == 1) {
      return linear(shape, encoding);
    }
    Distribution end = pytorch(width);
    return new NetworkSpec(
        shape.dimensions(),
        encoding,
        List.of(new Layer.Heads(shape.channels(), heads.size() - 1, end, end)));
  }

  /** Filters with heads, in order: the last, and those that are half as far, as far as they go. */
  private static List<Integer> heads(int filters, int count) {
    Deque<Integer> heads = new ArrayDeque<>(List.of(filters - 1));
    while (heads.size() < count && heads.getFirst() > 1) {
      heads.addFirst(heads.getFirst() / 2);
    }
    if (heads.size() != count) {
      throw new IllegalArgumentException(
          "setting heads is "
              + count
              + "; 1 to "
              + heads.size()
              + " are accepted with "
              + filters
              + " filters");
    }
    return List.copyOf(heads);
  }

  /** SirenNet: ω is that of the first layer alone, and biases are drawn as weights are. */
  private static NetworkSpec sphere(Shape shape, Settings settings) {
    Encoding encoding = new Encoding.SphericalHarmonics(settings.whole(DEGREES));
    int width = settings.whole(WIDTH);
    Distribution first = Distribution.sineFirst(encoding.features(shape.dimensions()));
    Distribution other = Distribution.sineHidden(width, 1);
    List<Layer> layers =
        layers(
            settings.whole(HIDDEN_LAYERS),
            layer ->
                new Layer.Dense(
                    width,
                    new Activation.Sine(layer == 0 ? settings.number(OMEGA) : 1),
                    layer == 0 ? first : other,
                    layer == 0 ? first : other));
    layers.add(new Layer.Dense(shape.channels(), new Activation.Identity(), other, other));
    return new NetworkSpec(shape.dimensions(), encoding, layers);
  }

  /** Layers of an activation whose initialisation follows it, the first faster for sounds. */
  private static PublishedNetwork activation(
      String name,
      String description,
      String source,
      double omega,
      DoubleFunction<Activation> activation,
      double rate) {
    return new PublishedNetwork(
        name,
        description,
        source,
        shape ->
            Settings.none()
                .andWhole(HIDDEN_LAYERS, 4)
                .andWhole(WIDTH, 256)
                .and(OMEGA, shape.isSound() ? 100 * omega : omega),
        (shape, settings, seed) -> onCoordinates(shape, settings, omega, activation),
        rate,
        rate / 2);
  }

  /** The first layer has the ω of the settings, the others at most {@code omega}. */
  private static NetworkSpec onCoordinates(
      Shape shape, Settings settings, double omega, DoubleFunction<Activation> activation) {
    Activation first = activation.apply(settings.number(OMEGA));
    Activation other = activation.apply(Math.min(omega, settings.number(OMEGA)));
    double frequency = AnyPerceptron.frequency(other.initialFormula());
    return same(
        shape,
        new Encoding.Identity(),
        settings.whole(HIDDEN_LAYERS),
        layer -> {
          int in = layer == 0 ? shape.dimensions() : settings.whole(WIDTH);
          Distribution weight =
              layer == 0 ? Distribution.sineFirst(in) : Distribution.sineHidden(in, frequency);
          return new Layer.Dense(
              settings.whole(WIDTH), layer == 0 ? first : other, weight, pytorch(in));
        });
  }

  /** Layers of an activation that has no frequency of its own. */
  private static PublishedNetwork onFeatures(
      String name, String description, String source, Activation activation) {
    return new PublishedNetwork(
        name,
        description,
        source,
        shape -> onRandom(shape, fourLayers()),
        (shape, settings, seed) ->
            AnyPerceptron.network(
                shape.dimensions(),
                before(settings, seed),
                shape.channels(),
                settings.whole(HIDDEN_LAYERS),
                settings.whole(WIDTH),
                activation),
        2e-3,
        2e-3);
  }

  /** ReLU layers on as many copies of a curve along each axis as a layer has features. */
  private static PublishedNetwork shifted(ShiftedCurve curve, String words, double samples) {
    return new PublishedNetwork(
        "shifted-" + curve.name().toLowerCase(Locale.ROOT),
        "ReLU layers on shifted " + words + " along each axis",
        "Zheng et al. 2021, arXiv 2107.02561",
        shape -> fourLayers().and(SPREAD, samples),
        (shape, settings, seed) ->
            Perceptron.relu(
                shape.dimensions(),
                new Encoding.ShiftedBasis(
                    curve, settings.whole(WIDTH), settings.number(SPREAD) / shape.longest()),
                shape.channels(),
                settings.whole(HIDDEN_LAYERS),
                settings.whole(WIDTH)),
        5e-3,
        5e-3);
  }
}
