package inr.plot;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing as the text of an SVG file. */
final class SvgCanvas implements Canvas {
  private final StringBuilder text = new StringBuilder();

  /** A white sheet. */
  SvgCanvas(int width, int height) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"%d\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
            width,
            height,
            width,
            height,
            ImageCanvas.LETTERS));
  }

  @Override
  public void line(List<Place> places, Color colour, double width) {
    if (places.size() == 1) {
      Place dot = places.get(0);
      text.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>\n",
              dot.x(),
              dot.y(),
              2 * width,
              hex(colour)));
      return;
    }
    String points =
        places.stream()
            .map(place -> String.format(Locale.ROOT, "%.1f,%.1f", place.x(), place.y()))
            .collect(Collectors.joining(" "));
    text.append(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>\n",
            points,
            hex(colour),
            width));
  }

  @Override
  public void words(String words, double x, double y, Anchor anchor, Color colour) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
            x,
            y,
            anchor.name().toLowerCase(Locale.ROOT),
            hex(colour),
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String hex(Color colour) {
    return String.format("#%06x", colour.getRGB() & 0xffffff);
  }

  /** The text of the file. */
  String text() {
    return text + "</svg>\n";
  }
}
