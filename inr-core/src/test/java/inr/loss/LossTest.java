package inr.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.formula.Expression;
import inr.selftest.Specimens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  private static final double PRECISION = 1e-15;

  static Stream<Loss.OfError> ofErrors() {
    return Specimens.losses().stream()
        .filter(loss -> loss instanceof Loss.OfError)
        .map(loss -> (Loss.OfError) loss);
  }

  @ParameterizedTest
  @MethodSource("ofErrors")
  void aPerfectPredictionHasNoLossAndNoSlope(Loss.OfError loss) {
    assertEquals(0, loss.formula().at(0));
    assertEquals(0, loss.formula().derivative().at(0));
  }

  @ParameterizedTest
  @MethodSource("ofErrors")
  void theTermsAreTheFormulaOfTheErrorOfEachChannel(Loss.OfError loss) {
    Field field = new Field(2, 0, 2, 1);
    List<Expression> terms = loss.terms(field);
    double[] point = {0.7, -0.4, 0.2, 0.5, 99};
    assertEquals(2, terms.size());
    assertEquals(loss.formula().at(0.7 - 0.2), terms.get(0).at(point));
    assertEquals(loss.formula().at(-0.4 - 0.5), terms.get(1).at(point));
  }

  @Test
  void huberIsASquareInsideAndALineOutside() {
    Expression huber = new Loss.Huber(0.5).formula();
    assertEquals(0.5 * 0.3 * 0.3, huber.at(0.3), PRECISION);
    assertEquals(0.5 * (2 - 0.25), huber.at(-2), PRECISION);
    assertEquals(0.3, huber.derivative().at(0.3), PRECISION);
    assertEquals(-0.5, huber.derivative().at(-2), PRECISION);
  }

  @Test
  void aFormulaIsWhatItSays() {
    Expression formula = new Loss.Formula("log(cosh(e))").formula();
    assertEquals(Math.log(Math.cosh(0.8)), formula.at(0.8), PRECISION);
    assertEquals(Math.tanh(0.8), formula.derivative().at(0.8), PRECISION);
    assertEquals(
        "formula log(cosh(x)): character 10: there is no variable x; there are e",
        assertThrows(IllegalArgumentException.class, () -> new Loss.Formula("log(cosh(x))"))
            .getMessage());
  }

  /** Of a field 3x² + 2xy with known derivatives at (0.5, −1). */
  @Test
  void lossesOfDerivativesAreThoseOfTheEquations() {
    double u = 3 * 0.25 - 1;
    double ux = 6 * 0.5 - 2;
    double uy = 1;
    double laplacian = 6;
    assertEquals(
        (ux - 0.1) * (ux - 0.1) + (uy - 0.2) * (uy - 0.2),
        sum(new Loss.GradientError(), u, ux, uy, 0.1, 0.2),
        PRECISION);
    assertEquals(
        (laplacian - 0.3) * (laplacian - 0.3),
        sum(new Loss.LaplacianError(), u, ux, uy, laplacian, 0.3),
        PRECISION);
    double steepness = Math.hypot(ux, uy) - 1;
    assertEquals(
        (u - 0.3) * (u - 0.3) + 0.1 * steepness * steepness,
        sum(new Loss.Eikonal(0.1), u, ux, uy, 0.3),
        PRECISION);
    double helmholtz = laplacian + 4 * u - 0.3;
    assertEquals(
        helmholtz * helmholtz + 5 * (u - 0.2) * (u - 0.2),
        sum(new Loss.Helmholtz(2, 5), u, ux, uy, laplacian, 0.3, 0.2),
        1e-13);
    // u_tt − c²u_xx with (t, x): the jet of this loss carries it as its third derivative
    double wave = 6 - 0;
    assertEquals(
        (wave - 0.3) * (wave - 0.3) + 5 * (u - 0.2) * (u - 0.2),
        sum(new Loss.Wave(0.5, 5), u, ux, uy, wave, 0.3, 0.2),
        1e-13);
  }

  /** Of the same field, at a target of 0.3. */
  @Test
  void priorsOfDerivativesAreLengths() {
    double u = 3 * 0.25 - 1;
    double square = (u - 0.3) * (u - 0.3);
    assertEquals(
        square + 0.5 * Math.sqrt(1 + 1 + 1e-8),
        sum(new Loss.TotalVariation(0.5), u, 1, 1, 0.3),
        PRECISION);
    // u_yy, u_yx, u_xx
    assertEquals(
        square + 0.5 * Math.sqrt(36 + 2 * 4 + 1e-8),
        sum(new Loss.Hessian(0.5), u, 1, 1, 6, 2, 0, 0.3),
        1e-14);
    double off = (u + 1) / 0.2;
    assertEquals(
        square + 0.5 * Math.log(1 + off * off),
        sum(new Loss.Sparsity(0.5, 0.2, -1), u, 0.3),
        PRECISION);
  }

  @Test
  void relativeErrorsAreDividedByNumbersThatHaveNoSlope() {
    double e = 0.5 - 0.2;
    assertEquals(e * e / (2.25 + 0.01), sum(Loss.Relative.of(), 0.5, 0.2), PRECISION);
    assertEquals(e / (1.5 + 0.01), relative(Loss.Relative.Measure.ABSOLUTE), PRECISION);
    assertEquals(e / (1.2 + 0.01), relative(Loss.Relative.Measure.TARGET), PRECISION);
    assertEquals(e / (1.35 + 0.01), relative(Loss.Relative.Measure.BOTH), PRECISION);
    Expression term = Loss.Relative.of().terms(new Field(1, 0, 1, 2)).get(0);
    double[] point = {0.5, 0.2, 0, 0};
    assertEquals(2 * e / 2.26, term.derivative(Expression.variable(0)).at(point), PRECISION);
  }

  private static double relative(Loss.Relative.Measure measure) {
    return sum(new Loss.Relative(measure, 0.01, -1), 0.5, 0.2);
  }

  private static double sum(Loss loss, double... point) {
    Field field = new Field(1, loss.needs(2).channels().size(), loss.targets(1, 2), 2);
    double[] variables = new double[field.variables()];
    System.arraycopy(point, 0, variables, 0, point.length);
    return loss.terms(field).stream().mapToDouble(term -> term.at(variables)).sum();
  }

  @Test
  void aMeanSquareIsToldWhereThereIsOne() {
    assertEquals(0.25, new Loss.MeanSquaredError().meanSquare(0.25).orElseThrow());
    assertEquals(0.5, new Loss.MeanAbsoluteError().meanSquare(0.5).orElseThrow());
    assertEquals(true, new Loss.Huber(1).meanSquare(0.5).isEmpty());
    assertEquals(4, new Loss.MeanSquaredError().bound(2));
    assertEquals(Double.POSITIVE_INFINITY, new Loss.GradientError().bound(2));
  }

  @Test
  void senselessNumbersAreRefused() {
    assertEquals(
        "huber has delta 0.0; a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> new Loss.Huber(0)).getMessage());
    assertEquals(
        "eikonal has weight -1.0; 0 or a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> new Loss.Eikonal(-1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Loss.Helmholtz(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Hessian(-1));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Sparsity(1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new StructuralLoss.Ssim(1, 4));
    assertThrows(IllegalArgumentException.class, () -> new StructuralLoss.MsSsim(1, 11, 6));
    assertThrows(IllegalArgumentException.class, () -> new StructuralLoss.Resolution(48, 8, 8));
    assertThrows(
        IllegalArgumentException.class, () -> new StructuralLoss.Stft(1, false, false, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Wave(1, Double.POSITIVE_INFINITY));
  }

  @Test
  void charbonnierIsTheMagnitudeWithARoundBottom() {
    Expression loss = new Loss.Charbonnier(0.3).formula();
    assertEquals(0.5 - 0.3, loss.at(-0.4), PRECISION);
    assertEquals(-0.4 / 0.5, loss.derivative().at(-0.4), PRECISION);
  }
}
