package inr.bench.rate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Curves of one picture as SVG: bits per pixel to the right, PSNR upwards, ours in black. */
final class RateChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 480;
  private static final int MARGIN = 50;
  private static final int LINE = 16;

  /** A third of a turn of the circle of colours and a bit, so that neighbours differ. */
  private static final int HUE_STEP = 137;

  private final List<String> elements = new ArrayList<>();
  private final double mostRate;
  private final double lowest;
  private final double highest;

  private RateChart(RateCurve ours) {
    List<RateCurve.Point> points = ours.points();
    mostRate = 1.5 * points.get(points.size() - 1).rate();
    lowest = Math.floor(points.get(0).psnr() - 2);
    highest = Math.ceil(points.get(points.size() - 1).psnr() + 2);
  }

  /**
   * The chart of a picture.
   *
   * @param ours at least one point
   * @param others name ↦ curve
   */
  static String svg(String picture, RateCurve ours, Map<String, RateCurve> others) {
    RateChart chart = new RateChart(ours);
    chart.axes(picture);
    int line = 0;
    for (Map.Entry<String, RateCurve> other : others.entrySet()) {
      String colour = "hsl(" + line * HUE_STEP % 360 + ",60%,45%)";
      chart.curve(other.getKey(), other.getValue(), colour, line++);
    }
    chart.curve("inr", ours, "black", line);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        + String.join("\n", chart.elements)
        + "\n</svg>\n";
  }

  private double x(double rate) {
    return MARGIN + rate / mostRate * (WIDTH - 2 * MARGIN);
  }

  private double y(double psnr) {
    return HEIGHT - MARGIN - (psnr - lowest) / (highest - lowest) * (HEIGHT - 2 * MARGIN);
  }

  private void axes(String picture) {
    text(MARGIN, MARGIN - LINE, picture + ": PSNR in dB over bits per pixel", "black");
    for (double psnr = lowest; psnr <= highest; psnr += 2) {
      rule(x(0), y(psnr), x(mostRate), y(psnr));
      text(MARGIN - 2 * LINE, y(psnr), String.format(Locale.ROOT, "%.0f", psnr), "black");
    }
    for (int i = 0; i <= 6; i++) {
      double rate = mostRate * i / 6;
      rule(x(rate), y(lowest), x(rate), y(highest));
      text(x(rate), y(lowest) + LINE, String.format(Locale.ROOT, "%.2f", rate), "black");
    }
  }

  private void curve(String name, RateCurve curve, String colour, int line) {
    StringBuilder places = new StringBuilder();
    for (RateCurve.Point point : curve.points()) {
      if (point.rate() <= mostRate && point.psnr() >= lowest && point.psnr() <= highest) {
        places.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.rate()), y(point.psnr())));
      }
    }
    elements.add(
        "<polyline fill=\"none\" stroke=\""
            + colour
            + "\" stroke-width=\"1.5\" points=\""
            + places.toString().strip()
            + "\"/>");
    text(WIDTH - 4.0 * MARGIN, HEIGHT - 2.0 * MARGIN - line * LINE, name, colour);
  }

  private void rule(double x1, double y1, double x2, double y2) {
    elements.add(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
            x1,
            y1,
            x2,
            y2));
  }

  private void text(double x, double y, String words, String colour) {
    String safe = words.replace("&", "&amp;").replace("<", "&lt;");
    elements.add(
        String.format(
            Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>", x, y, colour, safe));
  }
}
