package inr.activation;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;
import static inr.formula.Expression.z;

import inr.formula.Expression;
import inr.formula.FormulaText;
import java.util.ArrayList;
import java.util.List;

/**
 * A nonlinearity y = σ(z), applied to each element of z = W x + b.
 *
 * <p>To add one, write its record here and its line among the specimens: the formula enrols it in
 * the reference, the CPU engine, JSON, the command line and the shared tests.
 */
public sealed interface Activation {
  /** σ as a formula of z, variable 0, and of its columns, variables 1, 2, …. */
  Expression formula();

  /** Numbers in the formula that are trained with the weights; usually there are none. */
  default List<Column> columns() {
    return List.of();
  }

  /** σ before training: a formula of z alone, with the columns at their initial values. */
  default Expression initialFormula() {
    List<Expression> arguments = new ArrayList<>(List.of(z()));
    columns().forEach(column -> arguments.add(constant(column.initial())));
    return formula().with(arguments);
  }

  /**
   * A number of σ that is trained.
   *
   * @param name of its tensor in the layer
   * @param shared whether the layer has one for all its features, or one for each
   * @param initial value
   */
  record Column(String name, boolean shared, double initial) {}

  /** y = z: a linear layer. */
  record Identity() implements Activation {
    @Override
    public Expression formula() {
      return z();
    }
  }

  /**
   * y = sin(ω₀ z).
   *
   * @param omega0 frequency factor, positive; 30 in the paper
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020</a>
   */
  record Sine(double omega0) implements Activation {
    public Sine {
      requirePositive("sine", "omega0", omega0);
    }

    @Override
    public Expression formula() {
      return scaled(omega0).sin();
    }
  }

  /** The damping factor D(t) of {@link DampedSine}. */
  enum Damping {
    /** √|t|: pictures. */
    SQRT,
    /** arctan t: sound. */
    ARCTAN,
    /** log(1 + |t|). */
    LOG
  }

  /**
   * y = sin(t)·D(t) with t = ω₀ z: SPDER.
   *
   * @param omega0 frequency factor, positive; 30 in the paper
   * @param damping D; the slope of √|t| at 0 is taken as its limit in the product, 0
   * @see <a href="https://arxiv.org/abs/2306.15242">Shah and Sitawarin 2023</a>
   */
  record DampedSine(double omega0, Damping damping) implements Activation {
    public DampedSine {
      requirePositive("damped sine", "omega0", omega0);
    }

    @Override
    public Expression formula() {
      Expression t = scaled(omega0);
      return t.sin()
          .times(
              switch (damping) {
                case SQRT -> t.abs().sqrt();
                case ARCTAN -> t.atan();
                case LOG -> t.abs().log1p();
              });
    }
  }

  /**
   * y = sin(ω₀ (|z| + 1) z): FINER.
   *
   * @param omega0 frequency factor, positive; 30 in the paper
   * @param detached whether no gradient passes through the factor |z| + 1, as in the authors' code;
   *     false gives the true gradient
   * @see <a href="https://arxiv.org/abs/2312.02434">Liu et al. 2024</a>
   */
  record Finer(double omega0, boolean detached) implements Activation {
    public Finer {
      requirePositive("finer", "omega0", omega0);
    }

    @Override
    public Expression formula() {
      Expression factor = constant(1).plus(z().abs());
      return constant(omega0).times((detached ? factor.hold() : factor).times(z())).sin();
    }
  }

  /**
   * y = exp(−z²/(2a²)).
   *
   * @param a width, positive; s in exp(−(s z)²) is 1/(√2 a)
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record Gauss(double a) implements Activation {
    public Gauss {
      requirePositive("gauss", "a", a);
    }

    @Override
    public Expression formula() {
      return constant(-0.5 / (a * a)).times(z().times(z())).exp();
    }
  }

  /** y = max(0, z), slope 0 at 0. */
  record Relu() implements Activation {
    @Override
    public Expression formula() {
      return z().positivePart();
    }
  }

  /** y = z·Φ(z) with the normal distribution Φ by erf. */
  record Gelu() implements Activation {
    @Override
    public Expression formula() {
      return constant(0.5)
          .times(z().times(constant(1).plus(constant(Math.sqrt(0.5)).times(z()).erf())));
    }
  }

