package inr.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A drawing in pixels. Java takes letters from the fonts of the system; where there are none, as in
 * small containers, words are left out, and {@link #hasLetters} tells.
 */
public final class ImageCanvas implements Canvas {
  /** Height of letters in pixels. */
  static final int LETTERS = 13;

  private static final boolean HAS_LETTERS = findLetters();

  private final BufferedImage image;
  private final Graphics2D graphics;

  /** A sheet of one colour. */
  public ImageCanvas(int width, int height, Color background) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    if (HAS_LETTERS) {
      graphics.setFont(font());
    }
  }

  private static Font font() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS);
  }

  /** What Java throws without fonts differs between versions and systems. */
  private static boolean findLetters() {
    BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = dot.createGraphics();
    try {
      return graphics.getFontMetrics(font()).stringWidth("dB") > 0;
    } catch (RuntimeException | LinkageError | InternalError none) {
      return false;
    } finally {
      graphics.dispose();
    }
  }

  /** Whether this system has letters. */
  public static boolean hasLetters() {
    return HAS_LETTERS;
  }

  @Override
  public void line(List<Place> places, Color colour, double width) {
    graphics.setColor(colour);
    if (places.size() == 1) {
      Place dot = places.get(0);
      double radius = 2 * width;
      graphics.fill(
          new Ellipse2D.Double(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius));
      return;
    }
    Path2D.Double path = new Path2D.Double();
    path.moveTo(places.get(0).x(), places.get(0).y());
    places.stream().skip(1).forEach(place -> path.lineTo(place.x(), place.y()));
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  @Override
  public void words(String text, double x, double y, Anchor anchor, Color colour) {
    if (!HAS_LETTERS) {
      return;
    }
    int width = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2.0;
          case END -> x - width;
        };
    graphics.setColor(colour);
    graphics.drawString(text, (float) left, (float) y);
  }

  /** A picture with its top left corner at a place. */
  public void picture(Image picture, int x, int y) {
    graphics.drawImage(picture, x, y, null);
  }

  /** What was drawn. */
  public BufferedImage image() {
    graphics.dispose();
    return image;
  }
}
