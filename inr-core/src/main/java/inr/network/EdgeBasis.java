package inr.network;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.z;

import inr.circuit.Distribution;
import inr.formula.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Functions of one number whose sums are the edges of a {@link Layer.Kan} layer.
 *
 * <p>To add one, write its record here.
 */
public sealed interface EdgeBasis {
  /** The functions, formulas of z; constants are left to the layer's shift. */
  List<Expression> functions();

  /** How their coefficients are drawn where {@code in} features go in. */
  Distribution initial(int in);

  /** The basis of the same kind on intervals half as long, or this one if there is none. */
  default EdgeBasis refined() {
    return this;
  }

  /** Most functions of a basis. */
  int MOST = 256;

  /**
   * Cubic B-splines on equal intervals of [−1, 1] and three beyond its ends: B((z − c)/h) with B(v)
   * = ((2 − |v|)₊³ − 4 (1 − |v|)₊³)/6; outside all are 0.
   *
   * @param intervals G of [−1, 1], 1 to 253; 3 in the authors' code, 50 and more in a first layer
   *     on the coordinates of a picture
   * @see <a href="https://arxiv.org/abs/2404.19756">Liu et al. 2024</a>
   */
  record CubicSplines(int intervals) implements EdgeBasis {
    /** Spread of the values at the knots from which the authors' code finds coefficients. */
    private static final double NOISE = 0.3;

    public CubicSplines {
      requireCount("cubic splines", "intervals", intervals, 1, MOST - 3);
    }

    @Override
    public List<Expression> functions() {
      List<Expression> functions = new ArrayList<>();
      for (int g = 0; g < intervals + 3; g++) {
        double centre = 2.0 * (g - 1) / intervals - 1;
        Expression v = constant(intervals / 2.0).times(z().minus(constant(centre)).abs());
        Expression wide = constant(2).minus(v).positivePart().power(3);
        Expression narrow = constant(1).minus(v).positivePart().power(3);
        functions.add(constant(1 / 6.0).times(wide.minus(constant(4).times(narrow))));
      }
      return functions;
    }

    /** Twice as many intervals, if so many are accepted. */
    @Override
    public CubicSplines refined() {
      return 2 * intervals > MOST - 3 ? this : new CubicSplines(2 * intervals);
    }

    @Override
    public Distribution initial(int in) {
      return new Distribution.Uniform(NOISE / 2 / intervals / Math.sqrt(in));
    }
  }

  /**
   * Chebyshev's polynomials T₁ … T_degree of tanh z.
   *
   * @param degree 1 to 64
   * @see <a href="https://arxiv.org/abs/2405.07200">Sidharth et al. 2024</a>
   */
  record Chebyshev(int degree) implements EdgeBasis {
    public Chebyshev {
      requireCount("chebyshev", "degree", degree, 1, 64);
    }

    @Override
    public List<Expression> functions() {
      return recurrence(
          degree,
          z().tanh(),
          (k, u, last, before) -> constant(2).times(u.times(last)).minus(before));
    }

    @Override
    public Distribution initial(int in) {
      return polynomial(in, degree);
    }
  }

  /**
   * Jacobi's polynomials P₁ … P_degree of weights (1 − u)^α (1 + u)^β, of u = tanh z; Legendre's
   * where both are 0, and multiples of Gegenbauer's where they are equal.
   *
   * @param degree 1 to 64
   * @param alpha α, above −1 up to 16
   * @param beta β, above −1 up to 16
   * @see <a href="https://arxiv.org/abs/2406.02075">Seydi 2024</a>
   */
  record Jacobi(int degree, double alpha, double beta) implements EdgeBasis {
    public Jacobi {
      requireCount("jacobi", "degree", degree, 1, 64);
      if (!(alpha > -1 && alpha <= 16 && beta > -1 && beta <= 16)) {
        throw new IllegalArgumentException(
            "jacobi basis has weights "
                + alpha
                + " and "
                + beta
                + "; numbers above -1 up to 16 are accepted");
      }
    }

    @Override
    public List<Expression> functions() {
      Expression u = z().tanh();
      Expression first =
          constant((alpha - beta) / 2).plus(constant((alpha + beta + 2) / 2).times(u));
      return recurrence(degree, u, first, this::next);
    }

    /** 2n(n + a)(2n + a − 2) Pₙ from those before, a = α + β. */
    private Expression next(int n, Expression u, Expression last, Expression before) {
      double a = alpha + beta;
      double whole = 2 * n * (n + a) * (2 * n + a - 2);
      double slope = (2 * n + a - 1) * (2 * n + a) * (2 * n + a - 2) / whole;
      double shift = (2 * n + a - 1) * (alpha * alpha - beta * beta) / whole;
      double back = 2 * (n + alpha - 1) * (n + beta - 1) * (2 * n + a) / whole;
      return constant(slope)
          .times(u)
          .plus(constant(shift))
          .times(last)
          .minus(constant(back).times(before));
    }

    @Override
    public Distribution initial(int in) {
      return polynomial(in, degree);
    }
  }

