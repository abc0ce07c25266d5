package inr.samples;

import java.util.ArrayList;
import java.util.List;

/**
 * Capital letters drawn with a round pen, so that lettering needs no font of the machine.
 *
 * <p>A letter stands in a cell 4 units wide and 6 high. Each pair of digits is a point (x, y) with
 * y down; points in a row are joined by straight lines, spaces part the strokes.
 */
final class StrokeLetters {
  private static final double HEIGHT = 6;
  private static final double ADVANCE = 5.8;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ&";
  private static final String[] STROKES = {
    "062046 1434",
    "06003041423303 334445360603",
    "4130100105163645",
    "06002042442606",
    "40000646 0333",
    "400006 0333",
    "41301001051636454323",
    "0006 4046 0343",
    "1030 2026 1636",
    "4045361605",
    "0006 4004 1346",
    "000646",
    "0600244046",
    "06004640",
    "103041453616050110",
    "06003041423303",
    "103041453616050110 2446",
    "06003041423303 2346",
    "413010010213334445361605",
    "0040 2026",
    "000516364540",
    "002640",
    "0016233640",
    "0046 4006",
    "002340 2326",
    "00400646",
    "4612112031320405163644"
  };

  private StrokeLetters() {}

  /**
   * A line of text.
   *
   * @param left x of the left end, pen width apart
   * @param baseline y of the feet of the letters
   * @param height height of the letters in pixels
   * @param pen width of the strokes as a share of the height
   */
  static Outline line(String text, double left, double baseline, double height, double pen) {
    double unit = height / HEIGHT;
    double top = baseline - height;
    double margin = pen * height;
    List<List<Outline>> letters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      letters.add(strokes(text.charAt(i), left + i * ADVANCE * unit, top, unit, pen * height));
    }
    double[] corners = {left, top, left + width(text, height), baseline};
    return Outline.within(
        corners,
        margin,
        (x, y) -> {
          int letter = (int) Math.floor((x - left + margin) / (ADVANCE * unit));
          return letter < letters.size()
              && letters.get(letter).stream().anyMatch(stroke -> stroke.contains(x, y));
        });
  }

  /** Width of a line of text whose letters are {@code height} high. */
  static double width(String text, double height) {
    return (text.length() * ADVANCE - (ADVANCE - 4)) * height / HEIGHT;
  }

  private static List<Outline> strokes(
      char letter, double left, double top, double unit, double pen) {
    List<Outline> strokes = new ArrayList<>();
    if (letter == ' ') {
      return strokes;
    }
    for (String digits : STROKES[LETTERS.indexOf(letter)].split(" ", -1)) {
      double[] points = new double[digits.length()];
      for (int i = 0; i < points.length; i += 2) {
        points[i] = left + unit * (digits.charAt(i) - '0');
        points[i + 1] = top + unit * (digits.charAt(i + 1) - '0');
      }
      strokes.add(Outline.stroke(pen, points));
    }
    return strokes;
  }
}