  /** y = z·s(z) with the logistic function s. */
  record Silu() implements Activation {
    @Override
    public Expression formula() {
      return z().times(z().logistic());
    }
  }

  /** y = tanh z. */
  record Tanh() implements Activation {
    @Override
    public Expression formula() {
      return z().tanh();
    }
  }

  /**
   * y = (z + tanh(slope·z))·s(z) with the logistic function s: the hidden layers of FKAN's
   * notebook.
   *
   * @param slope slope of the inner tanh, positive; 30 in the notebook
   * @see <a href="https://arxiv.org/abs/2409.09323">Mehrabian et al. 2024</a>
   */
  record GatedTanh(double slope) implements Activation {
    public GatedTanh {
      requirePositive("gated tanh", "slope", slope);
    }

    @Override
    public Expression formula() {
      return z().plus(scaled(slope).tanh()).times(z().logistic());
    }
  }

  /**
   * y = z + sin²(a z)/a, where each feature learns its a: the logarithm is trained, so that a stays
   * positive.
   *
   * @param a initial value, positive; 10 to 30 for the detail of pictures
   * @see <a href="https://arxiv.org/abs/2006.08195">Ziyin, Hartwig and Ueda 2020</a>
   */
  record Snake(double a) implements Activation {
    public Snake {
      requirePositive("snake", "a", a);
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("log-a", false, StrictMath.log(a)));
    }

    @Override
    public Expression formula() {
      Expression a = variable(1).exp();
      return z().plus(a.times(z()).sin().power(2).over(a));
    }
  }

  /**
   * y = 1/(1 + (z/a)^degree): Elephant with a height of 1. Beyond |z/a| = 2^(60/degree) it stays at
   * 2⁻⁶⁰, before the power leaves the range of floats.
   *
   * @param a half of the width at half of the height, positive; 2 at degree 8 in a published port
   * @param degree even, 2 to 16; 4 in the authors' code
   * @see <a href="https://arxiv.org/abs/2310.01365">Lan and Mahmood 2023</a>
   */
  record Elephant(double a, int degree) implements Activation {
    public Elephant {
      requirePositive("elephant", "a", a);
      if (degree < 2 || degree > 16 || degree % 2 != 0) {
        throw new IllegalArgumentException(
            "elephant has degree " + degree + "; an even one from 2 to 16 is needed");
      }
    }

    @Override
    public Expression formula() {
      Expression u = scaled(1 / a).abs();
      Expression beyond = u.minus(constant(StrictMath.pow(2, 60.0 / degree))).positivePart();
      return constant(1).plus(u.minus(beyond).power(degree)).reciprocal();
    }
  }

  /**
   * y = max(0, z) + ε z·exp(−z²/2), where each layer learns its ε: CRReLU.
   *
   * @param epsilon initial ε; 0.01 in the paper
   * @see <a href="https://openreview.net/forum?id=7TZYM6Hm9p">Entropy-based activation function
   *     optimization, CRReLU</a>
   */
  record CorrectedRelu(double epsilon) implements Activation {
    public CorrectedRelu {
      if (!Double.isFinite(epsilon)) {
        throw new IllegalArgumentException(
            "corrected relu has epsilon " + epsilon + "; a finite number is needed");
      }
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("epsilon", true, epsilon));
    }

    @Override
    public Expression formula() {
      Expression bell = constant(-0.5).times(z().times(z())).exp();
      return z().positivePart().plus(variable(1).times(z().times(bell)));
    }
  }

  /**
   * y = a formula of z as people write it, such as {@code sin(30*z)*exp(-z^2)}; see {@link
   * FormulaText}.
   */
  record Formula(String text) implements Activation {
    private static final List<String> VARIABLES = List.of("z");

    public Formula {
      FormulaText.parse(text, VARIABLES);
    }

    @Override
    public Expression formula() {
      return FormulaText.parse(text, VARIABLES);
    }
  }

  private static Expression scaled(double factor) {
    return constant(factor).times(z());
  }

  private static void requirePositive(String activation, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          activation + " has " + name + " " + value + "; a positive number is needed");
    }
  }
}
