package inr.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTextTest {
  private static final double PRECISION = 1e-14;
  private static final double STEP = 1e-4;

  private static Expression parse(String text) {
    return FormulaText.parse(text, List.of("z"));
  }

  private static Arguments means(String text, DoubleUnaryOperator function) {
    return Arguments.of(text, function);
  }

  static Stream<Arguments> formulas() {
    return Stream.of(
        means("sin(30*z)*exp(-z^2)", z -> Math.sin(30 * z) * Math.exp(-z * z)),
        means("-z^2", z -> -z * z),
        means("2^3^2*z", z -> 512 * z),
        means("1 - 2 - z", z -> -1 - z),
        means("12/z/2", z -> 6 / z),
        means("--z + +z", z -> 2 * z),
        means(" ( z + 1 ) * ( z - 1 ) ", z -> z * z - 1),
        means("z^-2", z -> 1 / (z * z)),
        means("z^0.5 + z^1.5", z -> Math.sqrt(z) + Math.pow(z, 1.5)),
        means("1e-3*z + .5 + 2.", z -> 1e-3 * z + 2.5),
        means("pi*z", z -> Math.PI * z),
        means("max(z, 0.5) - min(z, 0.5)", z -> Math.abs(z - 0.5)),
        means("tan(z) + tanh(z)", z -> Math.tan(z) + Math.tanh(z)),
        means("sinh(z) - cosh(z)", z -> Math.sinh(z) - Math.cosh(z)),
        means("log(z) + log1p(z)", z -> Math.log(z) + Math.log1p(z)),
        means("sqrt(abs(-z)) * sign(-z)", z -> -Math.sqrt(z)),
        means("sigmoid(z)", z -> 1 / (1 + Math.exp(-z))),
        means("relu(z - 0.3) * step(z - 0.3)", z -> Math.max(0, z - 0.3)),
        means("softplus(z)", z -> Math.log(1 + Math.exp(z))),
        means("atan(z)/(1 + cos(z))", z -> Math.atan(z) / (1 + Math.cos(z))),
        means("hold(z)*z", z -> z * z));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void aFormulaIsWhatItSays(String text, DoubleUnaryOperator function) {
    Expression formula = parse(text);
    for (double z : new double[] {0.1, 0.4, 0.9, 1.7}) {
      double expected = function.applyAsDouble(z);
      assertEquals(expected, formula.at(z), PRECISION * Math.max(1, Math.abs(expected)), "at " + z);
      if (!text.contains("hold")) {
        double difference =
            (8 * (function.applyAsDouble(z + STEP) - function.applyAsDouble(z - STEP))
                    - (function.applyAsDouble(z + 2 * STEP) - function.applyAsDouble(z - 2 * STEP)))
                / (12 * STEP);
        assertEquals(
            difference, formula.derivative().at(z), 1e-7 * Math.max(1, Math.abs(difference)));
      }
    }
  }

  @Test
  void aHeldPartPassesNoGradient() {
    assertEquals(0.4, parse("hold(z)*z").derivative().at(0.4));
    assertEquals(0.8, parse("hold(z)*z").released().derivative().at(0.4));
  }

  @Test
  void variablesAreNumberedAsTheyAreNamed() {
    Expression formula = FormulaText.parse("a - 2*b", List.of("a", "b"));
    assertEquals(-5, formula.at(1, 3));
    assertEquals(Expression.constant(-2), formula.derivative(Expression.variable(1)));
  }

  /** A variable may be called e: digits and e are a number only where digits follow. */
  @Test
  void anErrorIsNoExponent() {
    Expression formula = FormulaText.parse("2*e + 1e2", List.of("e"));
    assertEquals(106, formula.at(3));
    assertEquals(
        "formula 2e: character 2: 'e' is not expected here",
        assertThrows(IllegalArgumentException.class, () -> FormulaText.parse("2e", List.of("e")))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sin(30*z | 9 | it ends where ')' is needed",
        "sin(z)) | 7 | ')' is not expected here",
        "z + | 4 | it ends where a number, a variable or a function is needed",
        "z * * z | 5 | '*' found; a number, a variable or a function is needed",
        "sin(y) | 5 | there is no variable y; there are z",
        "sine(z) | 1 | there is no function sine; there are abs, atan, cos, cosh, erf, exp, hold, log, log1p, relu, round, sigmoid, sign, sin, sinh, softplus, sqrt, step, tan, tanh, min, max",
        "sin z | 5 | function sin needs its argument in brackets",
        "max(z) | 6 | ')' found; ',' is needed",
        "z^z | 3 | an exponent that is a number is needed",
        "z^65 | 3 | a whole exponent of at most 64 is accepted",
        "1.2.3*z | 1 | 1.2.3 is no number",
        "1e999 | 1 | 1e999 is too large a number",
        "z/0 | 3 | a division by 0",
        "z # 2 | 3 | '#' is not expected here",
        "`` | 1 | it ends where a number, a variable or a function is needed"
      })
  void aMistakeIsToldWithItsPlace(String text, int place, String problem) {
    assertEquals(
        "formula " + text + ": character " + place + ": " + problem,
        assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage());
  }

  /** A file must not decide how long it takes to look at it. */
  @Test
  void formulasWithoutEndAreRefused() {
    String deep = "(".repeat(200) + "z" + ")".repeat(200);
    assertTrue(refusal(deep).contains("brackets are nested more than 100 deep"));
    String powers = "((((z+1)^64+1)^64+1)^64+1)^64";
    assertTrue(refusal(powers).contains("takes more than 20000 operations"));
    assertTrue(refusal("z" + "+z".repeat(600)).contains("at most 1000 characters"));
    assertTrue(refusal("z^2" + "^2".repeat(150)).contains("nested more than 100 deep"));
  }

  @Test
  void aRefusalIsOneLineWhateverIsQuoted() {
    for (String text : List.of("z +\n\n y", "z\r\n*\u2028+", "\u0085z)")) {
      assertTrue(refusal(text).matches(".+"), refusal(text));
    }
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage());
  }
}
