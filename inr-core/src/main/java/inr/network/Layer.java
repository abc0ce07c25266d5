package inr.network;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;

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
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      Wire z = sketch.affine(x, width, weight, bias);
      if (activation instanceof Activation.Identity) {
        return List.of(z);
      }
      List<Tensor> columns =
          activation.columns().stream().map(column -> tensor(sketch, column)).toList();
      return sketch.pointwise(List.of(z), columns, List.of(activation.formula()));
    }

    private Tensor tensor(Sketch sketch, Activation.Column column) {
      Distribution initial = new Distribution.Constant(column.initial());
      return sketch.tensor(column.name(), column.shared() ? 1 : width, 1, Role.COLUMN, initial);
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
    public List<Wire> write(Sketch sketch, List<Wire> x) {
      List<Wire> y = new ArrayList<>(chain(layers, sketch, x));
      y.addAll(x);
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

  private static void requireWidth(String layer, int width, int least) {
    if (width < least || width > 1 << 16) {
      throw new IllegalArgumentException(
          layer + " layer is " + width + " wide; " + least + " to 65536 are accepted");
    }
  }

  private static void requirePositive(String layer, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          layer + " layer has " + name + " " + value + "; a positive number is needed");
    }
  }
}
