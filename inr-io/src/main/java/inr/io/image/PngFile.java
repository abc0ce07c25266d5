package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A PNG, whose chunks are walked from first to last.
 *
 * <p>What is not needed for the pixels never refuses them: damaged texts are not even looked at,
 * and other damaged chunks are told. Colours are read by the first of cICP, iCCP, sRGB and gAMA
 * with cHRM that is there; of those iCCP alone is converted, the others are told where they are not
 * sRGB.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, sections 4.3, 5 and 11</a>
 */
final class PngFile implements PictureFile {
  private static final int HEADER_BYTES = 13;
  private static final int LARGEST_BLOCK = 1 << 24;
  private static final int GREY = 0;
  private static final int PALETTE = 3;

  private final Path file;
  private final ImageInputStream in;
  private final List<String> notes = new ArrayList<>();
  private final List<long[]> data = new ArrayList<>();
  private final PngColours colours = new PngColours();
  private long dataBytes;
  private PngFormat format = new PngFormat(0, 0, 1, GREY, false);
  private int[] palette = {};
  private Optional<byte[]> transparency = Optional.empty();
  private Optional<int[]> key = Optional.empty();
  private Orientation orientation = Orientation.UPRIGHT;

  private PngFile(Path file, ImageInputStream in) {
    this.file = file;
    this.in = in;
  }

  static PngFile open(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    PngFile png = new PngFile(file, in);
    png.walk();
    png.format.requirePlausible(file, png.dataBytes);
    if (png.format.colourType() == PALETTE && png.palette.length == 0) {
      throw new SignalFormatException(file, "PNG has no palette (PLTE chunk); the file is damaged");
    }
    png.applyTransparency();
    png.notes.addAll(png.colours.notes());
    return png;
  }

  private void walk() throws IOException {
    PngChunks chunks = new PngChunks(file, in);
    if (!chunks.advance() && (chunks.type().isEmpty() || chunks.isCut())) {
      throw PictureHeader.cutOff(file, "its signature or its first chunk");
    }
    if (!chunks.type().equals("IHDR") || chunks.length() != HEADER_BYTES) {
      throw new SignalFormatException(
          file, "PNG does not start with its IHDR chunk; the file is damaged");
    }
    chunks.requireIntact();
    format = PngFormat.read(file, in, chunks.start());
    while (chunks.advance()) {
      if (chunks.type().equals("IEND")) {
        requireData(chunks);
        return;
      }
      chunk(chunks);
    }
    requireData(chunks);
    notes.add("its end mark (IEND) is missing; all pixels are there");
  }

  /** A file that ends early may have all its pixels, which decoding will tell. */
  private void requireData(PngChunks chunks) throws SignalFormatException {
    if (data.isEmpty() || chunks.isCut() && chunks.type().equals("IDAT")) {
      throw PictureHeader.cutOff(
          file, "or after its chunk at byte " + chunks.position() + ", before the last pixels");
    }
  }

  private void chunk(PngChunks chunk) throws IOException {
    switch (chunk.type()) {
      case "IDAT" -> {
        chunk.requireIntact();
        data.add(new long[] {chunk.start(), chunk.length()});
        dataBytes += chunk.length();
      }
      case "PLTE" -> {
        chunk.requireIntact();
        palette = palette(chunk);
      }
      case "tRNS" -> {
        chunk.requireIntact();
        transparency = Optional.of(chunk.bytes(512));
      }
      case "tEXt", "zTXt", "iTXt", "tIME" -> {} // nobody reads them
      case "acTL" -> notes.add("first picture of an animation");
      default -> ancillary(chunk);
    }
  }

  private void ancillary(PngChunks chunk) throws IOException {
    if (!chunk.isAncillary()) {
      throw new SignalFormatException(
          file,
          "PNG has the chunk "
              + chunk.type()
              + ", without which it cannot be read; save it as a plain PNG");
    }
    if (!chunk.isIntact()) {
      notes.add("its " + chunk.type() + " chunk is damaged and was ignored");
    } else if (chunk.type().equals("eXIf")) {
      orientation = Exif.orientation(chunk.bytes(LARGEST_BLOCK));
    } else {
      colours.chunk(chunk.type(), chunk.bytes(LARGEST_BLOCK));
    }
  }

  private int[] palette(PngChunks chunk) throws IOException {
    if (chunk.length() % 3 != 0 || chunk.length() > 3 * 256) {
      throw new SignalFormatException(
          file,
          "PNG palette has " + chunk.length() + " bytes; up to 256 colours of 3 are accepted");
    }
    byte[] rgb = chunk.bytes(3 * 256);
    int[] argb = new int[rgb.length / 3];
    for (int i = 0; i < argb.length; i++) {
      argb[i] =
          0xff000000
              | (rgb[3 * i] & 0xff) << 16
              | (rgb[3 * i + 1] & 0xff) << 8
              | rgb[3 * i + 2] & 0xff;
    }
    return argb;
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(
        format.width(), format.height(), colours.profile(), orientation, notes);
  }

  @Override
  public boolean comesByRows() {
    return !format.interlaced();
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    PngLines lines = new PngLines(format, new PartsInput(in, data));
    PngSamples samples = format.interlaced() ? new PngPasses(format, lines, room) : lines;
    return format.colourType() == PALETTE
        ? new PaletteRows(format.width(), new Palette(palette, format.depth()), samples::next)
        : new PngRows(format, samples, key);
  }

  /** Alpha of the first colours of the palette, or the one colour that is transparent. */
  private void applyTransparency() {
    byte[] chunk = transparency.orElse(new byte[0]);
    if (format.colourType() == PALETTE) {
      for (int i = 0; i < Math.min(chunk.length, palette.length); i++) {
        palette[i] = palette[i] & 0xffffff | chunk[i] << 24;
      }
    } else if (!format.hasAlpha() && chunk.length == 2 * format.channels()) {
      int[] numbers = new int[format.channels()];
      for (int c = 0; c < numbers.length; c++) {
        numbers[c] = (chunk[2 * c] & 0xff) << 8 | chunk[2 * c + 1] & 0xff;
      }
      key = Optional.of(numbers);
    } else if (transparency.isPresent()) {
      notes.add("its tRNS chunk does not fit the picture and was ignored");
    }
  }
}
