package inr.solve.equation;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * An equation that many have solved, with its exact solution where there is one.
 *
 * @param problem itself
 * @param exact its solution
 */
public record KnownEquation(BoundaryProblem problem, Optional<ExactSolution> exact) {
  private static final int TIMES = 101;
  private static final int PLACES = 101;
  private static final Optional<String> NOT_PERIODIC = Optional.empty();

  /** Names, and the numbers that each may be given, with their usual values. */
  public enum Name {
    /** q'' = −g, q(0) = 10, q'(0) = 2, for two units of time. */
    GRAVITY("g", 9.81),
    /** q'' = −sin q from rest at {@code q0}, until {@code T}. */
    PENDULUM("q0", 2, "T", 10),
    /** An orbit of eccentricity {@code e}, from its nearest point, for one turn. */
    KEPLER("e", 0.3),
    /** Two coupled swings of energy {@code E}, until {@code T}: chaotic above some 1/8. */
    HENON_HEILES("E", 1.0 / 12, "T", 10),
    /** u_t = ν u_xx with two sines at the beginning. */
    HEAT("nu", 0.1),
    /** u_t + c u_x = 0, periodic. */
    ADVECTION("c", 30),
    /** The same along the paths of what is carried: X_t = c, U_t = 0. */
    ADVECTION_LAGRANGIAN("c", 30),
    /** u_t + u u_x = ν u_xx from −sin πx, ν = nu/π. */
    BURGERS("nu", 0.1),
    /** u_xx + u_yy + k² u = 0, known on the edges of a square: a plane wave. */
    HELMHOLTZ("k", 6),
    /** u_tt = c² u_xx of a string that is let go. */
    WAVE("c", 1);

    private final Map<String, Double> usual = new TreeMap<>();

    Name(Object... numbers) {
      for (int i = 0; i < numbers.length; i += 2) {
        usual.put((String) numbers[i], ((Number) numbers[i + 1]).doubleValue());
      }
    }

    /** The numbers that it may be given. */
    public Map<String, Double> numbers() {
      return new TreeMap<>(usual);
    }
  }

  /**
   * An equation by its name.
   *
   * @param given numbers in place of the usual ones
   */
  public static KnownEquation of(Name name, Map<String, Double> given) {
    Map<String, Double> numbers = name.numbers();
    given.forEach(
        (key, value) -> {
          if (!numbers.containsKey(key)) {
            throw new IllegalArgumentException(
                "equation has no number "
                    + key
                    + "; there are "
                    + String.join(", ", numbers.keySet()));
          }
          numbers.put(key, value);
          if (!(value > 0 && value <= 1e6)) {
            throw new IllegalArgumentException(
                "equation has " + key + " " + value + "; a number above 0 up to 1e6 is needed");
          }
        });
    ToDoubleFunction<String> number = key -> numbers.getOrDefault(key, Double.NaN);
    return switch (name) {
      case GRAVITY -> gravity(number.applyAsDouble("g"));
      case PENDULUM -> pendulum(number.applyAsDouble("q0"), number.applyAsDouble("T"));
      case KEPLER -> kepler(number.applyAsDouble("e"));
      case HENON_HEILES -> henonHeiles(number.applyAsDouble("E"), number.applyAsDouble("T"));
      case HEAT -> heat(number.applyAsDouble("nu"));
      case ADVECTION -> advection(number.applyAsDouble("c"));
      case ADVECTION_LAGRANGIAN -> lagrangian(number.applyAsDouble("c"));
      case BURGERS -> burgers(number.applyAsDouble("nu") / Math.PI);
      case HELMHOLTZ -> helmholtz(number.applyAsDouble("k"));
      case WAVE -> wave(number.applyAsDouble("c"));
    };
  }

  private static Axis axis(String name, int samples, double from, double to) {
    return Axis.of(name, samples, from, to, Placement.END_POINTS);
  }

