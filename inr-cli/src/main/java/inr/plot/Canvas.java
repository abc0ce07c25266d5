package inr.plot;

import java.awt.Color;
import java.util.List;

/** What a plot is drawn on: lines and words, in pixels from the top left corner. */
public interface Canvas {
  /** A corner of a line. */
  record Place(double x, double y) {}

  /** Where words lie from their place on. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line through places; a single one is a dot. */
  void line(List<Place> places, Color colour, double width);

  /** Words that stand on a line at {@code y}. */
  void words(String text, double x, double y, Anchor anchor, Color colour);
}
