package inr.contest;

import inr.plot.Canvas;
import inr.plot.ImageCanvas;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * What networks make of a picture, side by side: of the original and of each network the whole, a
 * lively square of it pixel by pixel, and the error, four times as bright as it is.
 */
public final class ContactSheet {
  private static final int SIDE = 192;
  private static final int GAP = 4;
  private static final int LABEL = 20;
  private static final int MARGIN = 12;
  private static final int COLUMNS = 3;
  private static final int COLUMN = 3 * SIDE + 2 * GAP + MARGIN;
  private static final int LINE = SIDE + LABEL + MARGIN;

  /** Magnifications of the square, the first that leaves a quarter of the shorter side at most. */
  private static final int[] FACTORS = {4, 6, 8, 12, 16, 24, 48, 96, 192};

  private static final Color BACKGROUND = new Color(0x202020);
  private static final Color WORDS = new Color(0xe8e8e8);

  private final Pixels original;
  private final ImageCanvas canvas;
  private final int factor;
  private final int[] square;
  private int cells;

  /**
   * A sheet with the original on it.
   *
   * @param networks how many will be added
   */
  public ContactSheet(BufferedImage picture, int networks) {
    original = Pixels.of(picture);
    int lines = (networks + COLUMNS) / COLUMNS;
    canvas = new ImageCanvas(COLUMNS * COLUMN + MARGIN, lines * LINE + MARGIN, BACKGROUND);
    factor = factor(Math.min(original.width(), original.height()));
    square = original.liveliest(SIDE / factor);
    cell("original; a square of it; errors, " + Pixels.ERROR_GAIN + " times as bright", original);
  }

  private static int factor(int shorter) {
    for (int one : FACTORS) {
      if (SIDE / one <= shorter / 4) {
        return one;
      }
    }
    return FACTORS[FACTORS.length - 1];
  }

  /** Adds what a network makes of it. */
  public void add(String model, double psnr, BufferedImage picture) {
    String quality =
        Double.isInfinite(psnr) ? "exact" : String.format(Locale.ROOT, "%.2f dB", psnr);
    cell(model + ", " + quality, Pixels.of(picture));
  }

  private void cell(String label, Pixels picture) {
    int x = MARGIN + cells % COLUMNS * COLUMN;
    int y = MARGIN + cells / COLUMNS * LINE;
    cells++;
    canvas.words(label, x, y + LABEL - 6, Canvas.Anchor.START, WORDS);
    int top = y + LABEL;
    canvas.picture(picture.within(SIDE), x, top);
    canvas.picture(
        picture.square(square[0], square[1], SIDE / factor, factor), x + SIDE + GAP, top);
    canvas.picture(original.error(picture).within(SIDE), x + 2 * (SIDE + GAP), top);
  }

  /** What was drawn. */
  public BufferedImage image() {
    return canvas.image();
  }
}
