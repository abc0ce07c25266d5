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
import java.util.Optional;
import javax.imageio.ImageTypeSpecifier;

/**
 * Rows of an image that a codec decoded.
 *
 * <p>The raster is read and never {@code BufferedImage.getRGB}, which takes grey for linear light
 * and changes it. Palettes are looked up, samples of fewer than 8 bits are widened to 8 and others
 * to 16 by v ↦ round(v·peak/(2^bits − 1)), and premultiplied alpha is divided out; each of these is
 * told in {@link #notes()}.
 */
class CodecRows implements PixelRows {
  private final Path file;
  private final Raster raster;
  private final ColorModel model;
  private final Optional<Palette> palette;
  private final boolean premultiplied;
  private final int colours;
  private final boolean alpha;
  private final int bitDepth;
  private final int[] numbers;
  private final List<String> notes = new ArrayList<>();
  private int y;

  /**
   * Rows of an image.
   *
   * @param premultiplied whether its colours were multiplied by alpha, whether or not the codec
   *     knows that
   * @param exact the palette where the codec's is not exact
   * @param warnings notes of the codec
   * @throws SignalFormatException if it has numbers that are no pixels of ours
   */
  CodecRows(
      Path file,
      BufferedImage image,
      boolean premultiplied,
      Optional<Palette> exact,
      List<String> warnings)
      throws SignalFormatException {
    this.file = file;
    raster = image.getRaster();
    model = image.getColorModel();
    notes.addAll(warnings);
    palette =
        model instanceof IndexColorModel index ? exact.or(() -> palette(index)) : Optional.empty();
    if (palette.isPresent()) {
      colours = palette.get().colours();
      alpha = palette.get().hasAlpha();
      bitDepth = 8;
    } else {
      colours = colours(model.getColorSpace().getType());
      alpha = model.hasAlpha();
      bitDepth = widest() <= 8 ? 8 : 16;
    }
    this.premultiplied = alpha && (premultiplied || model.isAlphaPremultiplied());
    if (palette.isEmpty()) {
      requireReadable();
      noteChanges();
    }
    numbers = new int[raster.getWidth() * raster.getNumBands()];
  }

  /** Refuses, before anything large is decoded, what the rows could not be read from. */
  static void requireReadable(Path file, ImageTypeSpecifier type) throws SignalFormatException {
    new CodecRows(file, type.createBufferedImage(1, 1), false, Optional.empty(), List.of());
  }

  private static Optional<Palette> palette(IndexColorModel index) {
    int[] argb = new int[index.getMapSize()];
    index.getRGBs(argb);
    return Optional.of(new Palette(argb, index.getPixelSize()));
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
    if (raster.getNumBands() != channels()) {
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
    if (premultiplied) {
      notes.add("premultiplied alpha divided out");
    }
  }

  @Override
  public int colours() {
    return colours;
  }

  @Override
  public boolean hasAlpha() {
    return alpha;
  }

  @Override
  public int bitDepth() {
    return bitDepth;
  }

  @Override
  public Optional<DataBuffer> stored() {
    boolean wholeWidth = true;
    for (int bits : model.getComponentSize()) {
      wholeWidth &= bits == bitDepth;
    }
    return Canvas.isInOrder(raster) && palette.isEmpty() && wholeWidth && !premultiplied
        ? Optional.of(raster.getDataBuffer())
        : Optional.empty();
  }

  @Override
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    palette.ifPresent(known -> all.addAll(known.notes()));
    return all;
  }

  @Override
  public void next(int[] row) {
    int width = raster.getWidth();
    if (palette.isPresent()) {
      raster.getPixels(0, y++, width, 1, numbers);
      palette.get().lookUp(numbers, width, row);
      return;
    }
    raster.getPixels(0, y++, width, 1, row);
    int peak = (1 << bitDepth) - 1;
    for (int c = 0; c < channels(); c++) {
      int highest = (1 << model.getComponentSize(c)) - 1;
      if (highest != peak) {
        for (int i = c; i < width * channels(); i += channels()) {
          row[i] = (int) ((2L * row[i] * peak + highest) / (2L * highest));
        }
      }
    }
    if (premultiplied) {
      divideAlphaOut(row, width, peak);
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