  private static KnownEquation inTime(
      double end,
      List<String> unknowns,
      List<String> equations,
      List<String> start,
      Optional<ExactSolution> exact) {
    Grid times = Grid.of(axis("t", 10 * (TIMES - 1) + 1, 0, end));
    return new KnownEquation(
        new BoundaryProblem(times, unknowns, equations, start, NOT_PERIODIC), exact);
  }

  private static KnownEquation inSpace(
      Axis x, List<String> conditions, String equation, ExactSolution exact) {
    Grid domain = Grid.of(axis("t", TIMES, 0, 1), x);
    List<String> equations = List.of(equation);
    return new KnownEquation(
        new BoundaryProblem(domain, List.of("u"), equations, conditions, NOT_PERIODIC),
        Optional.of(exact));
  }

  private static KnownEquation gravity(double g) {
    return inTime(
        2,
        List.of("q"),
        List.of("q_tt = -" + g),
        List.of("t=0: q = 10", "t=0: q_t = 2"),
        Optional.of(x -> new double[] {10 + 2 * x[0] - g / 2 * x[0] * x[0]}));
  }

  /** q = 2 arcsin(k cd(t)), k = sin(q0/2). */
  private static KnownEquation pendulum(double start, double end) {
    if (!(start < Math.PI)) {
      throw new IllegalArgumentException("pendulum has q0 " + start + "; less than pi is needed");
    }
    double k = StrictMath.sin(start / 2);
    return inTime(
        end,
        List.of("q"),
        List.of("q_tt = -sin(q)"),
        List.of("t=0: q = " + start, "t=0: q_t = 0"),
        Optional.of(
            x -> {
              EllipticFunctions at = EllipticFunctions.at(x[0], k);
              return new double[] {2 * StrictMath.asin(k * at.cn() / at.dn())};
            }));
  }

  /** (cos E − e, √(1 − e²) sin E) where E − e sin E = t. */
  private static KnownEquation kepler(double e) {
    if (!(e < 1)) {
      throw new IllegalArgumentException("orbit has e " + e + "; less than 1 is needed");
    }
    return inTime(
        2 * Math.PI,
        List.of("x", "y"),
        List.of("x_tt*(x^2 + y^2) = -x/sqrt(x^2 + y^2)", "y_tt*(x^2 + y^2) = -y/sqrt(x^2 + y^2)"),
        List.of(
            "t=0: x = " + (1 - e),
            "t=0: y = 0",
            "t=0: x_t = 0",
            "t=0: y_t = sqrt(" + (1 + e) + "/" + (1 - e) + ")"),
        Optional.of(
            x -> {
              double anomaly = x[0];
              for (int i = 0; i < 50; i++) {
                anomaly -=
                    (anomaly - e * StrictMath.sin(anomaly) - x[0])
                        / (1 - e * StrictMath.cos(anomaly));
              }
              return new double[] {
                StrictMath.cos(anomaly) - e, Math.sqrt(1 - e * e) * StrictMath.sin(anomaly)
              };
            }));
  }

  private static KnownEquation henonHeiles(double energy, double end) {
    return inTime(
        end,
        List.of("x", "y"),
        List.of("x_tt = -x - 2*x*y", "y_tt = -y - x^2 + y^2"),
        List.of("t=0: x = 0", "t=0: y = 0.1", "t=0: y_t = 0", "t=0: x_t = " + speed(energy)),
        Optional.empty());
  }

  /** x'(0) of the energy, at x = 0, y = 0.1 and y' = 0. */
  private static double speed(double energy) {
    double potential = 0.5 * 0.01 - 0.001 / 3;
    if (!(energy > potential && energy < 1.0 / 6)) {
      throw new IllegalArgumentException(
          "swings have E " + energy + "; a number between 0.00467 and 1/6 is needed");
    }
    return Math.sqrt(2 * (energy - potential));
  }

  private static KnownEquation heat(double nu) {
    double rate = nu * Math.PI * Math.PI;
    return inSpace(
        axis("x", PLACES, -1, 1),
        List.of("t=0: u = sin(pi*x) + sin(3*pi*x)/2", "x=-1: u = 0", "x=1: u = 0"),
        "u_t = " + nu + "*u_xx",
        p ->
            new double[] {
              StrictMath.exp(-rate * p[0]) * StrictMath.sin(Math.PI * p[1])
                  + StrictMath.exp(-9 * rate * p[0]) * StrictMath.sin(3 * Math.PI * p[1]) / 2
            });
  }

