package inr.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.report.PictureMap.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PictureMapTest {
  private static final Pattern DOT = Pattern.compile("cx=\"([-.0-9]+)\" cy=\"([-.0-9]+)\"");

  private static List<double[]> dots(String svg) {
    List<double[]> dots = new ArrayList<>();
    Matcher matcher = DOT.matcher(svg);
    while (matcher.find()) {
      dots.add(
          new double[] {
            Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))
          });
    }
    return dots;
  }

  private static Mark dot(double x, double y) {
    return new Mark(x, y, "<" + x, Optional.empty());
  }

  /** Both axes have one scale, y rises, and all is within. */
  @Test
  void placesKeepTheirShape() {
    Figure figure =
        new PictureMap(List.of(dot(-1, 2), dot(3, 2), dot(-1, 4))).figure("a & b", "\"c\"");
    List<double[]> dots = dots(figure.element());
    double across = dots.get(1)[0] - dots.get(0)[0];
    double up = dots.get(0)[1] - dots.get(2)[1];
    assertEquals(4.0 / 2, across / up, 1e-3);
    assertTrue(up > 0, "the larger y is above");
    assertTrue(figure.element().contains("viewBox=\"0 0 1000 500\""), figure.element());
    dots.forEach(dot -> assertTrue(dot[0] >= 18 && dot[0] <= 982 && dot[1] >= 18 && dot[1] <= 482));
    assertTrue(figure.html().contains("<h2>a &amp; b</h2>"), figure.html());
    assertTrue(figure.element().contains("<title>&lt;-1.0</title>"), figure.element());
  }

  @Test
  void onePlaceIsInTheMiddle() {
    List<double[]> dots = dots(new PictureMap(List.of(dot(7, 7))).figure("a", "b").element());
    assertEquals(500, dots.get(0)[0]);
    assertEquals(450, dots.get(0)[1]);
  }
}
