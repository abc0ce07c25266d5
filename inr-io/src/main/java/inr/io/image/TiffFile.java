package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A TIFF or BigTIFF: its first page that is neither a thumbnail nor a mask, whose strips or tiles
 * are all inside the file.
 */
final class TiffFile implements PictureFile {
  private static final int SUBFILE = 254;
  private static final int OLD_SUBFILE = 255;
  private static final int COLOUR_MAP = 320;
  private static final int EXTRA = 338;
  private static final int ICC = 34675;
  private static final int REDUCED_OR_MASK = 1 | 4;
  private static final int OLD_REDUCED = 2;
  private static final int MOST_PAGES = 64;
  private static final int PREMULTIPLIED = 1;
  private static final int STRAIGHT = 2;
  private static final int[] WHITE_FIRST = {0xffffffff, 0xff000000};
  private static final int[] BLACK_FIRST = {0xff000000, 0xffffffff};

  private final Path file;
  private final ImageInputStream in;
  private final TiffDirectory page;
  private final TiffFormat format;
  private final TiffPieces pieces;
  private final List<String> notes = new ArrayList<>();
  private final boolean premultiplied;

  private TiffFile(Path file, ImageInputStream in) throws IOException {
    this.file = file;
    this.in = in;
    page = page(TiffDirectory.first(in));
    format = TiffFormat.read(file, page);
    pieces = new TiffPieces(file, page, format, in.length());
    notes.addAll(pieces.notes());
    long extra = page.value(EXTRA, 0);
    premultiplied = extra == PREMULTIPLIED;
    if (premultiplied && format.kind() == TiffFormat.FLOATING_POINT) {
      notes.add("premultiplied alpha left as it is in floating point");
    }
    int extras = format.channels() - format.colourChannels();
    if (extras == 1 && extra != PREMULTIPLIED && extra != STRAIGHT) {
      notes.add("a channel that is not said to be alpha was taken for it");
    } else if (extras > 1 || extras < 0) {
      throw new SignalFormatException(
          file,
          "has "
              + format.channels()
              + " channels; 1 grey, 3 RGB or 4 CMYK and perhaps alpha are read");
    }
    if (format.isLab()) {
      notes.add("CIELAB converted to sRGB by the codec");
    }
  }

  static TiffFile open(Path file, ImageInputStream in) throws IOException {
    TiffFile tiff = new TiffFile(file, in);
    tiff.pieces.requirePlausible();
    return tiff;
  }

  /** The first page that is a picture of its own; the first of all if none is. */
  private TiffDirectory page(TiffDirectory first) throws IOException {
    Optional<TiffDirectory> next = Optional.of(first);
    Optional<TiffDirectory> found = Optional.empty();
    int skipped = 0;
    boolean several = false;
    for (int i = 0; i < MOST_PAGES && next.isPresent() && !several; i++) {
      TiffDirectory directory = next.get();
      boolean part =
          (directory.value(SUBFILE, 0) & REDUCED_OR_MASK) != 0
              || directory.value(OLD_SUBFILE, 0) == OLD_REDUCED;
      if (!part && found.isEmpty()) {
        found = next;
      } else if (part) {
        skipped += found.isEmpty() ? 1 : 0;
      } else {
        several = true;
      }
      next = found.isEmpty() ? directory.next() : nextOrNone(directory);
    }
    if (found.isPresent() && skipped > 0) {
      notes.add("thumbnails or masks before the picture were skipped (" + skipped + ")");
    }
    if (several) {
      notes.add("first of several pages");
    }
    return found.orElse(first);
  }

  private static Optional<TiffDirectory> nextOrNone(TiffDirectory directory) {
    try {
      return directory.next();
    } catch (IOException e) {
      return Optional.empty(); // of pages that are not read anyway
    }
  }

  @Override
  public PictureHeader header() {
    List<String> all = new ArrayList<>(notes);
    Optional<byte[]> profile = Optional.empty();
    Orientation orientation = Orientation.UPRIGHT;
    try {
      orientation = page.orientation();
      profile = page.bytes(ICC);
    } catch (IOException e) {
      all.add("its ICC profile is not inside the file and was ignored");
    }
    return new PictureHeader(format.width(), format.height(), profile, orientation, all);
  }

  /** Whether its numbers are of 32-bit floating point. */
  boolean holdsFloats() {
    return format.kind() == TiffFormat.FLOATING_POINT;
  }

  /** Numbers of a pixel. */
  int channels() {
    return format.channels();
  }

  /** Reads all numbers of floating point, row by row, the channels of a pixel together. */
  void floats(float[] samples) throws IOException {
    new TiffFloats(in, page, format, pieces).read(samples);
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    if (holdsFloats()) {
      throw new SignalFormatException(file, FLOATING_POINT);
    }
    if (format.isFax()) {
      Palette known =
          palette().orElse(new Palette(format.colours() == 1 ? BLACK_FIRST : WHITE_FIRST, 1));
      return new PaletteRows(format.width(), known, new TiffFaxRows(in, page, format, pieces));
    }
    List<String> warnings = new ArrayList<>();
    try (TiffView view = new TiffView(in, page, pieces)) {
      BufferedImage image = CodecPicture.decode(PictureFormat.TIFF, header(), view, room, warnings);
      return new CodecRows(file, image, premultiplied, palette(), warnings);
    }
  }

  /** The colour map, rounded from 16 bits to 8; old writers put numbers of 8 bits there. */
  private Optional<Palette> palette() throws IOException {
    long[] map = page.values(COLOUR_MAP).orElse(new long[0]);
    int colours = 1 << format.bits();
    if (format.colours() != TiffFormat.PALETTE || map.length < 3 * colours) {
      return Optional.empty();
    }
    boolean narrow = true;
    for (long value : map) {
      narrow &= value < 256;
    }
    int[] argb = new int[colours];
    for (int i = 0; i < colours; i++) {
      argb[i] = 0xff << 24;
      for (int c = 0; c < 3; c++) {
        long value = map[c * colours + i];
        long level = narrow ? value : (value * 255 + 32_767) / 65_535;
        argb[i] |= (int) level << 8 * (2 - c);
      }
    }
    return Optional.of(new Palette(argb, format.bits()));
  }
}
