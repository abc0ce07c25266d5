package inr.io.image;

import inr.io.SignalFormatException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageTypeSpecifier;

/**
 * Rows of a decoded image as the numbers that are stored in it, in the order grey, R G B or C M Y
 * K, then alpha.
 *
 * <p>The raster is read and never {@code BufferedImage.getRGB}, which takes grey for linear light
 * and changes it. Palettes are looked up, samples of fewer than 8 bits are widened to 8 and others
 * to 16 by v ↦ round(v·peak/(2^bits − 1)), and premultiplied alpha is divided out; each of these is
 * told in {@link #notes()}.
 */
final class PixelRows {
  private final Path file;
  private final Raster raster;
  private final ColorModel model;
  private final int colours;
  private final boolean alpha;
  private final int bitDepth;
  private final int[] palette;
  private final int[] scratch;
  private final List<String> notes = new ArrayList<>();

  PixelRows(Path file, BufferedImage image) throws SignalFormatException {
    this.file = file;
    raster = image.getRaster();
    model = image.getColorModel();
    if (model instanceof IndexColorModel index) {
      palette = new int[index.getMapSize()];
      index.getRGBs(palette);
      colours = isGrey(palette) ? 1 : 3;
      alpha = isTransparent(palette);
      bitDepth = 8;
      notePalette(index.getPixelSize());
    } else {
      palette = new int[0];
      colours = colours(model.getColorSpace().getType());
      alpha = model.hasAlpha();
      bitDepth = widest() <= 8 ? 8 : 16;
      requireReadable();
      noteChanges();
    }
    scratch = new int[raster.getWidth() * raster.getNumBands()];
  }

  /** Refuses, before anything large is decoded, what the rows could not be read from. */
  static void requireReadable(Path file, ImageTypeSpecifier type) throws SignalFormatException {
    new PixelRows(file, type.createBufferedImage(1, 1));
  }

  private static boolean isGrey(int[] argb) {
    for (int colour : argb) {
      if ((colour >> 16 & 0xff) != (colour & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTransparent(int[] argb) {
    for (int colour : argb) {
      if (colour >>> 24 != 0xff) {
        return true;
      }
    }
    return false;
  }

  private void notePalette(int bits) {
    if (!isRamp(palette)) {
      notes.add(
          bits
              + "-bit palette expanded to 8-bit "
              + (colours == 1 ? "grey" : "RGB")
              + (alpha ? " and alpha" : ""));
    } else if (bits < 8) {
      notes.add(bits + "-bit grey widened to 8 bits");
    }
  }

  /** Whether the palette is the one of plain grey, black first. */
  private static boolean isRamp(int[] argb) {
    for (int i = 0; i < argb.length; i++) {
      int grey = argb.length == 1 ? -1 : (2 * 255 * i + argb.length - 1) / (2 * (argb.length - 1));
      if (argb[i] != (0xff << 24 | grey << 16 | grey << 8 | grey)) {
        return false;
      }
    }
    return true;
  }

  private int colours(int space) throws SignalFormatException {
    return switch (space) {
      case ColorSpace.TYPE_GRAY -> 1;
      case ColorSpace.TYPE_RGB -> 3;
      case ColorSpace.TYPE_CMYK -> 4;
      default ->
          throw new SignalFormatException(
              file, "has colours of Java's type " + space + "; grey, RGB and CMYK are read");
    };
  }

  private int widest() {
    int widest = 0;
    for (int bits : model.getComponentSize()) {
      widest = Math.max(widest, bits);
    }
    return widest;
  }

  private void requireReadable() throws SignalFormatException {
    int type = raster.getDataBuffer().getDataType();
    boolean packed =
        raster.getNumDataElements() == 1 && type == DataBuffer.TYPE_INT && raster.getNumBands() > 1;
    if (widest() > 16
        || type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT && !packed) {
      throw new SignalFormatException(
          file,
          "has " + widest() + "-bit or signed samples; unsigned integers of 1 to 16 bits are read");
    }
    if (raster.getNumBands() != colours + (alpha ? 1 : 0)) {
      throw new SignalFormatException(
          file,
          "has "
              + raster.getNumBands()
              + " channels; 1 grey, 3 RGB or 4 CMYK and perhaps alpha are read");
    }
  }

  private void noteChanges() {
    int narrow = 16;
    for (int bits : model.getComponentSize()) {
      narrow = Math.min(narrow, bits);
    }
    if (narrow != 8 && narrow != 16) {
      notes.add(narrow + "-bit samples widened to " + bitDepth + " bits");
    }
    if (alpha && model.isAlphaPremultiplied()) {
      notes.add("premultiplied alpha divided out");
    }
  }

  /** Numbers of a pixel that are not alpha: 1 grey, 3 RGB, 4 CMYK. */
  int colours() {
    return colours;
  }

  /** Numbers of a pixel. */
  int channels() {
    return colours + (alpha ? 1 : 0);
  }

  /** Depth of the rows, 8 or 16. */
  int bitDepth() {
    return bitDepth;
  }

  /** Whether the rows are the elements of {@link #stored}, one after the other. */
  boolean areStored() {
    boolean wholeWidth = true;
    for (int bits : model.getComponentSize()) {
      wholeWidth &= bits == bitDepth;
    }
    return Canvas.isInOrder(raster)
        && !(model instanceof IndexColorModel)
        && wholeWidth
        && !model.isAlphaPremultiplied();
  }

  /** What the image is stored in. */
  DataBuffer stored() {
    return raster.getDataBuffer();
  }

  /** What is changed on the way from the image to the rows. */
  List<String> notes() {
    return notes;
  }

  /** Row {@code y}: overwrites {@code row}, at least width·channels long. */
  void read(int y, int[] row) throws SignalFormatException {
    int width = raster.getWidth();
    if (model instanceof IndexColorModel) {
      raster.getPixels(0, y, width, 1, scratch);
      lookUp(row, width);
      return;
    }
    raster.getPixels(0, y, width, 1, row);
    int peak = (1 << bitDepth) - 1;
    for (int c = 0; c < channels(); c++) {
      int highest = (1 << model.getComponentSize(c)) - 1;
      if (highest != peak) {
        for (int i = c; i < width * channels(); i += channels()) {
          row[i] = (int) ((2L * row[i] * peak + highest) / (2L * highest));
        }
      }
    }
    if (alpha && model.isAlphaPremultiplied()) {
      divideAlphaOut(row, width, peak);
    }
  }

  private void lookUp(int[] row, int width) throws SignalFormatException {
    int next = 0;
    for (int x = 0; x < width; x++) {
      if (scratch[x] >= palette.length) {
        throw new SignalFormatException(
            file,
            "has a pixel of colour "
                + scratch[x]
                + " in a palette of "
                + palette.length
                + "; the file is damaged");
      }
      int argb = palette[scratch[x]];
      if (colours == 3) {
        row[next++] = argb >> 16 & 0xff;
        row[next++] = argb >> 8 & 0xff;
      }
      row[next++] = argb & 0xff;
      if (alpha) {
        row[next++] = argb >>> 24;
      }
    }
  }

  private void divideAlphaOut(int[] row, int width, int peak) {
    for (int pixel = 0; pixel < width * channels(); pixel += channels()) {
      int opacity = row[pixel + colours];
      for (int c = 0; c < colours && opacity > 0; c++) {
        row[pixel + c] =
            (int) Math.min(peak, (2L * row[pixel + c] * peak + opacity) / (2L * opacity));
      }
    }
  }
}
