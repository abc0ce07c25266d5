package inr.loss;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.z;

import inr.circuit.Channel;
import inr.circuit.Jet;
import inr.formula.Bins;
import inr.formula.Expression;
import inr.formula.FormulaText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a fit makes small: the mean over the batch's points of formulas of the field there.
 *
 * <p>To add one, write its record here.
 */
public sealed interface Loss
    permits Loss.OfError,
        Loss.EveryHead,
        Loss.CrossEntropy,
        Loss.Relative,
        Loss.GradientError,
        Loss.LaplacianError,
        Loss.TotalVariation,
        Loss.Hessian,
        Loss.Sparsity,
        Loss.Eikonal,
        Loss.Helmholtz,
        Loss.Wave,
        StructuralLoss {
  /** Derivatives of the field that it looks at, for a field of {@code dimensions} coordinates. */
  Jet needs(int dimensions);

  /** Numbers that the signal must have at a point, for a field of so many channels. */
  int targets(int channels, int dimensions);

  /**
   * Formulas whose mean over points and terms is the loss.
   *
   * @param field names of what they are formulas of
   */
  List<Expression> terms(Field field);

  /**
   * The mean squared error that a value of this loss tells of: exactly, or as if the errors were
   * distributed as the loss would have them; nothing where it tells of none.
   */
  default OptionalDouble meanSquare(double value) {
    return OptionalDouble.empty();
  }

  /** A value that only a fit that has run away reaches: that of errors as large as the range. */
  default double bound(double range) {
    return Double.POSITIVE_INFINITY;
  }

  /** A function of the error e = prediction − target of each channel. */
  sealed interface OfError extends Loss {
    /** The function, of e. */
    Expression formula();

    @Override
    default Jet needs(int dimensions) {
      return Jet.value();
    }

    @Override
    default double bound(double range) {
      return formula().at(range);
    }

    @Override
    default int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    default List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression error = field.value(c).minus(field.target(c));
        terms.add(formula().with(List.of(error)));
      }
      return terms;
    }
  }

  /** e². */
  record MeanSquaredError() implements OfError {
    @Override
    public Expression formula() {
      return z().times(z());
    }

    @Override
    public OptionalDouble meanSquare(double value) {
      return OptionalDouble.of(value);
    }
  }

  /** |e|, with slope 0 at 0. Errors that are Laplace-distributed have a mean square of 2·|e|². */
  record MeanAbsoluteError() implements OfError {
    @Override
    public Expression formula() {
      return z().abs();
    }

    @Override
    public OptionalDouble meanSquare(double value) {
      return OptionalDouble.of(2 * value * value);
    }
  }

  /**
   * ½e² up to |e| = delta, delta·(|e| − ½delta) beyond.
   *
   * @param delta positive
   * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>
   */
  record Huber(double delta) implements OfError {
    public Huber {
      requirePositive("huber", "delta", delta);
    }

    /** delta 0.1, a twentieth of the usual training range. */
    public static Huber of() {
      return new Huber(0.1);
    }

    /** With m = |e|: ½m² − ½(m − delta)₊². */
    @Override
    public Expression formula() {
      Expression magnitude = z().abs();
      Expression beyond = magnitude.minus(constant(delta)).positivePart();
      return constant(0.5).times(magnitude.times(magnitude).minus(beyond.times(beyond)));
    }
  }

  /**
   * √(e² + epsilon²) − epsilon: |e| with a round bottom.
   *
   * @param epsilon positive
   * @see <a href="https://arxiv.org/abs/1710.01992">Lai et al. 2018, with the constant taken
   *     off</a>
   */
  record Charbonnier(double epsilon) implements OfError {
    public Charbonnier {
      requirePositive("charbonnier", "epsilon", epsilon);
    }

    /** epsilon 1e-3. */
    public static Charbonnier of() {
      return new Charbonnier(1e-3);
    }

    @Override
    public Expression formula() {
      Expression square = z().times(z()).plus(constant(epsilon * epsilon));
      return square.sqrt().minus(constant(epsilon));
    }
  }

  /**
   * A formula of the error e as people write it, such as {@code log(cosh(e))}; see {@link
   * FormulaText}.
   */
  record Formula(String text) implements OfError {
    private static final List<String> VARIABLES = List.of("e");

    public Formula {
      FormulaText.parse(text, VARIABLES);
    }

    @Override
    public Expression formula() {
      return FormulaText.parse(text, VARIABLES);
    }
  }

  /**
   * Feasible learning: e² ≤ bound² is asked of every point and channel, rather than a small mean.
   * The slope at a point is 2λe, where its weight λ follows its error, see {@link Multipliers}; the
   * value stays the mean of e², so that curves of it can be compared.
   *
   * @param bound δ, the largest |e| that is allowed, in training units, positive
   * @param rate of the weights for each visit of a point, positive
   * @param least λ at least, 0 to 1: 0 as published, which leaves alone whatever is within the
   *     bound, more to make small errors smaller, too
   * @param most λ at most, at least 1: one outlier shall not decide the direction alone
   * @see <a href="https://arxiv.org/abs/2501.14912">Ramirez et al. 2025</a>
   */
  record Feasible(double bound, double rate, double least, double most) implements OfError {
    public Feasible {
      requirePositive("feasible", "bound", bound);
      requirePositive("feasible", "rate", rate);
      if (!(least >= 0 && least <= 1)) {
        throw new IllegalArgumentException(
            "feasible has weights of at least " + least + "; 0 to 1 are accepted");
      }
      if (!(most >= 1 && most <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "feasible has weights of at most " + most + "; at least 1 is needed");
      }
    }

    /** bound 0.1, a twentieth of the usual training range; rate 0.05, weights of 0.3 to 1000. */
    public static Feasible of() {
      return of(0.1);
    }

    /** The usual rate and weights for a bound. */
    public static Feasible of(double bound) {
      return new Feasible(bound, 0.05, 0.3, 1000);
    }

    @Override
    public Expression formula() {
      return z().times(z());
    }

    @Override
    public OptionalDouble meanSquare(double value) {
      return OptionalDouble.of(value);
    }
  }

  /**
   * The squared error of every head of a network: of its output, which has to be the last, and of
   * those before it.
   *
   * @param heads 2 or more
   * @see <a href="https://arxiv.org/abs/2112.04645">Lindell et al. 2022</a>
   */
  record EveryHead(int heads) implements Loss {
    public EveryHead {
      if (heads < 2 || heads > 64) {
        throw new IllegalArgumentException(
            "loss looks at " + heads + " heads; 2 to 64 are accepted");
      }
    }

    /** 3 heads, as the authors' pictures have. */
    public static EveryHead of() {
      return new EveryHead(3);
    }

    @Override
    public Jet needs(int dimensions) {
      return new Jet(IntStream.range(0, heads - 1).<Channel>mapToObj(Channel.Head::new).toList());
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        terms.add(field.value(c).minus(field.target(c)).power(2));
        for (int head = 0; head < heads - 1; head++) {
          terms.add(field.along(head, c).minus(field.target(c)).power(2));
        }
      }
      return terms;
    }
  }

  /**
   * HL-Gauss: −Σ pᵢ log qᵢ over bins, where q is what a network predicts that ends in such bins,
   * {@code Layer.OfBins}, and p what they have of a normal distribution about the target, see
   * {@link Bins#shares}; and smoothness·Σ 4π²k²|cₖ|² of a Fourier head.
   *
   * @param bins as the network has
   * @param low where the first begins
   * @param high where the last ends
   * @param ratio standard deviation of the distribution, in widths of a bin, positive
   * @param smoothness 0 or more; 0 for a head without frequencies
   * @see <a href="https://arxiv.org/abs/2403.03950">Farebrother et al. 2024</a>
   * @see <a href="https://arxiv.org/abs/2410.22269">Gillman et al. 2024, γ in their code</a>
   */
  record CrossEntropy(int bins, double low, double high, double ratio, double smoothness)
      implements Loss {
    public CrossEntropy {
      Bins.requireAccepted(bins, low, high);
      requirePositive("cross-entropy", "ratio", ratio);
      requireNotNegative("cross-entropy", "smoothness", smoothness);
    }

    /** The bins. */
    public Bins over() {
      return new Bins(bins, low, high);
    }

    @Override
    public Jet needs(int dimensions) {
      int heads = smoothness > 0 ? bins + 1 : bins;
      return new Jet(IntStream.range(0, heads).<Channel>mapToObj(Channel.Head::new).toList());
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      double sigma = ratio * over().width();
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        List<Expression> shares = over().shares(field.target(c), sigma);
        Expression term = constant(0);
        for (int i = 0; i < bins; i++) {
          term = term.minus(shares.get(i).times(field.along(i, c)));
        }
        if (smoothness > 0) {
          term = term.plus(constant(smoothness).times(field.along(bins, c)));
        }
        terms.add(term);
      }
      return terms;
    }
  }

  /**
   * The error in proportion to a number of the field or of the signal, for values over many orders
   * of magnitude. With p = u − zero and t likewise, see {@link Measure}; what the measure divides
   * by has no slope.
   *
   * @param measure which error, and what it is divided by
   * @param floor added to what is divided by, positive
   * @param zero the training value that stands for nothing
   * @see <a href="https://github.com/NVlabs/tiny-cuda-nn">tiny-cuda-nn, whose networks predict p;
   *     the place of zero is ours</a>
   */
  record Relative(Measure measure, double floor, double zero) implements Loss {
    /** What of. */
    public enum Measure {
      /** e²/(p² + floor). */
      SQUARE,
      /** |e|/(|p| + floor). */
      ABSOLUTE,
      /** |e|/(|t| + floor): a mean absolute percentage error. */
      TARGET,
      /** |e|/(½(|p| + |t|) + floor): the symmetric one. */
      BOTH
    }

    public Relative {
      requirePositive("relative", "floor", floor);
      if (!Double.isFinite(zero)) {
        throw new IllegalArgumentException(
            "relative has zero " + zero + "; a finite number is needed");
      }
    }

    /** e²/(p² + 0.01), zero at the lower end of the usual training range. */
    public static Relative of() {
      return new Relative(Measure.SQUARE, 0.01, -1);
    }

    @Override
    public Jet needs(int dimensions) {
      return Jet.value();
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression error = field.value(c).minus(field.target(c));
        Expression p = field.value(c).minus(constant(zero));
        Expression t = field.target(c).minus(constant(zero));
        Expression by = divisor(p, t).plus(constant(floor)).hold();
        terms.add((measure == Measure.SQUARE ? error.power(2) : error.abs()).over(by));
      }
      return terms;
    }

    private Expression divisor(Expression p, Expression t) {
      return switch (measure) {
        case SQUARE -> p.power(2);
        case ABSOLUTE -> p.abs();
        case TARGET -> t.abs();
        case BOTH -> constant(0.5).times(p.abs().plus(t.abs()));
      };
    }
  }

  /**
   * The squared error of all first derivatives; the signal has the gradient, channel by channel.
   *
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, Poisson equation</a>
   */
  record GradientError() implements Loss {
    @Override
    public Jet needs(int dimensions) {
      return Jet.gradient(dimensions);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels * dimensions;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        for (int d = 0; d < field.dimensions(); d++) {
          Expression target = field.target(c * field.dimensions() + d);
          terms.add(field.along(d, c).minus(target).power(2));
        }
      }
      return terms;
    }
  }

  /**
   * The squared error of the Laplacian Δu; the signal has the Laplacian.
   *
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, Poisson equation</a>
   */
  record LaplacianError() implements Loss {
    @Override
    public Jet needs(int dimensions) {
      return Jet.laplacian(dimensions);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        terms.add(field.along(field.dimensions(), c).minus(field.target(c)).power(2));
      }
      return terms;
    }
  }

  /**
   * (u − t)² + weight·√(|∇u|² + 10⁻⁸): total variation by the derivatives, at the points of the
   * batch; {@link StructuralLoss.GridVariation} takes differences of neighbours.
   *
   * @param weight 0 or more
   */
  record TotalVariation(double weight) implements Loss {
    public TotalVariation {
      requireWeight("total-variation", weight);
    }

    /** Weight 1e-3. */
    public static TotalVariation of() {
      return new TotalVariation(1e-3);
    }

    @Override
    public Jet needs(int dimensions) {
      return Jet.gradient(dimensions);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression square = constant(0);
        for (int d = 0; d < field.dimensions(); d++) {
          square = square.plus(field.along(d, c).power(2));
        }
        terms.add(squaredError(field, c).plus(constant(weight).times(length(square))));
      }
      return terms;
    }
  }

  /**
   * (u − t)² + weight·√(Σᵢⱼ (∂²u/∂xᵢ∂xⱼ)² + 10⁻⁸), the Frobenius norm of the Hessian: fields that
   * are planes in pieces.
   *
   * @param weight 0 or more
   * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, inpainting; its points
   *     are drawn anew between the samples, here they are those of the batch</a>
   */
  record Hessian(double weight) implements Loss {
    public Hessian {
      requireWeight("hessian", weight);
    }

    /** Weight 1e-5: second derivatives are large numbers. */
    public static Hessian of() {
      return new Hessian(1e-5);
    }

    /** The gradient, then ∂²/∂xᵢ∂xⱼ for i ≤ j, row by row. */
    @Override
    public Jet needs(int dimensions) {
      List<Channel> channels = new ArrayList<>(Jet.gradient(dimensions).channels());
      for (int i = 0; i < dimensions; i++) {
        for (int j = i; j < dimensions; j++) {
          channels.add(Channel.Curvature.mixed(dimensions, i, j));
        }
      }
      return new Jet(channels);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression square = constant(0);
        int number = field.dimensions();
        for (int i = 0; i < field.dimensions(); i++) {
          for (int j = i; j < field.dimensions(); j++) {
            Expression second = field.along(number++, c).power(2);
            square = square.plus(i == j ? second : constant(2).times(second));
          }
        }
        terms.add(squaredError(field, c).plus(constant(weight).times(length(square))));
      }
      return terms;
    }
  }

  /**
   * (u − t)² + weight·log(1 + ((u − level)/scale)²): most of the field is to be at one level, and
   * what is not may be far from it (the logarithm of Cauchy's distribution).
   *
   * @param weight 0 or more
   * @param scale positive: where the logarithm bends, in training units
   * @param level in training units
   */
  record Sparsity(double weight, double scale, double level) implements Loss {
    public Sparsity {
      requireWeight("sparsity", weight);
      requirePositive("sparsity", "scale", scale);
      if (!Double.isFinite(level)) {
        throw new IllegalArgumentException(
            "sparsity has level " + level + "; a finite number is needed");
      }
    }

    /** Weight 1e-3, scale 0.1, about the lower end of the usual training range. */
    public static Sparsity of() {
      return new Sparsity(1e-3, 0.1, -1);
    }

    @Override
    public Jet needs(int dimensions) {
      return Jet.value();
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression off = field.value(c).minus(constant(level)).times(constant(1 / scale));
        Expression far = off.power(2).plus(constant(1)).log();
        terms.add(squaredError(field, c).plus(constant(weight).times(far)));
      }
      return terms;
    }
  }

  /**
   * (u − t)² + weight·(|∇u| − 1)²: a distance that is known at the points, with the gradient of a
   * distance.
   *
   * @param weight 0 or more
   * @see <a href="https://arxiv.org/abs/2002.10099">Gropp et al. 2020</a>
   */
  record Eikonal(double weight) implements Loss {
    public Eikonal {
      requireWeight("eikonal", weight);
    }

    /** Weight 0.1. */
    public static Eikonal of() {
      return new Eikonal(0.1);
    }

    @Override
    public Jet needs(int dimensions) {
      return Jet.gradient(dimensions);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression square = constant(0);
        for (int d = 0; d < field.dimensions(); d++) {
          square = square.plus(field.along(d, c).power(2));
        }
        Expression steepness = square.sqrt().minus(constant(1)).power(2);
        terms.add(squaredError(field, c).plus(constant(weight).times(steepness)));
      }
      return terms;
    }
  }

  /**
   * (Δu + wavenumber²·u − f)² + weight·(u − t)²: the Helmholtz equation with a source f, and what
   * is known of u. The signal has f, then t, for each channel.
   *
   * @param wavenumber in radians per unit of coordinate
   * @param weight of the known values, 0 or more
   */
  record Helmholtz(double wavenumber, double weight) implements Loss {
    public Helmholtz {
      requirePositive("helmholtz", "wavenumber", wavenumber);
      requireWeight("helmholtz", weight);
    }

    @Override
    public Jet needs(int dimensions) {
      return Jet.laplacian(dimensions);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return 2 * channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression equation =
            field
                .along(field.dimensions(), c)
                .plus(constant(wavenumber * wavenumber).times(field.value(c)))
                .minus(field.target(2 * c));
        Expression known = field.value(c).minus(field.target(2 * c + 1));
        terms.add(equation.power(2).plus(constant(weight).times(known.power(2))));
      }
      return terms;
    }
  }

  /**
   * (u_tt − speed²·Δu − f)² + weight·(u − v)²: the wave equation on coordinates (t, x, …) with a
   * source f, and what is known of u. The signal has f, then v, for each channel.
   *
   * @param speed of the wave, in units of space per unit of time
   * @param weight of the known values, 0 or more
   */
  record Wave(double speed, double weight) implements Loss {
    public Wave {
      requirePositive("wave", "speed", speed);
      requireWeight("wave", weight);
    }

    @Override
    public Jet needs(int dimensions) {
      double[] weights = new double[dimensions];
      for (int d = 0; d < dimensions; d++) {
        weights[d] = d == 0 ? 1 : -speed * speed;
      }
      return Jet.gradientAnd(weights);
    }

    @Override
    public int targets(int channels, int dimensions) {
      return 2 * channels;
    }

    @Override
    public List<Expression> terms(Field field) {
      List<Expression> terms = new ArrayList<>();
      for (int c = 0; c < field.channels(); c++) {
        Expression equation = field.along(field.dimensions(), c).minus(field.target(2 * c));
        Expression known = field.value(c).minus(field.target(2 * c + 1));
        terms.add(equation.power(2).plus(constant(weight).times(known.power(2))));
      }
      return terms;
    }
  }

  private static Expression squaredError(Field field, int c) {
    return field.value(c).minus(field.target(c)).power(2);
  }

  /** The root of a sum of squares, with a finite slope where all of them are 0. */
  private static Expression length(Expression squares) {
    return squares.plus(constant(1e-8)).sqrt();
  }

  private static void requirePositive(String loss, String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          loss + " has " + name + " " + value + "; a positive number is needed");
    }
  }

  private static void requireWeight(String loss, double value) {
    requireNotNegative(loss, "weight", value);
  }

  private static void requireNotNegative(String loss, String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          loss + " has " + name + " " + value + "; 0 or a positive number is needed");
    }
  }
}
