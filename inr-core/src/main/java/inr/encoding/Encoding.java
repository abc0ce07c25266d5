package inr.encoding;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;
import static inr.formula.Expression.z;

import inr.activation.Activation;
import inr.circuit.ChebyshevPolynomials;
import inr.circuit.Circuit;
import inr.circuit.Distribution;
import inr.circuit.LinearForms;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Waves;
import inr.circuit.Wire;
import inr.formula.Expression;
import inr.lapped.LappedAxis;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.lattice.PlaceSet;
import inr.pieces.Windows;
import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Features of the coordinates: {@code [N, D]} ↦ {@code [N, F]}.
 *
 * <p>To add one, write its record here, with {@link #write}.
 */
public sealed interface Encoding {
  /**
   * Most frequencies of a member, as wide as a layer may be: a file's claim must not decide how
   * much memory is taken.
   */
  int MAX_FREQUENCIES = 1 << 16;

  /** Number of features F of {@code dimensions} coordinates. */
  int features(int dimensions);

  /** Writes the features down: what comes out, side by side. */
  List<Wire> write(Sketch sketch);

  /** The same encoding for a fit of {@code steps} steps, if it changes over them. */
  default Encoding over(long steps) {
    return this;
  }

  /** Raw coordinates and sines and cosines of linear forms of them. */
  sealed interface OfWaves extends Encoding {
    /** The features of D coordinates, in order. */
    Waves waves(int dimensions);

    @Override
    default List<Wire> write(Sketch sketch) {
      return List.of(sketch.features(waves(sketch.dimensions())));
    }
  }

  /** The coordinates themselves. */
  record Identity() implements OfWaves {
    @Override
    public int features(int dimensions) {
      return dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      return new Waves(dimensions, true, new double[0], new int[0], new int[0]);
    }
  }

  /**
   * Octaves per axis, x ↦ [x, sin(2ʲc x), cos(2ʲc x)] for j = 0 … octaves − 1; per octave and axis
   * sine, then cosine.
   *
   * @param octaves L, at least 1
   * @param base c: π in the paper and in the SIREN and WIRE baselines, 1 in the NeRF code and FINER
   * @param includeInput whether the raw coordinates come first
   * @see <a href="https://arxiv.org/abs/2003.08934">Mildenhall et al. 2020</a>
   */
  record PositionalEncoding(int octaves, double base, boolean includeInput) implements OfWaves {
    public PositionalEncoding {
      if (octaves < 1 || octaves > 30 || !(base > 0 && base < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "positional encoding of "
                + octaves
                + " octaves on base "
                + base
                + "; 1 to 30 octaves and a positive base are needed");
      }
    }

    /** 8 octaves from half a turn a unit on, and the coordinates. */
    public static PositionalEncoding of() {
      return new PositionalEncoding(8, Math.PI, true);
    }

    @Override
    public int features(int dimensions) {
      return (includeInput ? dimensions : 0) + 2 * octaves * dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[octaves * dimensions * dimensions];
      for (int j = 0; j < octaves; j++) {
        for (int d = 0; d < dimensions; d++) {
          frequencies[(j * dimensions + d) * dimensions + d] = Math.scalb(base, j);
        }
      }
      return Waves.alternating(dimensions, includeInput, frequencies);
    }
  }

  /**
   * The features of {@link PositionalEncoding} from coarse to fine: octave j = 0 … L − 1 counts
   *
   * <pre>w_j = ½(1 − cos(π·clamp(α − j, 0, 1))),  α = L·(k/T − start)/(end − start)</pre>
   *
   * <p>after k of T steps; coordinates count wholly from the first. k is a parameter, {@code
   * clock}, which a model keeps, so it is the field that was trained wherever a fit ends.
   *
   * @param octaves L, at least 1
   * @param base as there
   * @param includeInput as there
   * @param start part of the steps after which the first octave opens, 0 or more
   * @param end part after which all are open, more than {@code start} and at most 1
   * @param steps T of the fit, at least 1; a plan stretches it
   * @see <a href="https://arxiv.org/abs/2104.06405">Lin et al. 2021, BARF</a>
   */
  record ProgressiveEncoding(
      int octaves, double base, boolean includeInput, double start, double end, long steps)
      implements Encoding {
    public ProgressiveEncoding {
      new PositionalEncoding(octaves, base, includeInput);
      if (!(start >= 0 && start < end && end <= 1) || steps < 1) {
        throw new IllegalArgumentException(
            "progressive encoding opens from "
                + start
                + " to "
                + end
                + " of "
                + steps
                + " steps; parts from 0 to 1, the first less than the other, of at least 1 step are needed");
      }
    }

    /** 8 octaves from half a turn a unit on, which open over the first half of the steps. */
    public static ProgressiveEncoding of() {
      return new ProgressiveEncoding(8, Math.PI, true, 0, 0.5, 1);
    }

    @Override
    public ProgressiveEncoding over(long other) {
      return new ProgressiveEncoding(octaves, base, includeInput, start, end, other);
    }

    @Override
    public int features(int dimensions) {
      return new PositionalEncoding(octaves, base, includeInput).features(dimensions);
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      int dimensions = sketch.dimensions();
      Tensor clock = sketch.tensor("clock", 1, 1, Role.CLOCK, new Distribution.Constant(0));
      List<Wire> features = new ArrayList<>();
      if (includeInput) {
        features.addAll(new Identity().write(sketch));
      }
      for (int j = 0; j < octaves; j++) {
        Wire octave =
            sketch.features(
                new PositionalEncoding(1, Math.scalb(base, j), false).waves(dimensions));
        Expression weighted = variable(0).times(weight(j, variable(1)));
        features.addAll(sketch.pointwise(List.of(octave), List.of(clock), List.of(weighted)));
      }
      return features;
    }

    private Expression weight(int octave, Expression clock) {
      double each = steps * (end - start) / octaves;
      Expression since = clock.minus(constant(steps * start)).times(constant(1 / each));
      Expression open = since.minus(constant(octave)).positivePart();
      Expression clamped = open.minus(open.minus(constant(1)).positivePart());
      Expression half = constant(0.5);
      return half.minus(half.times(constant(Math.PI).times(clamped).cos()));
    }
  }

  /**
   * Gaussian Fourier features, x ↦ [sin 2πBx, cos 2πBx]; B is drawn once from N(0, sigma²).
   *
   * @param frequencies rows of B, 1 to {@link #MAX_FREQUENCIES}
   * @param sigma standard deviation of B, in cycles per unit of coordinate
   * @param seed equal seeds give equal B on every backend
   * @see <a href="https://arxiv.org/abs/2006.10739">Tancik et al. 2020</a>
   */
  record FourierFeatures(int frequencies, double sigma, long seed) implements OfWaves {
    public FourierFeatures {
      requireRandom("fourier features", frequencies, sigma);
    }

    @Override
    public int features(int dimensions) {
      return 2 * frequencies;
    }

    @Override
    public Waves waves(int dimensions) {
      CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
      double[] b = new double[frequencies * dimensions];
      for (int i = 0; i < b.length; i++) {
        b[i] = 2 * Math.PI * sigma * random.normal(i);
      }
      return Waves.sinesThenCosines(dimensions, b);
    }
  }

  /**
   * Fourier features of a given matrix, x ↦ [sin 2πBx, cos 2πBx].
   *
   * @param matrix B: at least one row, each with one number per coordinate, in cycles per unit of
   *     coordinate
   */
  record GivenFourierFeatures(List<List<Double>> matrix) implements OfWaves {
    public GivenFourierFeatures {
      matrix = matrix.stream().map(List::copyOf).toList();
      if (matrix.isEmpty()) {
        throw new IllegalArgumentException(
            "given fourier features have no rows; at least 1 is needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return 2 * matrix.size();
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[matrix.size() * dimensions];
      for (int m = 0; m < matrix.size(); m++) {
        if (matrix.get(m).size() != dimensions) {
          throw new IllegalArgumentException(
              "given fourier features have "
                  + matrix.get(m).size()
                  + " numbers in row "
                  + m
                  + " but there are "
                  + dimensions
                  + " coordinates");
        }
        for (int d = 0; d < dimensions; d++) {
          frequencies[m * dimensions + d] = 2 * Math.PI * matrix.get(m).get(d);
        }
      }
      return Waves.sinesThenCosines(dimensions, frequencies);
    }
  }

  /**
   * Harmonics of each axis, x ↦ [cos k xᵢ, …, sin k xᵢ, …] for k = 1 … harmonics: the basis of the
   * Fourier-KAN layer, whose coefficients are the weights of the linear layer behind it. All
   * cosines come first, axis by axis, then all sines.
   *
   * @param harmonics G, 1 to {@link #MAX_FREQUENCIES}; 270 in FKAN's notebook
   * @see <a href="https://arxiv.org/abs/2409.09323">Mehrabian et al. 2024</a>
   */
  record AxisHarmonics(int harmonics) implements OfWaves {
    public AxisHarmonics {
      if (harmonics < 1 || harmonics > MAX_FREQUENCIES) {
        throw new IllegalArgumentException(
            "axis harmonics up to " + harmonics + "; 1 to " + MAX_FREQUENCIES + " are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      return 2 * harmonics * dimensions;
    }

    @Override
    public Waves waves(int dimensions) {
      double[] frequencies = new double[dimensions * harmonics * dimensions];
      for (int d = 0; d < dimensions; d++) {
        for (int k = 0; k < harmonics; k++) {
          frequencies[(d * harmonics + k) * dimensions + d] = k + 1;
        }
      }
      return Waves.cosinesThenSines(dimensions, frequencies);
    }
  }

  /**
   * Chebyshev's polynomials of each axis, x ↦ [T₁(tanh xᵢ), …, T_degree(tanh xᵢ), …], axis by axis:
   * the basis of SL²A's learned activations, whose coefficients are the weights of the linear layer
   * behind it and whose constants, T₀, are its bias.
   *
   * @param degree K, 1 to 4096; 256 in the authors' code for a picture
   * @see <a href="https://arxiv.org/abs/2409.10836">Rezaeian et al. 2024</a>
   */
  record AxisPolynomials(int degree) implements Encoding {
    public AxisPolynomials {
      if (degree < 1 || degree > 4096) {
        throw new IllegalArgumentException(
            "axis polynomials up to degree " + degree + "; 1 to 4096 are accepted");
      }
    }

    /** Up to degree 256. */
    public static AxisPolynomials of() {
      return new AxisPolynomials(256);
    }

    @Override
    public int features(int dimensions) {
      return dimensions * degree;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      return List.of(sketch.features(ChebyshevPolynomials.of(sketch.dimensions(), degree)));
    }
  }

  /**
   * Numbers of vertices, trained with the network and interpolated at the point: one table for each
   * lattice, their features side by side.
   *
   * @param lattices coarse or fine, dense, hashed or with numbers at some vertices only
   * @param features of each table, F
   * @param initial values of the numbers
   */
  record Tables(List<Lattice> lattices, int features, Distribution initial) implements Encoding {
    public Tables {
      lattices = List.copyOf(lattices);
      if (lattices.isEmpty() || features < 1 || features > 64) {
        throw new IllegalArgumentException(
            "tables of "
                + lattices.size()
                + " lattices with "
                + features
                + " features; at least 1 lattice and 1 to 64 features are needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return lattices.size() * features;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      return List.of(sketch.lookup(lattices, features, initial));
    }
  }

  /**
   * Sums of cosines under windows, block by block along one coordinate: one sum for each choice of
   * cosines, see {@link inr.lapped.Blocks}. The other coordinates change nothing, and outside the
   * blocks all is 0.
   *
   * @param axis along which the cosines run
   * @param chosen which of them have numbers, for each feature
   * @param initial values of the numbers
   */
  record LocalCosines(LappedAxis axis, List<PlaceSet> chosen, Distribution initial)
      implements Encoding {
    public LocalCosines {
      chosen = List.copyOf(chosen);
      int places = axis.blocks().length();
      if (chosen.isEmpty() || chosen.stream().anyMatch(support -> support.vertices() != places)) {
        throw new IllegalArgumentException(
            "local cosines are chosen from "
                + chosen.stream().map(PlaceSet::vertices).toList()
                + " places; at least 1 choice from those of the blocks, "
                + places
                + ", is needed");
      }
    }

    @Override
    public int features(int dimensions) {
      return chosen.size();
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      return List.of(sketch.expansion(axis, chosen, initial));
    }
  }

  /**
   * Grids from coarse to fine on [−1, 1]: level l has ⌈N_min·bˡ⌉ vertices along each axis, with
   * linear blending, in a table of at most 2^T rows; where that is fewer than the vertices, they
   * share rows by hashing.
   *
   * <p>The published code shifts each level by half a cell and lets the far border wrap around, as
   * {@link StaggeredHashGrid} does; here vertices lie in the middles of equal cells, and the border
   * stays as it is.
   *
   * @param levels L, at least 1
   * @param features of each level, F; 2 in the paper
   * @param rowBits T
   * @param coarsest N_min
   * @param growth b, greater than 1
   * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022</a>
   */
  record HashGrid(int levels, int features, int rowBits, int coarsest, double growth)
      implements Encoding {
    public HashGrid {
      boolean sizes =
          levels >= 1 && levels <= 64 && features >= 1 && features <= 16 && coarsest >= 1;
      if (!sizes || rowBits < 1 || rowBits > 26 || !(growth > 1 && growth <= 16)) {
        throw new IllegalArgumentException(
            "hash grid of "
                + levels
                + " levels, "
                + features
                + " features, 2^"
                + rowBits
                + " rows, "
                + coarsest
                + " vertices, growth "
                + growth
                + "; 1 to 64 levels, 1 to 16 features, 2^1 to 2^26 rows, at least 1 vertex and a"
                + " growth above 1 up to 16 are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      return levels * features;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      List<Lattice> lattices = new ArrayList<>();
      for (int l = 0; l < levels; l++) {
        double wanted = coarsest * StrictMath.pow(growth, l);
        if (!(wanted < 1 << 30)) {
          throw new IllegalArgumentException(
              "level " + l + " of a hash grid has " + wanted + " vertices; use less growth");
        }
        int vertices = (int) Math.ceil(wanted - 1e-4);
        double all = StrictMath.pow(vertices, sketch.dimensions());
        Entries entries =
            all > 1 << rowBits ? new Entries.Hashed(1 << rowBits) : new Entries.Every();
        LatticeAxis axis = LatticeAxis.ofCells(vertices, 1);
        lattices.add(
            new Lattice(
                Collections.nCopies(sketch.dimensions(), axis), Interpolation.LINEAR, entries));
      }
      return List.of(sketch.lookup(lattices, features, new Distribution.Uniform(1e-4)));
    }
  }

  /**
   * Copies of one curve along each axis, x ↦ [ψ((u_d − i/K)/w)/r] for i = 0 … K − 1 of u = (x +
   * 1)/2, axis after axis. r is the norm of the K numbers of one axis in the middle, where most
   * copies reach, so that theirs is about 1.
   *
   * <p>Narrow copies tell many samples apart and wide ones carry over to what lies between them:
   * stable rank and preservation of distances, which {@code inr.analysis} computes.
   *
   * @param curve ψ
   * @param copies K of each axis, 1 to {@link #MAX_FREQUENCIES}
   * @param width w of a curve: of a Gaussian its standard deviation, of waves their period; in
   *     lengths of the signal
   * @see <a href="https://arxiv.org/abs/2107.02561">Zheng et al. 2021</a>
   */
  record ShiftedBasis(ShiftedCurve curve, int copies, double width) implements Encoding {
    private static final int PLACES = 8;

    public ShiftedBasis {
      if (copies < 1 || copies > MAX_FREQUENCIES) {
        throw new IllegalArgumentException(
            "shifted basis of " + copies + " copies; 1 to " + MAX_FREQUENCIES + " are accepted");
      }
      if (!(width > 1e-9 && width < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "shifted basis has width " + width + "; a number above 1.0E-9 is needed");
      }
    }

    /** 128 Gaussians, of which each reaches its neighbours. */
    public static ShiftedBasis of() {
      return new ShiftedBasis(ShiftedCurve.GAUSSIAN, 128, 1.0 / 128);
    }

    @Override
    public int features(int dimensions) {
      return Math.multiplyExact(dimensions, copies);
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      int dimensions = sketch.dimensions();
      int features = features(dimensions);
      double[] matrix = new double[features * dimensions];
      double[] shifts = new double[features];
      for (int f = 0; f < features; f++) {
        matrix[f * dimensions + f / copies] = 0.5 / width;
        shifts[f] = place(0.5, f % copies);
      }
      Wire v = sketch.features(new LinearForms(dimensions, matrix, shifts));
      Expression scaled = constant(1 / norm()).times(curve.formula());
      return sketch.pointwise(List.of(v), List.of(), List.of(scaled));
    }

    /** Where u lies in the copy i. */
    private double place(double u, int i) {
      return (u - (double) i / copies) / width;
    }

    /** The largest norm of the copies at some places from the middle one to the next. */
    private double norm() {
      int middle = copies / 2;
      double largest = 0;
      for (int k = 0; k < PLACES; k++) {
        double u = (middle + (double) k / PLACES) / copies;
        double sum = 0;
        for (int i = 0; i < copies; i++) {
          double value = curve.formula().at(place(u, i));
          sum += value * value;
        }
        largest = Math.max(largest, sum);
      }
      return largest > 0 ? Math.sqrt(largest) : 1;
    }
  }

  /**
   * Fourier features whose matrix is trained, x ↦ [sin 2πBx, cos 2πBx]; they start as {@link
   * FourierFeatures} do, without the paper's factor 1/√F.
   *
   * @param frequencies rows of B, 1 to {@link #MAX_FREQUENCIES}
   * @param sigma standard deviation of the initial B, in cycles per unit of coordinate
   * @see <a href="https://arxiv.org/abs/2106.02795">Li et al. 2021</a>
   */
  record LearnedFourierFeatures(int frequencies, double sigma) implements Encoding {
    public LearnedFourierFeatures {
      requireRandom("learned fourier features", frequencies, sigma);
    }

    @Override
    public int features(int dimensions) {
      return 2 * frequencies;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      List<Wire> x = new Identity().write(sketch);
      Distribution initial = new Distribution.Normal(sigma);
      Tensor b =
          sketch.tensor("frequencies", frequencies, sketch.dimensions(), Role.WEIGHT, initial);
      Wire turns = sketch.affine(x, b, Optional.empty());
      Expression angle = constant(2 * Math.PI).times(z());
      return sketch.pointwise(List.of(turns), List.of(), List.of(angle.sin(), angle.cos()));
    }
  }

  private static void requireRandom(String encoding, int frequencies, double sigma) {
    if (frequencies < 1
        || frequencies > MAX_FREQUENCIES
        || !(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          encoding
              + " of "
              + frequencies
              + " frequencies with sigma "
              + sigma
              + "; 1 to "
              + MAX_FREQUENCIES
              + " and a positive sigma are needed");
    }
  }

  /**
   * Small sine networks in windows over the coordinates, each on the coordinates of its own piece,
   * blended where windows overlap: f(x) = Σₖ wₖ(x) 2^(eₖ) gₖ(uₖ), and gₖ is a SIREN of the width of
   * its piece.
   *
   * @param windows where the pieces are
   * @param features of the field, F, 1 to 64
   * @param layers sine layers of a piece, 1 to 8
   * @param firstOmega ω of its first layer, positive
   * @param omega ω of the others, positive
   * @param widths of the sine layers, one for each window, 0 to 256; a piece of width 0 is linear
   * @param exponents e, one for each window, −126 to 126
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020</a>
   */
  record Pieces(
      Windows windows,
      int features,
      int layers,
      double firstOmega,
      double omega,
      List<Integer> widths,
      List<Integer> exponents)
      implements Encoding {
    /** Beside U(±√(6/width)) in the last layer. */
    private static final double END = 0.3;

    public Pieces {
      widths = List.copyOf(widths);
      exponents = List.copyOf(exponents);
      if (widths.size() != windows.count() || exponents.size() != windows.count()) {
        throw new IllegalArgumentException(
            "pieces have "
                + windows.count()
                + " windows, "
                + widths.size()
                + " widths and "
                + exponents.size()
                + " exponents; as many of each are needed");
      }
      boolean positive = firstOmega > 0 && omega > 0;
      boolean sizes = features >= 1 && features <= 64 && layers >= 1 && layers <= 8;
      if (!sizes || !positive || !Double.isFinite(firstOmega) || !Double.isFinite(omega)) {
        throw new IllegalArgumentException(
            "pieces of "
                + features
                + " features, "
                + layers
                + " layers, ω "
                + firstOmega
                + " and "
                + omega
                + "; 1 to 64 features, 1 to 8 layers and positive ω are accepted");
      }
      requireWithin("width", widths, 0, 256);
      requireWithin("exponent", exponents, -126, 126);
    }

    private static void requireWithin(String name, List<Integer> numbers, int least, int most) {
      for (int number : numbers) {
        if (number < least || number > most) {
          throw new IllegalArgumentException(
              "piece has " + name + " " + number + "; " + least + " to " + most + " are accepted");
        }
      }
    }

    @Override
    public int features(int dimensions) {
      return features;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      Map<Integer, Circuit> ofWidth = new HashMap<>();
      return List.of(
          sketch.pieces(
              windows,
              widths.stream().map(width -> ofWidth.computeIfAbsent(width, this::piece)).toList(),
              exponents.stream().map(exponent -> Math.scalb(1.0, exponent)).toList()));
    }

    /** Without the numbers of each piece. */
    @Override
    public String toString() {
      return "Pieces["
          + windows.count()
          + " windows, features="
          + features
          + ", layers="
          + layers
          + ", firstOmega="
          + firstOmega
          + ", omega="
          + omega
          + "]";
    }

    /** g of a width. */
    private Circuit piece(int width) {
      Sketch sketch = new Sketch(windows.dimensions());
      List<Wire> x = new Identity().write(sketch);
      for (int l = 0; l < (width == 0 ? 0 : layers); l++) {
        x = sine(sketch, l, x, width);
      }
      List<Wire> last = x;
      return sketch.finish(
          List.of(
              sketch.part(
                  "end",
                  () ->
                      sketch.affine(
                          last,
                          features,
                          new Distribution.Uniform(END * Math.sqrt(6.0 / Wire.columns(last))),
                          new Distribution.Constant(0)))));
    }

    private List<Wire> sine(Sketch sketch, int layer, List<Wire> x, int width) {
      Activation sine = new Activation.Sine(layer == 0 ? firstOmega : omega);
      int in = Wire.columns(x);
      Distribution weight =
          layer == 0 ? Distribution.sineFirst(in) : Distribution.sineHidden(in, omega);
      Distribution bias =
          layer == 0 ? new Distribution.Uniform(Math.PI / firstOmega) : Distribution.pytorch(in);
      Wire z = sketch.part(String.valueOf(layer), () -> sketch.affine(x, width, weight, bias));
      return sketch.pointwise(List.of(z), List.of(), List.of(sine.formula()));
    }
  }

  /**
   * Sines of linear forms, multiplied: q₀ = g₀(x), qᵢ = (Wᵢ qᵢ₋₁ + bᵢ) ⊙ gᵢ(x), gᵢ(x) = sin(Ωᵢx +
   * φᵢ), all of them trained; the features are those of the last filter.
   *
   * @param width of each filter
   * @param filters 1 to 64; 4 in the paper
   * @param scale of all frequencies together, positive: Ω ~ U(±scale/√(D·filters))
   * @see <a href="https://openreview.net/forum?id=OmtmcPkkhT">Fathony et al. 2021</a>
   */
  record FourierFilters(int width, int filters, double scale) implements Encoding {
    public FourierFilters {
      MultiplicativeFilters.require("fourier filters", width, filters);
      MultiplicativeFilters.requirePositive("fourier filters", "scale", scale);
    }

    @Override
    public int features(int dimensions) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      List<Wire> x = new Identity().write(sketch);
      double bound = scale / Math.sqrt((double) sketch.dimensions() * filters);
      IntFunction<MultiplicativeFilters.Filter> filter =
          i -> {
            Wire angle =
                sketch.affine(
                    x, width, new Distribution.Uniform(bound), new Distribution.Uniform(Math.PI));
            return new MultiplicativeFilters.Filter(List.of(angle), List.of(), z().sin());
          };
      Distribution weight = new Distribution.Uniform(Math.sqrt(1.0 / width));
      List<Wire> chain = MultiplicativeFilters.chain(sketch, width, filters, filter, weight);
      return chain.subList(filters - 1, filters);
    }
  }

  /**
   * As {@link FourierFilters} with gᵢ(x) = sin(Ωᵢx + φᵢ)·exp(−½γᵢ‖x − μᵢ‖²); the centres μ start in
   * U(±1), γ in Γ(α/filters, β). The authors draw Ω with a further factor √γ of the same feature;
   * here it is drawn without.
   *
   * @param width of each filter
   * @param filters 1 to 64; 4 in the paper
   * @param scale of all frequencies together, positive
   * @param alpha α, positive; 6 in the paper
   * @param beta β, positive; 1 in the paper
   * @see <a href="https://openreview.net/forum?id=OmtmcPkkhT">Fathony et al. 2021</a>
   */
  record GaborFilters(int width, int filters, double scale, double alpha, double beta)
      implements Encoding {
    public GaborFilters {
      MultiplicativeFilters.require("gabor filters", width, filters);
      MultiplicativeFilters.requirePositive("gabor filters", "scale", scale);
      MultiplicativeFilters.requirePositive("gabor filters", "alpha", alpha);
      MultiplicativeFilters.requirePositive("gabor filters", "beta", beta);
    }

    @Override
    public int features(int dimensions) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      int dimensions = sketch.dimensions();
      List<Wire> x = new Identity().write(sketch);
      List<Wire> spread = new ArrayList<>();
      for (int d = 0; d < dimensions; d++) {
        spread.add(sketch.features(LinearForms.spread(dimensions, d, width)));
      }
      double bound = scale / Math.sqrt((double) dimensions * filters);
      IntFunction<MultiplicativeFilters.Filter> filter = i -> filter(sketch, x, spread, bound);
      Distribution weight = new Distribution.Uniform(Math.sqrt(1.0 / width));
      List<Wire> chain = MultiplicativeFilters.chain(sketch, width, filters, filter, weight);
      return chain.subList(filters - 1, filters);
    }

    /** Variables: angle, coordinates, centres, γ. */
    private MultiplicativeFilters.Filter filter(
        Sketch sketch, List<Wire> x, List<Wire> spread, double bound) {
      int dimensions = spread.size();
      List<Wire> wires =
          new ArrayList<>(
              List.of(
                  sketch.affine(
                      x,
                      width,
                      new Distribution.Uniform(bound),
                      new Distribution.Uniform(Math.PI))));
      wires.addAll(spread);
      List<Tensor> columns = new ArrayList<>();
      Expression square = constant(0);
      for (int d = 0; d < dimensions; d++) {
        columns.add(
            sketch.tensor("centre" + d, width, 1, Role.COLUMN, new Distribution.Uniform(1)));
        square = square.plus(variable(1 + d).minus(variable(1 + dimensions + d)).power(2));
      }
      columns.add(
          sketch.tensor(
              "gamma", width, 1, Role.COLUMN, new Distribution.Gamma(alpha / filters, beta)));
      Expression window = constant(-0.5).times(variable(1 + 2 * dimensions).times(square)).exp();
      return new MultiplicativeFilters.Filter(wires, columns, z().sin().times(window));
    }
  }

  /**
   * Gaussians of trained place and shape, φₙ(x) = exp(−½‖Aₙ(x/w − mₙ)‖²) with a lower triangular A:
   * Σₙ⁻¹ = AₙᵀAₙ/w² and μₙ = w·mₙ. A linear layer behind them is GaussianImage's sum f(x) = Σₙ cₙ
   * exp(−½(x − μₙ)ᵀΣₙ⁻¹(x − μₙ)), without opacity or order.
   *
   * <p>The authors have the Cholesky factor of Σ in pixels; that of Σ⁻¹ tells the same Gaussians
   * and divides by nothing, so none becomes singular. Places and factors are in units of the
   * initial width w, so that a step of an optimizer moves and stretches wide and narrow ones alike.
   * Places start in U(±1) along each axis, A at 1.
   *
   * <p>Every Gaussian is evaluated at every point, none is left out for being far away: count·(D(D
   * + 5)/2 + 1) products and count exponentials a point. It is for up to some thousands.
   *
   * @param count N, 1 to {@link #MAX_FREQUENCIES}
   * @param width w, standard deviation at the start along each axis, in units of coordinates
   * @see <a href="https://arxiv.org/abs/2403.08551">Zhang et al. 2024</a>
   */
  record Gaussians(int count, double width) implements Encoding {
    public Gaussians {
      if (count < 1 || count > MAX_FREQUENCIES || !(width >= 1e-38 && width <= 1e38)) {
        throw new IllegalArgumentException(
            count
                + " gaussians of width "
                + width
                + "; 1 to "
                + MAX_FREQUENCIES
                + " gaussians of a width from 1e-38 to 1e38 are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      return count;
    }

    /** Variables: coordinates, places, rows of A. */
    @Override
    public List<Wire> write(Sketch sketch) {
      int dimensions = sketch.dimensions();
      List<Wire> x = new ArrayList<>();
      List<Tensor> columns = new ArrayList<>();
      List<Expression> offsets = new ArrayList<>();
      for (int d = 0; d < dimensions; d++) {
        x.add(sketch.features(LinearForms.spread(dimensions, d, count)));
        columns.add(column(sketch, "centre" + d, new Distribution.Uniform(1 / width)));
        Expression place = constant(1 / width).times(variable(d));
        offsets.add(place.minus(variable(dimensions + d)));
      }
      Expression square = constant(0);
      for (int row = 0; row < dimensions; row++) {
        Expression sum = constant(0);
        for (int d = 0; d <= row; d++) {
          double initial = d == row ? 1 : 0;
          columns.add(column(sketch, "factor" + row + d, new Distribution.Constant(initial)));
          sum = sum.plus(variable(dimensions + columns.size() - 1).times(offsets.get(d)));
        }
        square = square.plus(sum.power(2));
      }
      return sketch.pointwise(x, columns, List.of(constant(-0.5).times(square).exp()));
    }

    private Tensor column(Sketch sketch, String name, Distribution initial) {
      return sketch.tensor(name, count, 1, Role.COLUMN, initial);
    }
  }

  /**
   * As {@link FourierFilters} with frequencies that stay as they are drawn: Ω is π times whole
   * numbers from −band to band, so the features of a filter are waves that fit the field [−1, 1],
   * and no more of them than its own and all earlier bands together. W starts in U(±√(6/width)).
   *
   * @param width of each filter
   * @param bands of each filter, in waves over the field, 0 to 2²⁰; a picture of N samples has N/2
   * @param heads numbers of the filters whose features come out, side by side; the largest number
   *     decides how many there are
   * @param seed equal seeds give equal Ω on every backend
   * @see <a href="https://arxiv.org/abs/2112.04645">Lindell et al. 2022</a>
   */
  record BandLimitedFilters(int width, List<Integer> bands, List<Integer> heads, long seed)
      implements Encoding {
    public BandLimitedFilters {
      bands = List.copyOf(bands);
      heads = List.copyOf(heads);
      MultiplicativeFilters.require("band limited filters", width, bands.size());
      MultiplicativeFilters.requireHeads(heads, bands.size());
      for (int band : bands) {
        if (band < 0 || band > 1 << 20) {
          throw new IllegalArgumentException(
              "band limited filters have a band of " + band + " waves; 0 to 1048576 are accepted");
        }
      }
    }

    @Override
    public int features(int dimensions) {
      return heads.size() * width;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      int dimensions = sketch.dimensions();
      CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING);
      List<double[]> matrices = new ArrayList<>();
      for (int i = 0; i < bands.size(); i++) {
        double[] matrix = new double[width * dimensions];
        for (int k = 0; k < matrix.length; k++) {
          double place = random.uniform((long) i * matrix.length + k);
          matrix[k] = Math.PI * (Math.floor(place * (2 * bands.get(i) + 1)) - bands.get(i));
        }
        matrices.add(matrix);
      }
      return MultiplicativeFilters.ofForms(sketch, width, matrices, heads);
    }
  }

  /**
   * As {@link BandLimitedFilters} with given frequencies.
   *
   * @param matrices Ω of each filter: as many rows in each, with one number per coordinate, in
   *     radians per unit of coordinate
   * @param heads numbers of the filters whose features come out, side by side
   */
  record GivenFilters(List<List<List<Double>>> matrices, List<Integer> heads) implements Encoding {
    public GivenFilters {
      matrices = matrices.stream().map(m -> m.stream().map(List::copyOf).toList()).toList();
      heads = List.copyOf(heads);
      int width = matrices.isEmpty() ? 0 : matrices.get(0).size();
      MultiplicativeFilters.require("given filters", width, matrices.size());
      MultiplicativeFilters.requireHeads(heads, matrices.size());
    }

    @Override
    public int features(int dimensions) {
      return heads.size() * matrices.get(0).size();
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      int width = matrices.get(0).size();
      List<double[]> forms = new ArrayList<>();
      for (List<List<Double>> matrix : matrices) {
        double[] flat =
            matrix.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
        boolean even = matrix.stream().allMatch(row -> row.size() == sketch.dimensions());
        if (matrix.size() != width || !even) {
          throw new IllegalArgumentException(
              "given filters have a matrix of "
                  + matrix.size()
                  + " rows and "
                  + flat.length
                  + " numbers; "
                  + width
                  + " rows of one number per coordinate are needed");
        }
        forms.add(flat);
      }
      return MultiplicativeFilters.ofForms(sketch, width, forms, heads);
    }
  }

  /**
   * Real spherical harmonics of a map, orthonormal on the sphere: Y_lm for l = 0 … degrees − 1 and
   * m = −l … l, in this order. Y_lm = P̄_l|m|(cos θ) times √2 sin |m|φ, 1 or √2 cos mφ, for m
   * below, at or above 0, with P̄ such that ∫ Y² = 1.
   *
   * <p>The map shows the whole sphere: the colatitude is θ = π(1 + y)/2, so y = −latitude/90° goes
   * from −1 at the north pole to 1 at the south pole, and the longitude φ = πx, so x =
   * longitude/180°. The published code has the sphere upside down and by half a turn, and a factor
   * (−1)^m: signs of features. Up to degree 20 values are exact to 10⁻¹³.
   *
   * @param degrees L, 1 to 64: L² features
   * @see <a href="https://arxiv.org/abs/2310.06743">Rußwurm et al. 2024</a>
   */
  record SphericalHarmonics(int degrees) implements Encoding {
    public SphericalHarmonics {
      if (degrees < 1 || degrees > 64) {
        throw new IllegalArgumentException(
            "spherical harmonics of " + degrees + " degrees; 1 to 64 are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      SphericalSeries.requireSphere(dimensions);
      return degrees * degrees;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      SphericalSeries.requireSphere(sketch.dimensions());
      Wire ofLatitude = sketch.features(SphericalSeries.ofLatitude(degrees));
      Wire ofLongitude = sketch.features(SphericalSeries.ofLongitude(degrees));
      return sketch.pointwise(
          List.of(ofLatitude, ofLongitude), List.of(), List.of(variable(0).times(variable(1))));
    }
  }

  /**
   * Grids from coarse to fine on [−1, 1], laid out as in the published code: level l has s =
   * N_min·bˡ − 1 cells along each axis, its vertices lie at p = 0, 1, …, ⌈s⌉ + 1 of p = s(x + 1)/2
   * + ½, with linear blending, in a table of (⌈s⌉ + 1)^D rows, rounded up to eights, and at most
   * {@code rows}; see {@link Entries.Folded} for which row is whose. The half cell staggers the
   * levels, and the last vertices share rows with the first ones.
   *
   * <p>{@link HashGrid} is the same idea with vertices in the middles of cells.
   *
   * @param levels L, 1 to 64
   * @param features of each level, F, 1 to 16; 2 in the paper
   * @param rows of a table at most, 1 to 2²⁶; powers of two in the paper, 2¹⁵ for its picture
   * @param coarsest N_min, 2 or more; 16 in the paper
   * @param growth b, greater than 1, up to 16
   * @see <a href="https://arxiv.org/abs/2201.05989">Müller et al. 2022</a>
   */
  record StaggeredHashGrid(int levels, int features, int rows, int coarsest, double growth)
      implements Encoding {
    /** What a level may be short of a whole number for want of exact powers. */
    private static final double ROUNDING = 1e-4;

    public StaggeredHashGrid {
      boolean sizes =
          levels >= 1 && levels <= 64 && features >= 1 && features <= 16 && coarsest >= 2;
      if (!sizes || rows < 1 || rows > 1 << 26 || !(growth > 1 && growth <= 16)) {
        throw new IllegalArgumentException(
            "staggered hash grid of "
                + levels
                + " levels, "
                + features
                + " features, "
                + rows
                + " rows, "
                + coarsest
                + " vertices, growth "
                + growth
                + "; 1 to 64 levels, 1 to 16 features, 1 to 67108864 rows, at least 2 vertices and"
                + " a growth above 1 up to 16 are accepted");
      }
    }

    @Override
    public int features(int dimensions) {
      return levels * features;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      List<Lattice> lattices = new ArrayList<>();
      for (int l = 0; l < levels; l++) {
        double cells = coarsest * StrictMath.pow(growth, l) - 1;
        if (!(cells < 1 << 30)) {
          throw new IllegalArgumentException(
              "level " + l + " of a staggered hash grid has " + cells + " cells; use less growth");
        }
        int resolution = (int) Math.ceil(cells - ROUNDING) + 1;
        double wanted = 8 * Math.ceil(StrictMath.pow(resolution, sketch.dimensions()) / 8);
        LatticeAxis axis = new LatticeAxis(resolution + 1, cells / 2, cells / 2 + 0.5);
        lattices.add(
            new Lattice(
                Collections.nCopies(sketch.dimensions(), axis),
                Interpolation.LINEAR,
                new Entries.Folded(resolution, (int) Math.min(wanted, rows))));
      }
      return List.of(sketch.lookup(lattices, features, new Distribution.Uniform(1e-4)));
    }
  }

  /**
   * Fields of phasors: for each axis a function that is a grid of complex numbers c_k along the
   * other axes, interpolated linearly, and waves along its own: f = α Σ_axes Re Σ_k h_k c_k(x)
   * e^{2πi k u}, u = ½(x + 1)·(n − 1)/n along the axis, h₀ = 1 and h_k = 2 else.
   *
   * <p>The paper's parameters are the spectra of the grids; here they are the grids, which {@link
   * inr.optimizer.Optimizer.SpectralAdam} moves by their spectra. α is the softplus of a number
   * that is trained, ln(1 + e^{10 a})/10, and a starts at 0.001.
   *
   * @param nodes n along an axis, from −1 to 1; 2 to 1024
   * @param waves k, whole turns along an axis, each once; 0 in the paper's encoder, 1, 2, 4, … more
   * @param features F, 1 to 64; 16 in the paper
   * @see <a href="https://arxiv.org/abs/2205.13524">Huang et al. 2022</a>
   */
  record Phasors(int nodes, List<Integer> waves, int features) implements Encoding {
    private static final double SHARPNESS = 10;
    private static final double START = 1e-3;
    private static final double SPREAD = 0.1;

    public Phasors {
      waves = List.copyOf(waves);
      boolean turns = waves.stream().allMatch(k -> k >= 0 && k <= 1024);
      boolean once = new HashSet<>(waves).size() == waves.size();
      boolean some = !waves.isEmpty() && waves.size() <= 32;
      if (nodes < 2 || nodes > 1024 || features < 1 || features > 64 || !turns || !once || !some) {
        throw new IllegalArgumentException(
            "phasors of "
                + nodes
                + " nodes, waves "
                + waves
                + " and "
                + features
                + " features; 2 to 1024 nodes, 1 to 32 different waves of 0 to 1024 turns and 1 to"
                + " 64 features are accepted");
      }
    }

    /** α at the start. */
    public static double initialScale() {
      return scale(constant(START)).at();
    }

    private static Expression scale(Expression number) {
      return constant(1 / SHARPNESS)
          .times(constant(1).plus(constant(SHARPNESS).times(number).exp()).log());
    }

    @Override
    public int features(int dimensions) {
      return features;
    }

    @Override
    public List<Wire> write(Sketch sketch) {
      List<Wire> fields = new ArrayList<>();
      for (int axis = 0; axis < sketch.dimensions(); axis++) {
        int own = axis;
        fields.addAll(sketch.part("axis" + axis, () -> field(sketch, own)));
      }
      Tensor number = sketch.tensor("scale", 1, 1, Role.COLUMN, new Distribution.Constant(START));
      Expression sum = constant(0);
      for (int axis = 0; axis < fields.size(); axis++) {
        sum = sum.plus(variable(axis));
      }
      Expression product = scale(variable(fields.size())).times(sum);
      return sketch.pointwise(fields, List.of(number), List.of(product));
    }

    private List<Wire> field(Sketch sketch, int axis) {
      double cells = (nodes - 1) / 2.0;
      List<LatticeAxis> axes =
          new ArrayList<>(
              Collections.nCopies(sketch.dimensions(), new LatticeAxis(nodes, cells, cells)));
      axes.set(axis, new LatticeAxis(1, 1, 0));
      List<Lattice> grid = List.of(new Lattice(axes, Interpolation.LINEAR, new Entries.Every()));
      List<Wire> wires =
          new ArrayList<>(
              List.of(sketch.features(LinearForms.spread(sketch.dimensions(), axis, features))));
      double turn = Math.PI * (nodes - 1) / nodes;
      Expression sum = constant(0);
      for (int k : waves) {
        Expression angle = constant(k * turn).times(variable(0).plus(constant(1)));
        Expression real = phasor(sketch, "real" + k, grid, wires);
        Expression wave = real;
        if (k > 0) {
          Expression imaginary = phasor(sketch, "imaginary" + k, grid, wires);
          wave = constant(2).times(real.times(angle.cos()).minus(imaginary.times(angle.sin())));
        }
        sum = sum.plus(wave);
      }
      return sketch.pointwise(wires, List.of(), List.of(sum));
    }

    /** One part of c_k as one more of the wires. */
    private Expression phasor(Sketch sketch, String name, List<Lattice> grid, List<Wire> wires) {
      wires.add(
          sketch.part(name, () -> sketch.lookup(grid, features, new Distribution.Uniform(SPREAD))));
      return variable(wires.size() - 1);
    }
  }
}
