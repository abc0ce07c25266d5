package inr.solve.equation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.network.NetworkSpec;
import inr.parallel.Workers;
import inr.solve.equation.KnownEquation.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationsTest {
  /** Of published check values, which have ten digits. */
  private static final double TEN_DIGITS = 1e-10;

  private static final double ROUNDING = 1e-12;

  private static KnownEquation known(Name name) {
    return KnownEquation.of(name, Map.of());
  }

  private static double exact(Name name, double... x) {
    return known(name).exact().orElseThrow().at(x)[0];
  }

  private static BoundaryProblem line(String equation, String... conditions) {
    return new BoundaryProblem(
        Grid.of(Axis.of("t", 11, 0, 1, Placement.END_POINTS)),
        List.of("u"),
        List.of(equation),
        List.of(conditions),
        Optional.empty());
  }

  private static double error(KnownEquation known, EquationAnswer answer) {
    int unknowns = known.problem().unknowns().size();
    double[] truth = known.exact().orElseThrow().on(known.problem().domain(), unknowns);
    return EquationScore.of(answer.values(), truth, unknowns).relative();
  }

  @Test
  void exactSolutionsHaveTheirPublishedDigits() {
    assertEquals(0.713148180594, exact(Name.PENDULUM, 10), TEN_DIGITS);
    assertEquals(-0.5742277302, exact(Name.BURGERS, 0.5, 0.5), TEN_DIGITS);
    assertEquals(-0.5018203819, exact(Name.BURGERS, 1, 0.1), TEN_DIGITS);
  }

  /** cn² + sn² = 1, and Jacobi's functions of modulus 0 are those of the circle. */
  @Test
  void ellipticFunctionsOfModulusZeroAreCircular() {
    EllipticFunctions at = EllipticFunctions.at(1.3, 0);
    assertEquals(Math.sin(1.3), at.sn(), ROUNDING);
    assertEquals(Math.cos(1.3), at.cn(), ROUNDING);
    assertEquals(1, at.dn(), ROUNDING);
  }

  /** What is exact satisfies its equation: by differences of it, put into the formulas. */
  @ParameterizedTest
  @CsvSource({
    "GRAVITY, 0.7, 0",
    "PENDULUM, 3.1, 0",
    "HEAT, 0.3, 0.4",
    "ADVECTION, 0.3, 0.4",
    "BURGERS, 0.3, 0.4",
    "HELMHOLTZ, 0.3, 0.4",
    "WAVE, 0.3, 0.4"
  })
  void exactSolutionsSatisfyTheirEquations(Name name, double t, double x) {
    BoundaryProblem problem = known(name).problem();
    double[] at = problem.domain().dimensions() == 1 ? new double[] {t} : new double[] {t, x};
    Derivatives names = problem.names();
    double[] variables = new double[names.predictions() + at.length];
    double h = 1e-4;
    variables[0] = exact(name, at);
    for (int d = 0; d < at.length; d++) {
      double[] below = at.clone();
      double[] above = at.clone();
      below[d] -= h;
      above[d] += h;
      double low = exact(name, below);
      double high = exact(name, above);
      variables[names.slope(0, d).place()] = (high - low) / (2 * h);
      variables[names.curvature(0, d, d).place()] = (low - 2 * variables[0] + high) / (h * h);
      variables[names.coordinate(d).place()] = at[d];
    }
    assertEquals(0, problem.formulas().get(0).at(variables), 1e-5);
  }

  @Test
  void slopesOfResidualsAreTheirDifferences() {
    BoundaryProblem problem =
        new BoundaryProblem(
            Grid.of(
                Axis.of("t", 3, 0, 2, Placement.END_POINTS),
                Axis.of("x", 3, -1, 3, Placement.END_POINTS)),
            List.of("u", "v"),
            List.of("u_t + u*v_x = u_xx*v_tx", "v_tt = sin(u)*x"),
            List.of("t=0: u_t = v + x", "x=3, t=2: v_xt = u"),
            Optional.of("x"));
    NetworkSpec network = LeastSquaresField.network(problem, 2, 5, 2);
    double[] parameters = EquationField.initial(network, problem.domain(), 1).parameters();
    try (Workers workers = new Workers(1)) {
      Residuals residuals =
          new Residuals(
              problem,
              network.circuit().lift(problem.names().jet()),
              new Points(7, 3, 2, 0),
              1,
              workers);
      assertEquals(2 * 7 + 3 + 1 + 4 * 3, residuals.count());
      double[][] slopes = residuals.slopes(parameters);
      double h = 1e-5;
      for (int p = 0; p < parameters.length; p++) {
        double[] moved = parameters.clone();
        moved[p] += h;
        double[] above = residuals.at(moved);
        moved[p] -= 2 * h;
        double[] below = residuals.at(moved);
        for (int r = 0; r < residuals.count(); r++) {
          assertEquals((below[r] - above[r]) / (2 * h), slopes[r][p], 1e-6, r + ", " + p);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PENDULUM, 1e-10", "KEPLER, 1e-9", "WAVE, 1e-7", "BURGERS, 1e-4"})
  void linesAndRungeKuttaSolveWhatGoesOnInTime(Name name, double tolerance) {
    KnownEquation known = known(name);
    MethodOfLines lines = MethodOfLines.of(known.problem()).orElseThrow();
    try (Workers workers = new Workers(1)) {
      double error = error(known, lines.solve(known.problem(), workers, done -> {}));
      assertTrue(error < tolerance, "error " + error);
    }
  }

  @Test
  void linesAreNotOfferedForWhatDoesNotGoOnInTime() {
    assertTrue(MethodOfLines.of(known(Name.HELMHOLTZ).problem()).isEmpty());
    assertTrue(MethodOfLines.of(line("u_t^2 = u", "t=0: u = 1")).isEmpty());
    assertTrue(MethodOfLines.of(line("u_t = u", "t=1: u = 1")).isEmpty());
  }

  @Test
  void aFieldSolvesThePendulumWithEqualBitsOnAnyThreads() {
    KnownEquation pendulum = KnownEquation.of(Name.PENDULUM, Map.of("T", 3.0));
    LeastSquaresField usual = LeastSquaresField.of(pendulum.problem(), 0);
    LeastSquaresField method =
        new LeastSquaresField(usual.network(), new Points(60, 1, 10, 0), 1, 30);
    double[][] answers = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = new Workers(threads)) {
        EquationAnswer answer = method.solve(pendulum.problem(), workers, done -> {});
        answers[threads - 1] = answer.values();
        double error = error(pendulum, answer);
        assertTrue(error < 1e-3, "error " + error);
      }
    }
    assertArrayEquals(answers[0], answers[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u_ttt = 0 | t=0: u = 1 | there is no variable u_ttt",
        "u_t = | t=0: u = 1 | it ends where",
        "u_t = u | t=2: u = 1 | outside of [0.0, 1.0]",
        "u_t = u | x=0: u = 1 | one of the coordinates t",
        "u_t = u | u = 1 | has no place"
      })
  void whatIsWrongWithAProblemIsTold(String equation, String condition, String words) {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> line(equation, condition));
    assertTrue(String.valueOf(wrong.getMessage()).contains(words), wrong.getMessage());
  }

  @Test
  void numbersOfKnownEquationsAreChecked() {
    for (Map<String, Double> wrong :
        List.of(Map.of("mu", 1.0), Map.of("q0", -1.0), Map.of("q0", 4.0))) {
      assertThrows(IllegalArgumentException.class, () -> KnownEquation.of(Name.PENDULUM, wrong));
    }
  }
}
