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

  /** The σ of the second phase of a fit, with the same columns; usually there is one phase. */
  default Activation settled() {
    return this;
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
      Expression sine = variable(1).exp().times(z()).sin();
      return z().plus(variable(1).negated().exp().times(sine.power(2)));
    }
  }

  /**
   * y = 1/(1 + (z/a)^degree): Elephant with a height of 1. With s = 1/(1 + (z/a)²) and k = degree/2
   * that is sᵏ/(sᵏ + (1 − s)ᵏ), of which nothing overflows.
   *
   * @param a half of the width at half of the height, positive; 2 at degree 8 in a published port
   * @param degree even, 2 to 16; 4 in the authors' code
   * @see <a href="https://arxiv.org/abs/2310.01365">Lan and Mahmood 2023</a>
   */
  record Elephant(double a, int degree) implements Activation {
    public Elephant {
      requirePositive("elephant", "a", a);
      requireDegree("elephant", degree);
    }

    @Override
    public Expression formula() {
      return bell(scaled(1 / a), degree);
    }

    private static Expression bell(Expression u, int degree) {
      Expression s = constant(1).plus(u.power(2)).reciprocal();
      Expression inside = s.power(degree / 2);
      return inside.over(inside.plus(constant(1).minus(s).power(degree / 2)));
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
   * y = sin(t)·|t|^(quarters/4) with t = ω₀ z: SPDER's sine under any power between its square root
   * and its neighbours.
   *
   * @param omega0 frequency factor, positive; 30 in the paper
   * @param quarters 1 to 3; 2 is the square root
   * @see <a href="https://arxiv.org/abs/2306.15242">Shah and Sitawarin 2023</a>
   */
  record PowerDampedSine(double omega0, int quarters) implements Activation {
    public PowerDampedSine {
      requirePositive("power damped sine", "omega0", omega0);
      if (quarters < 1 || quarters > 3) {
        throw new IllegalArgumentException(
            "power damped sine has " + quarters + " quarters; 1 to 3 are accepted");
      }
    }

    @Override
    public Expression formula() {
      Expression t = scaled(omega0);
      return t.sin().times(t.abs().sqrt().sqrt().power(quarters));
    }
  }

  /**
   * y = (q − e^(−c²))/(1 − e^(−c²)), q = exp(−(c s)²), s = sin(ω₀ (|z| + 1) z): FINER++ with
   * Gaussians.
   *
   * @param omega0 frequency factor, positive; 1 by default in the authors' code, 10 in its shapes
   * @param scale c, positive; 3 in the authors' code
   * @param detached whether no gradient passes through the factor |z| + 1, as in the authors' code
   * @see <a href="https://arxiv.org/abs/2407.19434">Zhu et al. 2024</a>
   */
  record GaussFiner(double omega0, double scale, boolean detached) implements Activation {
    public GaussFiner {
      requirePositive("gauss finer", "omega0", omega0);
      requirePositive("gauss finer", "scale", scale);
    }

    @Override
    public Expression formula() {
      Expression sine = new Finer(omega0, detached).formula();
      double least = StrictMath.exp(-scale * scale);
      Expression bell = constant(-scale * scale).times(sine.power(2)).exp();
      return bell.minus(constant(least)).over(constant(1 - least));
    }
  }

  /**
   * y = cos(ω s)·exp(−(c s)²), s = sin(ω₀ (|z| + 1) z): FINER++ with the real wavelets of its code.
   *
   * @param omega0 frequency factor of s, positive; 5 in the authors' code of shapes
   * @param omega frequency of the wavelet, positive; 4 there
   * @param scale c, positive; 2 there
   * @param detached whether no gradient passes through the factor |z| + 1, as in the authors' code
   * @see <a href="https://arxiv.org/abs/2407.19434">Zhu et al. 2024</a>
   */
  record WaveletFiner(double omega0, double omega, double scale, boolean detached)
      implements Activation {
    public WaveletFiner {
      requirePositive("wavelet finer", "omega0", omega0);
      requirePositive("wavelet finer", "omega", omega);
      requirePositive("wavelet finer", "scale", scale);
    }

    @Override
    public Expression formula() {
      Expression sine = new Finer(omega0, detached).formula();
      Expression bell = constant(-scale * scale).times(sine.power(2)).exp();
      return constant(omega).times(sine).cos().times(bell);
    }
  }

  /**
   * y = 1/(1 + (z/a)²).
   *
   * @param a half of the width at half of the height, positive
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record Quadratic(double a) implements Activation {
    public Quadratic {
      requirePositive("quadratic", "a", a);
    }

    @Override
    public Expression formula() {
      return constant(1).plus(scaled(1 / a).power(2)).reciprocal();
    }
  }

  /**
   * y = 1/√(1 + (z/a)²).
   *
   * @param a width, positive
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record MultiQuadratic(double a) implements Activation {
    public MultiQuadratic {
      requirePositive("multi quadratic", "a", a);
    }

    @Override
    public Expression formula() {
      return constant(1).plus(scaled(1 / a).power(2)).sqrt().reciprocal();
    }
  }

  /**
   * y = exp(−|z|/a).
   *
   * @param a width, positive
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record Laplacian(double a) implements Activation {
    public Laplacian {
      requirePositive("laplacian", "a", a);
    }

    @Override
    public Expression formula() {
      return constant(-1 / a).times(z().abs()).exp();
    }
  }

  /**
   * y = exp(−z²/(2a²))^b, where each feature learns its b: the logarithm is trained, so that b
   * stays positive.
   *
   * @param a width, positive
   * @param b initial power, positive
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record SuperGauss(double a, double b) implements Activation {
    public SuperGauss {
      requirePositive("super gauss", "a", a);
      requirePositive("super gauss", "b", b);
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("log-b", false, StrictMath.log(b)));
    }

    @Override
    public Expression formula() {
      return variable(1).exp().times(constant(-0.5 / (a * a)).times(z().times(z()))).exp();
    }
  }

  /**
   * y = exp(−sin(a z)).
   *
   * @param a frequency, positive
   * @see <a href="https://arxiv.org/abs/2111.15135">Ramasinghe and Lucey 2022</a>
   */
  record ExponentialSine(double a) implements Activation {
    public ExponentialSine {
      requirePositive("exponential sine", "a", a);
    }

    @Override
    public Expression formula() {
      return scaled(a).sin().negated().exp();
    }
  }

  /**
   * y = sin(ω₀z)/(ω₀z), 1 at 0: no frequency beyond ω₀ is in it, which sampling theory asks of what
   * signals of a band are made of.
   *
   * @param omega0 frequency factor, positive
   * @see <a href="https://arxiv.org/abs/2402.05427">Saratchandran et al. 2024</a>
   */
  record Sinc(double omega0) implements Activation {
    public Sinc {
      requirePositive("sinc", "omega0", omega0);
    }

    @Override
    public Expression formula() {
      return constant(omega0 * omega0).times(z().times(z())).sincOfSquare();
    }
  }

  /**
   * y = sin(ω₀ sinh 2z), where z is held within ±8: the first layer of H-SIREN.
   *
   * @param omega0 frequency factor, positive; 30 in the paper
   * @see <a href="https://arxiv.org/abs/2410.04716">Gao and Jaiman 2024</a>
   */
  record HyperbolicSine(double omega0) implements Activation {
    private static final double MOST = 8;

    public HyperbolicSine {
      requirePositive("hyperbolic sine", "omega0", omega0);
    }

    @Override
    public Expression formula() {
      Expression above = z().minus(constant(MOST)).positivePart();
      Expression below = z().negated().minus(constant(MOST)).positivePart();
      Expression grown = constant(2).times(z().minus(above).plus(below)).exp();
      return constant(omega0 / 2).times(grown.minus(grown.reciprocal())).sin();
    }
  }

  /**
   * y = Σᵢ cᵢ sin(ωᵢ z + φᵢ), where each layer learns its c, ω and φ: STAF. The authors draw ω from
   * U(0, ω₀), φ from U(±π) and c as signed roots of Laplace numbers of scale 1/(2 terms); here they
   * start at quantiles of these.
   *
   * @param omega0 largest initial frequency, positive; 30 in the authors' code
   * @param terms 1 to 32; 5 in the authors' experiments
   * @see <a href="https://arxiv.org/abs/2502.00869">Morsali et al. 2025</a>
   */
  record SumOfSines(double omega0, int terms) implements Activation {
    /** Part of a turn by which phases go on: no two of them are near. */
    private static final double GOLDEN = 0.618033988749895;

    public SumOfSines {
      requirePositive("sum of sines", "omega0", omega0);
      if (terms < 1 || terms > 32) {
        throw new IllegalArgumentException(
            "sum of sines has " + terms + " terms; 1 to 32 are accepted");
      }
    }

    @Override
    public List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (int i = 0; i < terms; i++) {
        double quantile = (i + 0.5) / terms;
        double amplitude = Math.sqrt(-StrictMath.log(1 - quantile) / (2 * terms));
        double phase = Math.PI * (2 * (i * GOLDEN - Math.floor(i * GOLDEN)) - 1);
        columns.add(new Column("amplitude" + i, true, i % 2 == 0 ? amplitude : -amplitude));
        columns.add(new Column("frequency" + i, true, omega0 * quantile));
        columns.add(new Column("phase" + i, true, phase));
      }
      return columns;
    }

    @Override
    public Expression formula() {
      Expression sum = constant(0);
      for (int i = 0; i < terms; i++) {
        Expression angle = variable(3 * i + 2).times(z()).plus(variable(3 * i + 3));
        sum = sum.plus(variable(3 * i + 1).times(angle.sin()));
      }
      return sum;
    }
  }

  /**
   * y = e^a sin(e^b ω₀ z + c) + d, where each layer learns its a, b, c and d, which start at 0: the
   * composer of INCODE. Its authors let a second network say them, from features of the picture by
   * a network that was trained on others.
   *
   * @param omega0 frequency factor, positive; 30 in the authors' code
   * @see <a href="https://arxiv.org/abs/2310.18846">Kazerouni et al. 2023</a>
   */
  record TunedSine(double omega0) implements Activation {
    public TunedSine {
      requirePositive("tuned sine", "omega0", omega0);
    }

    @Override
    public List<Column> columns() {
      return List.of(
          new Column("log-amplitude", true, 0),
          new Column("log-frequency", true, 0),
          new Column("phase", true, 0),
          new Column("shift", true, 0));
    }

    @Override
    public Expression formula() {
      Expression angle = variable(2).exp().times(scaled(omega0)).plus(variable(3));
      return variable(1).exp().times(angle.sin()).plus(variable(4));
    }
  }

  /**
   * y = h/(1 + (z/σ)^degree), where each feature learns its h and σ by their logarithms: the
   * elephant of the authors' code. As in {@link Elephant}, nothing overflows.
   *
   * @param sigma initial σ, positive; 0.1 in the authors' code
   * @param degree even, 2 to 16; 4 in the authors' code
   * @see <a href="https://arxiv.org/abs/2310.01365">Lan and Mahmood 2023</a>
   */
  record TrainedElephant(double sigma, int degree) implements Activation {
    public TrainedElephant {
      requirePositive("trained elephant", "sigma", sigma);
      requireDegree("trained elephant", degree);
    }

    @Override
    public List<Column> columns() {
      return List.of(
          new Column("log-sigma", false, StrictMath.log(sigma)),
          new Column("log-height", false, 0));
    }

    @Override
    public Expression formula() {
      Expression u = z().times(variable(1).negated().exp());
      return variable(2).exp().times(Elephant.bell(u, degree));
    }
  }

  /**
   * y = z·E₂,₂(z²)/E₂,β(z²) with E₂,β(u) = Σₖ uᵏ/Γ(2k + β), where each layer learns its β between 1
   * and 2, as the logistic of what is trained: tanh at β = 1, the identity at β = 2, and between
   * them a bend behind which y grows as |z|^(β − 1).
   *
   * <p>Sums end after 12 terms. Beyond |z| = 6 the quotient is held and y grows by its power alone,
   * which is off by 1.3e-4 of y at most; elsewhere Γ and the sums are exact to 3e-7.
   *
   * @param beta initial β, in (1, 2)
   * @see <a href="https://arxiv.org/abs/2302.11007">Mostafanejad 2023</a>
   */
  record MittagLeffler(double beta) implements Activation {
    private static final int TERMS = 12;
    private static final double MOST = 6;

    /** Γ(1 + s) for s in [0, 1] to 3e-7: Abramowitz and Stegun 6.1.36. */
    private static final double[] GAMMA = {
      1,
      -0.577191652,
      0.988205891,
      -0.897056937,
      0.918206857,
      -0.756704078,
      0.482199394,
      -0.193527818,
      0.035868343
    };

    public MittagLeffler {
      if (!(beta > 1 && beta < 2)) {
        throw new IllegalArgumentException(
            "mittag-leffler has beta " + beta + "; a number between 1 and 2 is needed");
      }
    }

    @Override
    public List<Column> columns() {
      return List.of(new Column("logit-beta", true, StrictMath.log((beta - 1) / (2 - beta))));
    }

    @Override
    public Expression formula() {
      Expression power = variable(1).logistic();
      Expression outside = z().abs().minus(constant(MOST)).step();
      Expression held =
          z().times(constant(1).minus(outside))
              .plus(constant(MOST).times(z().sign().times(outside)));
      Expression square = held.power(2);
      Expression quotient =
          series(square, constant(2)).over(series(square, constant(1).plus(power)));
      Expression grown =
          power
              .times(constant(1 / MOST).times(z().abs()).minus(constant(1)).positivePart().log1p())
              .exp();
      return held.times(gamma(power)).times(quotient).times(grown);
    }

    /** Γ(β)·E₂,β(u) = 1 + u/(β(β+1))·(1 + u/((β+2)(β+3))·(…)). */
    private static Expression series(Expression u, Expression beta) {
      Expression sum = constant(1);
      for (int k = TERMS - 2; k >= 0; k--) {
        Expression even = beta.plus(constant(2 * k));
        Expression odd = beta.plus(constant(2 * k + 1));
        sum = constant(1).plus(u.over(even.times(odd)).times(sum));
      }
      return sum;
    }

    private static Expression gamma(Expression s) {
      Expression sum = constant(GAMMA[GAMMA.length - 1]);
      for (int k = GAMMA.length - 2; k >= 0; k--) {
        sum = sum.times(s).plus(constant(GAMMA[k]));
      }
      return sum;
    }
  }

  /**
   * One of eight activations for each feature, in two phases: SmartMixed. First each feature learns
   * its weights, y = Σₖ pₖ σₖ(z) with p the softmax of its logits over the temperature; once
   * settled, y = σₖ(z) with k the place of the greatest logit, which no longer changes. Both have
   * the same parameters, so a settled network goes on with them.
   *
   * <p>The σ are those of the authors, ReLU, logistic, tanh, leaky ReLU, ELU and SELU, and for
   * coordinates sin z and exp(−z²/2). As in the authors' code they are held within ±10 in the first
   * phase only. Its noise, by which a step takes one σ at random, is left out: all are mixed in
   * every step.
   *
   * @param temperature τ, positive; 0.3 in the authors' experiments
   * @param chosen whether this is the second phase
   * @see <a href="https://github.com/omidvaramin/SmartMixed">the authors' code</a>
   */
  record SmartMixed(double temperature, boolean chosen) implements Activation {
    private static final double MOST = 10;
    private static final double MOST_EXPONENT = 30;

    /** Of tanh, so that there is a greatest logit from the start; theirs is drawn. */
    private static final double AHEAD = 1e-3;

    private static final List<String> NAMES =
        List.of("relu", "logistic", "tanh", "leaky-relu", "elu", "selu", "sine", "gauss");

    public SmartMixed {
      requirePositive("smart mixed", "temperature", temperature);
    }

    @Override
    public List<Column> columns() {
      return NAMES.stream()
          .map(name -> new Column("logit-" + name, false, name.equals("tanh") ? AHEAD : 0))
          .toList();
    }

    @Override
    public SmartMixed settled() {
      return new SmartMixed(temperature, true);
    }

    @Override
    public Expression formula() {
      return chosen ? greatest() : mixed();
    }

    /** In the order of their names. */
    private static List<Expression> candidates() {
      Expression positive = z().positivePart();
      Expression negative = z().negated().positivePart();
      Expression bent = negative.negated().exp().minus(constant(1));
      return List.of(
          positive,
          z().logistic(),
          z().tanh(),
          positive.minus(constant(0.01).times(negative)),
          positive.plus(bent),
          constant(1.0507).times(positive.plus(constant(1.6733).times(bent))),
          z().sin(),
          new Gauss(1).formula());
    }

    private Expression mixed() {
      List<Expression> candidates = candidates();
      Expression sum = constant(0);
      Expression weights = constant(0);
      for (int k = 0; k < candidates.size(); k++) {
        Expression logit = constant(1 / temperature).times(variable(k + 1));
        Expression weight = within(logit, MOST_EXPONENT).exp();
        sum = sum.plus(weight.times(within(candidates.get(k), MOST)));
        weights = weights.plus(weight);
      }
      return sum.over(weights);
    }

    private static Expression within(Expression value, double most) {
      return value
          .minus(value.minus(constant(most)).positivePart())
          .plus(value.negated().minus(constant(most)).positivePart());
    }

    private static Expression greatest() {
      List<Expression> candidates = candidates();
      Expression sum = constant(0);
      for (int k = 0; k < candidates.size(); k++) {
        sum = sum.plus(isGreatest(k, candidates.size()).times(candidates.get(k)));
      }
      return sum;
    }

    /** 1 if logit k is the first of the greatest, else 0. */
    private static Expression isGreatest(int k, int count) {
      Expression greatest = constant(1);
      for (int j = 0; j < count; j++) {
        Expression ahead =
            j < k
                ? variable(k + 1).minus(variable(j + 1)).step()
                : constant(1).minus(variable(j + 1).minus(variable(k + 1)).step());
        greatest = j == k ? greatest : greatest.times(ahead);
      }
      return greatest;
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

  private static void requireDegree(String name, int degree) {
    if (degree < 2 || degree > 16 || degree % 2 != 0) {
      throw new IllegalArgumentException(
          name + " has degree " + degree + "; an even one from 2 to 16 is needed");
    }
  }

  private static void requirePositive(String activation, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          activation + " has " + name + " " + value + "; a positive number is needed");
    }
  }
}