  private static KnownEquation advection(double c) {
    Grid domain = Grid.of(axis("t", TIMES, 0, 1), axis("x", PLACES, 0, 2 * Math.PI));
    return new KnownEquation(
        new BoundaryProblem(
            domain,
            List.of("u"),
            List.of("u_t/" + c + " + u_x = 0"),
            List.of("t=0: u = sin(x)"),
            Optional.of("x")),
        Optional.of(p -> new double[] {StrictMath.sin(p[1] - c * p[0])}));
  }

  private static KnownEquation lagrangian(double c) {
    Grid domain = Grid.of(axis("t", TIMES, 0, 1), axis("x", PLACES, 0, 2 * Math.PI));
    return new KnownEquation(
        new BoundaryProblem(
            domain,
            List.of("X", "U"),
            List.of("X_t/" + c + " = 1", "U_t = 0"),
            List.of("t=0: X = x", "t=0: U = sin(x)"),
            NOT_PERIODIC),
        Optional.of(p -> new double[] {p[1] + c * p[0], StrictMath.sin(p[1])}));
  }

  /**
   * Cole and Hopf's −∫ sin πy f(y) e^(−s²) ds / ∫ f(y) e^(−s²) ds, y = x − s√(4νt), f = e^(−cos
   * πy/(2πν)), by the trapezoidal rule, whose error vanishes faster than any power here.
   */
  private static KnownEquation burgers(double nu) {
    double exponent = 1 / (2 * Math.PI * nu);
    double reach = 6 + Math.sqrt(2 * exponent);
    int points = 1 + 2 * (int) Math.ceil(reach / 0.04 * Math.max(1, Math.sqrt(nu / 0.03)));
    return inSpace(
        axis("x", PLACES, -1, 1),
        List.of("t=0: u = -sin(pi*x)", "x=-1: u = 0", "x=1: u = 0"),
        "u_t + u*u_x = " + nu + "*u_xx",
        p -> {
          double above = 0;
          double below = 0;
          for (int i = 0; i < points; i++) {
            double s = reach * (2.0 * i / (points - 1) - 1);
            double y = p[1] - s * Math.sqrt(4 * nu * p[0]);
            double weight =
                StrictMath.exp(-exponent * (1 + StrictMath.cos(Math.PI * y)) - s * s + exponent);
            above += weight * StrictMath.sin(Math.PI * y);
            below += weight;
          }
          return new double[] {-above / below};
        });
  }

  private static KnownEquation helmholtz(double k) {
    String wave = "u = cos(" + k + "*(x*cos(0.5) + y*sin(0.5)))";
    List<String> edges = new ArrayList<>();
    for (String edge : List.of("x=-1: ", "x=1: ", "y=-1: ", "y=1: ")) {
      edges.add(edge + wave);
    }
    Grid domain = Grid.of(axis("y", PLACES, -1, 1), axis("x", PLACES, -1, 1));
    return new KnownEquation(
        new BoundaryProblem(
            domain,
            List.of("u"),
            List.of("(u_xx + u_yy)/" + k * k + " + u = 0"),
            edges,
            NOT_PERIODIC),
        Optional.of(
            p ->
                new double[] {
                  StrictMath.cos(k * (p[1] * StrictMath.cos(0.5) + p[0] * StrictMath.sin(0.5)))
                }));
  }

  private static KnownEquation wave(double c) {
    return inSpace(
        axis("x", PLACES, 0, 1),
        List.of("t=0: u = sin(pi*x)", "t=0: u_t = 0", "x=0: u = 0", "x=1: u = 0"),
        "u_tt = " + c * c + "*u_xx",
        p -> new double[] {StrictMath.sin(Math.PI * p[1]) * StrictMath.cos(Math.PI * c * p[0])});
  }
}