  /**
   * Hermite's polynomials H₁ … H_degree of tanh z, as physicists write them.
   *
   * @param degree 1 to 16
   * @see <a href="https://arxiv.org/abs/2406.02583">Seydi 2024</a>
   */
  record Hermite(int degree) implements EdgeBasis {
    public Hermite {
      requireCount("hermite", "degree", degree, 1, 16);
    }

    @Override
    public List<Expression> functions() {
      Expression tanh = z().tanh();
      return recurrence(
          degree,
          tanh,
          constant(2).times(tanh),
          (n, u, last, before) ->
              constant(2).times(u.times(last)).minus(constant(2.0 * (n - 1)).times(before)));
    }

    @Override
    public Distribution initial(int in) {
      return polynomial(in, degree);
    }
  }

  /**
   * cos kz and sin kz for k = 1 … harmonics.
   *
   * @param harmonics 1 to 128
   * @see <a href="https://arxiv.org/abs/2409.09323">Mehrabian et al. 2024</a>
   */
  record Harmonics(int harmonics) implements EdgeBasis {
    public Harmonics {
      requireCount("harmonics", "harmonics", harmonics, 1, MOST / 2);
    }

    @Override
    public List<Expression> functions() {
      List<Expression> functions = new ArrayList<>();
      for (int k = 1; k <= harmonics; k++) {
        functions.add(constant(k).times(z()).cos());
        functions.add(constant(k).times(z()).sin());
      }
      return functions;
    }

    @Override
    public Distribution initial(int in) {
      return new Distribution.Normal(1 / Math.sqrt((double) in * harmonics));
    }
  }

  /**
   * Bells exp(−((z − c)/h)²) at equal distances h over [−range, range].
   *
   * @param centres 2 to 256; 8 in the authors' code
   * @param range positive; 2 in the authors' code
   * @see <a href="https://arxiv.org/abs/2405.06721">Li 2024</a>
   */
  record Bells(int centres, double range) implements EdgeBasis {
    public Bells {
      requirePlaces("bells", centres, range);
    }

    @Override
    public List<Expression> functions() {
      return along(centres, range, u -> u.power(2).negated().exp());
    }

    @Override
    public Distribution initial(int in) {
      return places(in);
    }
  }

  /**
   * Wavelets (v² − 1)exp(−v²/2)·2/(√3 π^¼), v = (z − c)/h, at equal distances h over [−range,
   * range]; the paper trains a place and a size of each edge instead.
   *
   * @param centres 2 to 256
   * @param range positive
   * @see <a href="https://arxiv.org/abs/2405.12832">Bozorgasl and Chen 2024</a>
   */
  record MexicanHats(int centres, double range) implements EdgeBasis {
    public MexicanHats {
      requirePlaces("mexican hats", centres, range);
    }

    @Override
    public List<Expression> functions() {
      double factor = 2 / (Math.sqrt(3) * StrictMath.pow(Math.PI, 0.25));
      return along(
          centres,
          range,
          v -> {
            Expression square = v.power(2);
            Expression bell = constant(-0.5).times(square).exp();
            return constant(factor).times(square.minus(constant(1)).times(bell));
          });
    }

    @Override
    public Distribution initial(int in) {
      return places(in);
    }
  }

  private static void requirePlaces(String basis, int centres, double range) {
    requireCount(basis, "centres", centres, 2, MOST);
    if (!(range > 0 && range < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          basis + " have range " + range + "; a positive number is needed");
    }
  }

  /** How coefficients of functions at places along the line are drawn. */
  private static Distribution places(int in) {
    return new Distribution.Normal(0.1 / Math.sqrt(in));
  }

  private static List<Expression> along(int centres, double range, UnaryOperator<Expression> bell) {
    double step = 2 * range / (centres - 1);
    List<Expression> functions = new ArrayList<>();
    for (int c = 0; c < centres; c++) {
      Expression shifted = z().minus(constant(c * step - range));
      functions.add(bell.apply(constant(1 / step).times(shifted)));
    }
    return functions;
  }

  private static List<Expression> recurrence(int degree, Expression u, PolynomialRecurrence next) {
    return recurrence(degree, u, u, next);
  }

  private static List<Expression> recurrence(
      int degree, Expression u, Expression first, PolynomialRecurrence next) {
    List<Expression> members = new ArrayList<>(List.of(first));
    Expression before = constant(1);
    for (int n = 2; n <= degree; n++) {
      Expression last = members.get(members.size() - 1);
      members.add(next.of(n, u, last, before));
      before = last;
    }
    return members;
  }

  /** N(0, 1/(in (degree + 1))²), as the codes of polynomial bases have it. */
  private static Distribution polynomial(int in, int degree) {
    return new Distribution.Normal(1.0 / ((double) in * (degree + 1)));
  }

  private static void requireCount(String basis, String name, int count, int least, int most) {
    if (count < least || count > most) {
      throw new IllegalArgumentException(
          basis
              + " basis has "
              + count
              + " "
              + name
              + "; "
              + least
              + " to "
              + most
              + " are accepted");
    }
  }
}
