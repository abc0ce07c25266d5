package inr.bench.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.bench.rate.RateCurve.Difference;
import inr.bench.rate.RateCurve.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Differences of curves against an independent judge in Python, with {@code
 * scipy.interpolate.PchipInterpolator} 's values of ln rate.
 */
class RateCurveTest {
  /** Both sides add some ten numbers of order 10. */
  private static final double ROUNDING = 1e-9;

  private static RateCurve curve(double... ratesAndPsnrs) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < ratesAndPsnrs.length; i += 2) {
      points.add(new Point(ratesAndPsnrs[i], ratesAndPsnrs[i + 1]));
    }
    return RateCurve.of(points);
  }

  @Test
  void cubicsAreThoseOfScipy() {
    MonotoneCubic turns =
        new MonotoneCubic(new double[] {0, 1, 3, 4, 7}, new double[] {0, 2, 3, 3, -5});
    assertEquals(1.2053571428571428, turns.at(0.5), ROUNDING);
    assertEquals(2.7142857142857144, turns.at(2), ROUNDING);
    assertEquals(3, turns.at(3.5), ROUNDING);
    assertEquals(1.962962962962963, turns.at(5), ROUNDING);
    assertEquals(12.677711123511905, turns.integral(0.25, 6), ROUNDING);
    MonotoneCubic bends = new MonotoneCubic(new double[] {0, 1, 2}, new double[] {0, 0.1, 5});
    assertEquals(0.0255, bends.at(0.5), ROUNDING); // a slope at the end that would overshoot
    assertEquals(1.662, bends.at(1.5), ROUNDING);
    MonotoneCubic falls = new MonotoneCubic(new double[] {0, 4, 5}, new double[] {0, 1, -9});
    assertEquals(0.578125, falls.at(1), ROUNDING); // an end that is three times too steep
    assertEquals(-2.49375, falls.at(4.5), ROUNDING);
    MonotoneCubic line = new MonotoneCubic(new double[] {0, 1}, new double[] {0, 3});
    assertEquals(0.9, line.at(0.3), ROUNDING);
  }

  /** The judge's own check: a test against an anchor of four points. */
  @Test
  void theUsualExampleHasItsDifference() {
    RateCurve anchor = curve(9487.76, 40.037, 4593.60, 38.615, 2486.44, 36.845, 1358.24, 34.851);
    RateCurve test = curve(9787.80, 40.121, 4469.00, 38.651, 2451.52, 36.970, 1356.24, 34.987);
    assertEquals(-4.4174853506, test.differenceTo(anchor).orElseThrow().percent(), ROUNDING);
    List<Point> dearer =
        anchor.points().stream().map(p -> new Point(1.1 * p.rate(), p.psnr())).toList();
    assertEquals(10, RateCurve.of(dearer).differenceTo(anchor).orElseThrow().percent(), ROUNDING);
  }

  /** Kodak picture 13: Cool-chic 5 as published against AVIF, with the judge's figures. */
  @Test
  void curvesOfUnequalLengthAreComparedWhereBothAre() {
    RateCurve test = curve(0.171, 22.8, 0.541, 26.81, 1.196, 31.12, 1.808, 34.86, 2.876, 40.04);
    RateCurve anchor =
        curve(
            0.09206136067708333,
            20.991762771744252,
            0.2800089518229167,
            23.56468097332551,
            0.5496622721354166,
            25.924539945643655,
            0.9513142903645834,
            28.646523225138,
            1.611083984375,
            32.24226853889516,
            2.386474609375,
            35.78308632538326,
            3.1325480143229165,
            38.64272273190938);
    Difference found = test.differenceTo(anchor).orElseThrow();
    assertEquals(-17.507315658912884, found.percent(), ROUNDING);
    assertEquals(22.8, found.low());
    assertEquals(38.64272273190938, found.high());
    assertEquals(0.9189514345655093, found.share(), ROUNDING);
  }

  @Test
  void pointsThatAreWorseInBothAreLeftOut() {
    assertEquals(
        curve(1, 30, 2, 33),
        RateCurve.of(List.of(new Point(2, 33), new Point(2.5, 32), new Point(1, 30))));
  }

  @Test
  void curvesWithoutACommonQualityHaveNoDifference() {
    assertTrue(curve(1, 30, 2, 33).differenceTo(curve(1, 34, 2, 36)).isEmpty());
    assertTrue(curve(1, 30).differenceTo(curve(1, 29, 2, 36)).isEmpty());
  }
}
