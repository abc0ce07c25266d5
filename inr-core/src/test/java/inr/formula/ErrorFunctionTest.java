package inr.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFunctionTest {
  /** A few units of the last place. */
  private static final double PRECISION = 1e-15;

  private static final BigDecimal PI =
      new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");

  private static final BigDecimal LEAST_TERM = new BigDecimal("1e-40");

  /** Values computed with 40 digits and rounded. */
  @ParameterizedTest
  @CsvSource({
    "0.000000001, 1.12837916709551264e-9",
    "0.01, 0.0112834155558496172",
    "0.1, 0.112462916018284898",
    "0.3, 0.328626759459127416",
    "0.5, 0.520499877813046538",
    "0.75, 0.711155633653515132",
    "1, 0.842700792949714869",
    "1.25, 0.922900128256458230",
    "1.5, 0.966105146475310727",
    "2, 0.995322265018952734",
    "2.4, 0.999311486103354921",
    "2.5, 0.999593047982555041",
    "2.6, 0.999763965583470651",
    "3, 0.999977909503001415",
    "3.5, 0.999999256901627659",
    "4, 0.999999984582742100",
    "5, 0.999999999998462540"
  })
  void valuesAgree(double x, double expected) {
    assertEquals(expected, ErrorFunction.erf(x), PRECISION * expected);
    assertEquals(-expected, ErrorFunction.erf(-x), PRECISION * expected);
  }

  /** erf x = 2/√π·Σ (−1)ⁿx²ⁿ⁺¹/(n!·(2n + 1)), whose terms reach e³⁶ here, in 60 digits. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 2.4, 2.6, 3.9, 5.9})
  void valuesAgreeWithTheSeriesInManyDigits(double greatest) {
    MathContext digits = new MathContext(60);
    BigDecimal factor = new BigDecimal(2).divide(PI.sqrt(digits), digits);
    for (int i = 1; i <= 50; i++) {
      double x = greatest * i / 50;
      BigDecimal square = new BigDecimal(x).multiply(new BigDecimal(x));
      BigDecimal power = new BigDecimal(x);
      BigDecimal sum = power;
      for (int n = 1; power.compareTo(LEAST_TERM) > 0; n++) {
        power = power.multiply(square).divide(new BigDecimal(n), digits);
        BigDecimal term = power.divide(new BigDecimal(2 * n + 1), digits);
        sum = n % 2 == 1 ? sum.subtract(term, digits) : sum.add(term, digits);
      }
      double expected = sum.multiply(factor).doubleValue();
      assertEquals(expected, ErrorFunction.erf(x), PRECISION * expected, () -> "erf " + x);
    }
  }

  @Test
  void bothFormulasMeetWhereOneTakesOver() {
    double slope = 2 / Math.sqrt(Math.PI) * Math.exp(-2.5 * 2.5);
    double below = ErrorFunction.erf(2.5 - 1e-9);
    double above = ErrorFunction.erf(2.5 + 1e-9);
    assertEquals(2e-9 * slope, above - below, 4e-16);
  }

  @Test
  void endsAreExact() {
    assertEquals(0.0, ErrorFunction.erf(0.0));
    assertEquals(-0.0, ErrorFunction.erf(-0.0));
    assertEquals(1, ErrorFunction.erf(Double.POSITIVE_INFINITY));
    assertEquals(-1, ErrorFunction.erf(-40));
    assertTrue(Double.isNaN(ErrorFunction.erf(Double.NaN)));
  }
}
