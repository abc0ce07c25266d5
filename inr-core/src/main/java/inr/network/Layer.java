package inr.network;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;
import static inr.network.LayerRefusals.requirePositive;
import static inr.network.LayerRefusals.requireWidth;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Bins;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One layer of a network.
 *
 * <p>To add one, write its record here, with {@link #write}: engines execute what it writes.
 */
public sealed interface Layer {
  /** Features that come out when {@code in} go in. */
  int outputs(int in);

  /**
   * Writes the layer down.
   *
   * @param x what goes in, side by side
   * @return what comes out, side by side
   */
  List<Wire> write(Sketch sketch, List<Wire> x);

  /** The layer of the second phase of a fit, see {@link Activation#settled}. */
  default Layer settled() {
    return this;
  }

  /** The layer with finer functions on its edges, see {@link EdgeBasis#refined}. */
  default Layer refined() {
    return this;
  }

  /** The layer with another of its heads as its output, see {@link Heads}. */
  default Layer showing(int head) {
    return this;
  }

  /** Writes layers down one after the other; names of their tensors begin with their numbers. */
  static List<Wire> chain(List<Layer> layers, Sketch sketch, List<Wire> x) {
    List<Wire> y = x;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      List<Wire> before = y;
      y = sketch.part(String.valueOf(l), () -> layer.write(sketch, before));
    }
    return y;
  }

  /**
   * y = σ(W x + b).
   *
   * @param width outputs, at least 1
   * @param activation σ; {@link Activation.Identity} makes it linear
   * @param weight initial values of W, {@code [width, in]}
   * @param bias initial values of b, {@code [width]}
   */
  record Dense(int width, Activation activation, Distribution weight, Distribution bias)
      implements Layer {
    public Dense {
      requireWidth("dense", width, 1);
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public Dense settled() {
      return new Dense(width, activation.settled(), weight, bias);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      return activated(sketch, sketch.affine(x, width, weight, bias), activation);
    }
  }

  /** σ(z) with the numbers that σ trains. */
  private static List<Wire> activated(Sketch sketch, Wire z, Activation activation) {
    if (activation instanceof Activation.Identity) {
      return List.of(z);
    }
    List<Tensor> columns =
        activation.columns().stream().map(column -> tensor(sketch, z.columns(), column)).toList();
    return sketch.pointwise(List.of(z), columns, List.of(activation.formula()));
  }

  private static Tensor tensor(Sketch sketch, int width, Activation.Column column) {
    Distribution initial = new Distribution.Constant(column.initial());
    return sketch.tensor(column.name(), column.shared() ? 1 : width, 1, Role.COLUMN, initial);
  }

  /**
   * y = σ(V U x + b): a product of a tall and a wide matrix, {@code rank·(in + width)} numbers
   * instead of {@code in·width}. U and b start in U(±1/√rank), V in U(±1/√width), as in the code of
   * SL²A.
   *
   * @param width outputs, at least 1
   * @param rank rows of U, at least 1
   * @param activation σ
   * @see <a href="https://arxiv.org/abs/2409.10836">Rezaeian et al. 2024</a>
   */
  record LowRank(int width, int rank, Activation activation) implements Layer {
    public LowRank {
      requireWidth("low rank", width, 1);
      if (rank < 1 || rank > 1 << 16) {
        throw new IllegalArgumentException(
            "low rank layer has rank " + rank + "; 1 to 65536 are accepted");
      }
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public LowRank settled() {
      return new LowRank(width, rank, activation.settled());
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      Distribution ofRank = Distribution.pytorch(rank);
      Tensor u = sketch.tensor("inner", rank, Wire.columns(x), Role.WEIGHT, ofRank);
      Wire inner = sketch.affine(x, u, Optional.empty());
      Wire z = sketch.affine(List.of(inner), width, Distribution.pytorch(width), ofRank);
      return activated(sketch, z, activation);
    }
  }

  /**
   * y₀ = x ⊙ x, yₗ = x ⊙ layerₗ(yₗ₋₁), and the last of them comes out: what goes in multiplies what
   * enters every layer and what follows, SL²A's fusion block. It multiplies number by number; parts
   * of complex numbers are numbers of their own.
   *
   * @param layers at least one, each with as many outputs as there are features
   * @see <a href="https://arxiv.org/abs/2409.10836">Rezaeian et al. 2024</a>
   */
  record Fusion(List<Layer> layers) implements Layer {
    public Fusion {
      layers = List.copyOf(layers);
      if (layers.isEmpty()) {
        throw new IllegalArgumentException("fusion of no layers; at least 1 is needed");
      }
    }

    @Override
    public int outputs(int in) {
      for (Layer layer : layers) {
        if (layer.outputs(in) != in) {
          throw new IllegalArgumentException(
              "fusion of "
                  + in
                  + " features meets a layer of "
                  + layer.outputs(in)
                  + "; as many are needed");
        }
      }
      return in;
    }

    @Override
    public Fusion settled() {
      return new Fusion(layers.stream().map(Layer::settled).toList());
    }

    @Override
    public Fusion refined() {
      return new Fusion(layers.stream().map(Layer::refined).toList());
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      outputs(Wire.columns(x)); // refuses what cannot be multiplied
      List<Wire> y = product(sketch, x, x);
      for (int l = 0; l < layers.size(); l++) {
        Layer layer = layers.get(l);
        List<Wire> before = y;
        y = product(sketch, x, sketch.part(String.valueOf(l), () -> layer.write(sketch, before)));
      }
      return y;
    }

    private static List<Wire> product(Sketch sketch, List<Wire> x, List<Wire> y) {
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(
            "fusion multiplies "
                + x.size()
                + (x.size() == 1 ? " group" : " groups")
                + " of features by "
                + y.size()
                + "; layers of one kind, such as dense ones, are needed");
      }
      List<Wire> products = new ArrayList<>();
      for (int i = 0; i < x.size(); i++) {
        boolean square = x.get(i).equals(y.get(i));
        products.addAll(
            square
                ? sketch.pointwise(List.of(x.get(i)), List.of(), List.of(variable(0).power(2)))
                : sketch.pointwise(
                    List.of(x.get(i), y.get(i)),
                    List.of(),
                    List.of(variable(0).times(variable(1)))));
      }
      return products;
    }
  }

  /**
   * y = γ ⊙ (x − mean x)/√(var x + ε) + β over the features of a point; γ starts at 1, β at 0.
   *
   * @param epsilon ε, positive
   * @see <a href="https://arxiv.org/abs/1607.06450">Ba, Kiros and Hinton 2016</a>
   */
  record LayerNorm(double epsilon) implements Layer {
    public LayerNorm {
      if (!(epsilon > 0 && epsilon < 1)) {
        throw new IllegalArgumentException(
            "layer norm has epsilon " + epsilon + "; a number between 0 and 1 is needed");
      }
    }

    @Override
    public int outputs(int in) {
      return in;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      return List.of(sketch.normalise(x, epsilon));
    }
  }

  /**
   * y = [layers(x), x]: what goes in also passes by, so that what follows sees both. A network
   * whose last layer reads a bypass is a linear model and a correction to it.
   *
   * @param layers at least one
   */
  record Bypass(List<Layer> layers) implements Layer {
    public Bypass {
      layers = List.copyOf(layers);
      if (layers.isEmpty()) {
        throw new IllegalArgumentException("bypass of no layers; at least 1 is needed");
      }
    }

    @Override
    public int outputs(int in) {
      int width = in;
      for (Layer layer : layers) {
        width = layer.outputs(width);
      }
      return width + in;
    }

    @Override
    public Bypass settled() {
      return new Bypass(layers.stream().map(Layer::settled).toList());
    }

    @Override
    public Bypass refined() {
      return new Bypass(layers.stream().map(Layer::refined).toList());
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      List<Wire> y = new ArrayList<>(chain(layers, sketch, x));
      y.addAll(x);
      return y;
    }
  }

  /**
   * y = [branch₀(x), branch₁(x), …]: networks side by side, whose features enter what follows
   * together. A linear layer behind them adds the networks up.
   *
   * @param branches at least one
   */
  record Parallel(List<Branch> branches) implements Layer {
    /**
     * Layers one after the other.
     *
     * @param layers at least one
     */
    public record Branch(List<Layer> layers) {
      public Branch {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
          throw new IllegalArgumentException("branch of no layers; at least 1 is needed");
        }
      }

      private Branch with(UnaryOperator<Layer> change) {
        return new Branch(layers.stream().map(change).toList());
      }
    }

    public Parallel {
      branches = List.copyOf(branches);
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("parallel of no branches; at least 1 is needed");
      }
    }

    @Override
    public int outputs(int in) {
      int outputs = 0;
      for (Branch branch : branches) {
        int width = in;
        for (Layer layer : branch.layers) {
          width = layer.outputs(width);
        }
        outputs += width;
      }
      return outputs;
    }

    @Override
    public Parallel settled() {
      return new Parallel(branches.stream().map(branch -> branch.with(Layer::settled)).toList());
    }

    @Override
    public Parallel refined() {
      return new Parallel(branches.stream().map(branch -> branch.with(Layer::refined)).toList());
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      List<Wire> y = new ArrayList<>();
      for (int b = 0; b < branches.size(); b++) {
        List<Layer> layers = branches.get(b).layers;
        y.addAll(sketch.part("branch" + b, () -> chain(layers, sketch, x)));
      }
      return y;
    }
  }

  /**
   * y = cos(ω₀ u)·exp(−(s₀ v)²), u = W₁x + b₁, v = W₂x + b₂: the real wavelet of WIRE's code, with
   * PyTorch's initialisation.
   *
   * @param width outputs, at least 1
   * @param omega0 ω₀, positive
   * @param scale0 s₀, positive
   * @see <a href="https://arxiv.org/abs/2301.05187">Saragadam et al. 2023</a>
   */
  record RealGabor(int width, double omega0, double scale0) implements Layer {
    public RealGabor {
      requireWidth("real gabor", width, 1);
      requirePositive("real gabor", "omega0", omega0);
      requirePositive("real gabor", "scale0", scale0);
    }

    /** 256 wide, ω₀ 20, s₀ 10. */
    public static RealGabor of() {
      return new RealGabor(256, 20, 10);
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      Distribution initial = Distribution.pytorch(Wire.columns(x));
      Wire u = sketch.part("frequency", () -> sketch.affine(x, width, initial, initial));
      Wire v = sketch.part("scale", () -> sketch.affine(x, width, initial, initial));
      Expression wave = constant(omega0).times(variable(0)).cos();
      Expression window = constant(-scale0 * scale0).times(variable(1).power(2)).exp();
      return sketch.pointwise(List.of(u, v), List.of(), List.of(wave.times(window)));
    }
  }

  /**
   * y = [cos ω₀u, sin ω₀u, GELU v], u = W₁x + b₁ of a quarter of the width, v = W₂x + b₂ of what is
   * left: the layer of FAN, with PyTorch's initialisation.
   *
   * @param width outputs, at least 4
   * @param omega0 ω₀, positive; 1 in the paper, more in a first layer
   * @see <a href="https://arxiv.org/abs/2410.02675">Dong et al. 2024</a>
   */
  record FourierAnalysis(int width, double omega0) implements Layer {
    public FourierAnalysis {
      requireWidth("fourier analysis", width, 4);
      requirePositive("fourier analysis", "omega0", omega0);
    }

    /** 256 wide, ω₀ 1. */
    public static FourierAnalysis of() {
      return new FourierAnalysis(256, 1);
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      int waves = width / 4;
      Distribution initial = Distribution.pytorch(Wire.columns(x));
      Wire u = sketch.part("periodic", () -> sketch.affine(x, waves, initial, initial));
      Wire v = sketch.part("other", () -> sketch.affine(x, width - 2 * waves, initial, initial));
      Expression angle = constant(omega0).times(variable(0));
      List<Wire> y =
          new ArrayList<>(
              sketch.pointwise(List.of(u), List.of(), List.of(angle.cos(), angle.sin())));
      y.addAll(sketch.pointwise(List.of(v), List.of(), List.of(new Activation.Gelu().formula())));
      return y;
    }
  }

  /**
   * y = [g cos ω₀u, g sin ω₀u, (1 − g) GELU v] with a gate g of the layer that is trained, the
   * logistic function of a number that starts at 0; else as {@link FourierAnalysis}.
   *
   * @param width outputs, a multiple of 4
   * @param omega0 ω₀, positive; 1 in the paper, more in a first layer
   * @see <a href="https://arxiv.org/abs/2410.02675">Dong et al. 2024</a>
   */
  record GatedFourierAnalysis(int width, double omega0) implements Layer {
    public GatedFourierAnalysis {
      requireWidth("gated fourier analysis", width, 4);
      if (width % 4 != 0) {
        throw new IllegalArgumentException(
            "gated fourier analysis layer is " + width + " wide; a multiple of 4 is needed");
      }
      requirePositive("gated fourier analysis", "omega0", omega0);
    }

    /** 256 wide, ω₀ 1. */
    public static GatedFourierAnalysis of() {
      return new GatedFourierAnalysis(256, 1);
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      int quarter = width / 4;
      Distribution initial = Distribution.pytorch(Wire.columns(x));
      List<Wire> z = new ArrayList<>();
      for (String part : List.of("periodic", "other0", "other1")) {
        z.add(sketch.part(part, () -> sketch.affine(x, quarter, initial, initial)));
      }
      Tensor gate = sketch.tensor("gate", 1, 1, Role.COLUMN, new Distribution.Constant(0));
      Expression open = variable(3).logistic();
      Expression closed = variable(3).negated().logistic();
      Expression angle = constant(omega0).times(variable(0));
      Expression gelu = new Activation.Gelu().formula();
      return sketch.pointwise(
          z,
          List.of(gate),
          List.of(
              open.times(angle.cos()),
              open.times(angle.sin()),
              closed.times(gelu.with(List.of(variable(1)))),
              closed.times(gelu.with(List.of(variable(2))))));
    }
  }

  /**
   * y = V(a GELU(x) + c s) + v with s = C[cos p, sin p] + e and p = Ωx̂ + β: the layer of the
   * Kolmogorov–Arnold–Fourier network, where x̂ are the features normalised over each point.
   *
   * <p>Ω is drawn from N(0, deviation²/(1.64 in)), β and the matrices uniformly as in the authors'
   * code; a and c start at 1 and 0.01.
   *
   * @param width outputs, at least 1
   * @param frequencies rows of Ω, at least 1; 8 in the authors' code
   * @param deviation factor of the spread of Ω, positive; 1 in the authors' code, more in a first
   *     layer on coordinates
   * @param normalised whether x̂ is normalised; on two coordinates that leaves only a sign
   * @see <a href="https://arxiv.org/abs/2502.06018">Zhang et al. 2025</a>
   */
  record ArnoldFourier(int width, int frequencies, double deviation, boolean normalised)
      implements Layer {
    /** Mean square of SiLU's slope, by which the authors divide. */
    private static final double SPREAD = 1.64;

    private static final double EPSILON = 1e-5;

    public ArnoldFourier {
      requireWidth("arnold fourier", width, 1);
      requireWidth("arnold fourier", frequencies, 1);
      requirePositive("arnold fourier", "deviation", deviation);
    }

    /** 256 wide, 8 frequencies, normalised. */
    public static ArnoldFourier of() {
      return new ArnoldFourier(256, 8, 1, true);
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      int in = Wire.columns(x);
      List<Wire> hat =
          normalised ? List.of(sketch.part("norm", () -> sketch.normalise(x, EPSILON))) : x;
      Distribution omega = new Distribution.Normal(deviation / Math.sqrt(SPREAD * in));
      Distribution phase = new Distribution.Uniform(Math.PI);
      Wire p = sketch.part("waves", () -> sketch.affine(hat, frequencies, omega, phase));
      List<Wire> waves =
          sketch.pointwise(List.of(p), List.of(), List.of(variable(0).cos(), variable(0).sin()));
      Distribution mixing = new Distribution.Uniform(Math.sqrt(6.0 / (2 * frequencies + in)));
      Distribution mixed = Distribution.pytorch(2 * frequencies);
      Wire s = sketch.part("mix", () -> sketch.affine(waves, in, mixing, mixed));
      Tensor a = sketch.tensor("base", 1, 1, Role.COLUMN, new Distribution.Constant(1));
      Tensor c = sketch.tensor("fourier", 1, 1, Role.COLUMN, new Distribution.Constant(0.01));
      List<Wire> both = new ArrayList<>(x);
      both.add(s);
      Expression sum =
          variable(2).times(new Activation.Gelu().formula()).plus(variable(3).times(variable(1)));
      List<Wire> u = sketch.pointwise(both, List.of(a, c), List.of(sum));
      Distribution out = new Distribution.Uniform(Math.sqrt(6.0 / (in + width)));
      return List.of(
          sketch.part("out", () -> sketch.affine(u, width, out, new Distribution.Constant(0))));
    }
  }

  /**
   * y = Σᵢ φⱼᵢ(xᵢ) + b with a function on every edge, φ(x) = w·SiLU(x) + Σ_g c_g B_g(x): the layer
   * of Kolmogorov–Arnold networks. The factor of the sum that the authors train beside c is part of
   * c here.
   *
   * @param width outputs, at least 1
   * @param basis B
   * @see <a href="https://arxiv.org/abs/2404.19756">Liu et al. 2024</a>
   */
  record Kan(int width, EdgeBasis basis) implements Layer {
    public Kan {
      requireWidth("kan", width, 1);
    }

    @Override
    public Kan refined() {
      return new Kan(width, basis.refined());
    }

    /** 64 wide, cubic splines on 5 intervals. */
    public static Kan of() {
      return new Kan(64, new EdgeBasis.CubicSplines(5));
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      int in = Wire.columns(x);
      List<Wire> gates = new ArrayList<>();
      List<Wire> functions = new ArrayList<>();
      for (Wire wire : x) {
        gates.addAll(
            sketch.pointwise(List.of(wire), List.of(), List.of(new Activation.Silu().formula())));
        functions.addAll(sketch.pointwise(List.of(wire), List.of(), basis.functions()));
      }
      Distribution gate = Distribution.pytorch(in);
      Distribution zero = new Distribution.Constant(0);
      Wire base = sketch.part("base", () -> sketch.affine(gates, width, gate, zero));
      Tensor numbers =
          sketch.tensor(
              "coefficients", width, Wire.columns(functions), Role.WEIGHT, basis.initial(in));
      Wire sum = sketch.affine(functions, numbers, Optional.empty());
      return sketch.pointwise(
          List.of(base, sum), List.of(), List.of(variable(0).plus(variable(1))));
    }
  }

  /**
   * Linear heads, one on each of the groups of features that come in side by side: y = Wₕ xₕ + bₕ.
   * One is the output; a {@link inr.loss.Loss.EveryHead} trains them all.
   *
   * @param width outputs of a head, at least 1
   * @param shown which head is the output, from 0
   * @param weight initial values of W, {@code [width, in]}
   * @param bias initial values of b, {@code [width]}
   * @see <a href="https://arxiv.org/abs/2112.04645">Lindell et al. 2022</a>
   */
  record Heads(int width, int shown, Distribution weight, Distribution bias) implements Layer {
    public Heads {
      requireWidth("heads", width, 1);
      if (shown < 0) {
        throw new IllegalArgumentException("heads show head " + shown + "; 0 or more is needed");
      }
    }

    @Override
    public int outputs(int in) {
      return width;
    }

    @Override
    public Heads showing(int head) {
      return new Heads(width, head, weight, bias);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      if (shown >= x.size()) {
        throw new IllegalArgumentException(
            "network has "
                + x.size()
                + (x.size() == 1 ? " head" : " heads")
                + " but shows head "
                + shown
                + ", counted from 0");
      }
      List<Wire> heads = new ArrayList<>();
      for (Wire features : x) {
        String name = "head" + heads.size();
        heads.add(sketch.part(name, () -> sketch.affine(List.of(features), width, weight, bias)));
      }
      heads.forEach(sketch::head);
      return List.of(heads.get(shown));
    }
  }

  /**
   * The end of a network that predicts, of each channel, a distribution over bins: the mean comes
   * out; heads 0 to n − 1 are the logarithms of the bins' probabilities, as a loss wants them, see
   * {@link inr.loss.Loss.CrossEntropy}.
   */
  sealed interface OfBins extends Layer {
    /** Channels. */
    int width();

    /** The bins. */
    Bins over();

    @Override
    default int outputs(int in) {
      return width();
    }

    @Override
    default Layer showing(int head) {
      throw new IllegalArgumentException(
          "heads of a network that ends in bins are logarithms of probabilities and cannot be shown");
    }
  }

  /**
   * pᵢ = exp zᵢ/Σ exp zⱼ of each channel, z = W x + b, over the bins i: what a categorical
   * distribution is regressed with.
   *
   * @param width channels, at least 1
   * @param bins n, 2 to 1024
   * @param low where the first begins
   * @param high where the last ends
   * @param weight initial values of the weights
   * @param bias initial values of the biases
   * @see <a href="https://arxiv.org/abs/2403.03950">Farebrother et al. 2024</a>
   */
  record Histogram(
      int width, int bins, double low, double high, Distribution weight, Distribution bias)
      implements OfBins {
    public Histogram {
      requireWidth("histogram", width, 1);
      Bins.requireAccepted(bins, low, high);
    }

    @Override
    public Bins over() {
      return new Bins(bins, low, high);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      List<Wire> logits = products(sketch, "bin", bins, x, width, weight, bias);
      return Densities.softmax(sketch, over(), logits);
    }
  }

  /**
   * The Fourier head: of each channel a density ½ + Re Σₖ (cₖ/c₀) exp(iπkx) on [−1, 1], whose cₖ
   * are the autocorrelation of K + 1 complex numbers, linear in what goes in; the bins divide [−1,
   * 1] and stand for other numbers. Head n is Σ 4π²k²|cₖ|². The ends of the bins are neighbours.
   * Weights and biases start as in its authors' code, a hundredth of PyTorch's.
   *
   * @param width channels, at least 1
   * @param frequencies K, 1 to 64, fewer than bins
   * @param bins n, 2 to 1024
   * @param low the number that the first begins with
   * @param high the number that the last ends with
   * @see <a href="https://arxiv.org/abs/2410.22269">Gillman et al. 2024</a>
   */
  record FourierDensity(int width, int frequencies, int bins, double low, double high)
      implements OfBins {
    public FourierDensity {
      requireWidth("fourier density", width, 1);
      Bins.requireAccepted(bins, low, high);
      if (frequencies < 1 || frequencies > 64 || frequencies >= bins) {
        throw new IllegalArgumentException(
            "fourier density layer has "
                + frequencies
                + " frequencies over "
                + bins
                + " bins; 1 to 64 and fewer than bins are accepted");
      }
    }

    @Override
    public Bins over() {
      return new Bins(bins, low, high);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      Distribution initial = new Distribution.Uniform(0.01 / Math.sqrt(Wire.columns(x)));
      int numbers = frequencies + 1;
      List<Wire> real = products(sketch, "real", numbers, x, width, initial, initial);
      List<Wire> imaginary = products(sketch, "imaginary", numbers, x, width, initial, initial);
      return Densities.fourier(sketch, over(), real, imaginary);
    }
  }

  private static List<Wire> products(
      Sketch sketch,
      String name,
      int count,
      List<Wire> x,
      int width,
      Distribution weight,
      Distribution bias) {
    return IntStream.range(0, count)
        .mapToObj(i -> sketch.part(name + i, () -> sketch.affine(x, width, weight, bias)))
        .toList();
  }

  /**
   * Layers of complex numbers: real parts come out, then as many imaginary parts, so a layer has
   * twice as many outputs as it is wide. A complex product z = W h + b is four real ones of two
   * matrices: Re z = Wᵣhᵣ − Wᵢhᵢ + bᵣ, Im z = Wᵣhᵢ + Wᵢhᵣ + bᵢ.
   *
   * <p>A linear layer behind them that reads both parts is the real part of a complex one.
   */
  sealed interface OfComplexNumbers extends Layer {
    /** Complex numbers that come out. */
    int width();

    /** The same layer on complex numbers, as they come out of such a layer, or on real ones. */
    OfComplexNumbers on(boolean complexInput);

    @Override
    default int outputs(int in) {
      return 2 * width();
    }

    /** exp(iω₀z − s₀²·squared); what could grow, −ω₀ Im z, is bounded by ω₀²/(4s₀²). */
    private static List<Wire> wavelet(
        Sketch sketch,
        List<Wire> wires,
        ComplexProduct z,
        Expression squared,
        double omega0,
        double scale0) {
      Expression angle = constant(omega0).times(z.real());
      Expression size =
          constant(-omega0)
              .times(z.imaginary())
              .plus(constant(-scale0 * scale0).times(squared))
              .exp();
      return sketch.pointwise(
          wires, List.of(), List.of(size.times(angle.cos()), size.times(angle.sin())));
    }

    private static void requireWavelet(String layer, int width, double omega0, double scale0) {
      requireWidth(layer, width, 1);
      requirePositive(layer, "omega0", omega0);
      requirePositive(layer, "scale0", scale0);
    }
  }

  /**
   * y = φ(W h + b) of complex numbers, with PyTorch's initialisation.
   *
   * @param width complex outputs, at least 1
   * @param function φ
   * @param complexInput whether h is complex, as behind such a layer; else W and b are real
   * @see <a href="https://arxiv.org/abs/1705.09792">Trabelsi et al. 2018</a>
   */
  record ComplexDense(int width, ComplexFunction function, boolean complexInput)
      implements OfComplexNumbers {
    /** modReLU's c starts within it, on either side, as in the code of its authors. */
    private static final double OFFSET = 0.01;

    public ComplexDense {
      requireWidth("complex dense", width, 1);
    }

    /** 181 wide on real numbers, the cardioid. */
    public static ComplexDense of() {
      return new ComplexDense(181, ComplexFunction.CARDIOID, false);
    }

    @Override
    public ComplexDense on(boolean input) {
      return new ComplexDense(width, function, input);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      ComplexProduct z = ComplexProduct.write(sketch, x, width, complexInput, 0);
      List<Tensor> columns =
          function.isBiased()
              ? List.of(
                  sketch.tensor("offset", width, 1, Role.COLUMN, new Distribution.Uniform(OFFSET)))
              : List.of();
      return sketch.pointwise(
          z.wires(),
          columns,
          function.formulas(z.real(), z.imaginary(), variable(z.wires().size())));
    }
  }

  /**
   * y = exp(iω₀z − s₀²|z|²), z = W h + b: WIRE's wavelet, with PyTorch's initialisation.
   *
   * @param width complex outputs, at least 1
   * @param omega0 ω₀, positive
   * @param scale0 s₀, positive
   * @param complexInput whether h is complex, as behind such a layer; else W and b are real
   * @see <a href="https://arxiv.org/abs/2301.05187">Saragadam et al. 2023</a>
   */
  record ComplexGabor(int width, double omega0, double scale0, boolean complexInput)
      implements OfComplexNumbers {
    public ComplexGabor {
      OfComplexNumbers.requireWavelet("complex gabor", width, omega0, scale0);
    }

    /** 181 wide on real numbers, ω₀ 20, s₀ 10. */
    public static ComplexGabor of() {
      return new ComplexGabor(181, 20, 10, false);
    }

    @Override
    public ComplexGabor on(boolean input) {
      return new ComplexGabor(width, omega0, scale0, input);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      ComplexProduct z = ComplexProduct.write(sketch, x, width, complexInput, 0);
      return OfComplexNumbers.wavelet(sketch, z.wires(), z, z.squared(), omega0, scale0);
    }
  }

  /**
   * y = exp(iω₀z₁ − s₀²(|z₁|² + |z₂|²)), zₖ = Wₖh + bₖ: the wavelet of WIRE-2D, with PyTorch's
   * initialisation.
   *
   * @param width complex outputs, at least 1
   * @param omega0 ω₀, positive
   * @param scale0 s₀, positive
   * @param complexInput whether h is complex, as behind such a layer; else W and b are real
   * @see <a href="https://arxiv.org/abs/2301.05187">Saragadam et al. 2023</a>
   */
  record ComplexGabor2d(int width, double omega0, double scale0, boolean complexInput)
      implements OfComplexNumbers {
    public ComplexGabor2d {
      OfComplexNumbers.requireWavelet("complex gabor 2d", width, omega0, scale0);
    }

    /** 128 wide on real numbers, ω₀ 10, s₀ 10. */
    public static ComplexGabor2d of() {
      return new ComplexGabor2d(128, 10, 10, false);
    }

    @Override
    public ComplexGabor2d on(boolean input) {
      return new ComplexGabor2d(width, omega0, scale0, input);
    }

    @Override
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      ComplexProduct first =
          sketch.part("wave", () -> ComplexProduct.write(sketch, x, width, complexInput, 0));
      ComplexProduct second =
          sketch.part(
              "window",
              () -> ComplexProduct.write(sketch, x, width, complexInput, first.wires().size()));
      List<Wire> wires = new ArrayList<>(first.wires());
      wires.addAll(second.wires());
      Expression squared = first.squared().plus(second.squared());
      return OfComplexNumbers.wavelet(sketch, wires, first, squared, omega0, scale0);
    }
  }
}
