package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.awt.image.DataBuffer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * The first frame of a GIF, on its screen; what the frame leaves free is transparent.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
final class GifFile implements PictureFile {
  private static final int LZW_RATIO =
      2048; // 3,838 codes of 9 to 12 bits stand for strings of at most 1, 2, 3, ... pixels

  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int CONTROL = 0xf9;
  private static final int LARGEST_CODE_SIZE = 8;
  private static final int[][] INTERLACE = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  private final Path file;
  private final ImageInputStream in;
  private final List<String> notes = new ArrayList<>();
  private int screenWidth;
  private int screenHeight;
  private int left;
  private int top;
  private int width;
  private int height;
  private boolean interlaced;

  /** Number of the transparent colour, −1 if there is none. */
  private int transparent = -1;

  private int[] colours = {};
  private int codeSize;
  private long data;

  private GifFile(Path file, ImageInputStream in) {
    this.file = file;
    this.in = in;
  }

  static GifFile open(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    GifFile gif = new GifFile(file, in);
    gif.walk();
    return gif;
  }

  private void walk() throws IOException {
    in.seek(6);
    screenWidth = in.readUnsignedShort();
    screenHeight = in.readUnsignedShort();
    int flags = in.readUnsignedByte();
    in.skipBytes(2);
    int[] table = table(flags);
    if (!toFrame(true)) {
      throw new SignalFormatException(file, "GIF has no frame; at least one is needed");
    }
    left = in.readUnsignedShort();
    top = in.readUnsignedShort();
    width = in.readUnsignedShort();
    height = in.readUnsignedShort();
    flags = in.readUnsignedByte();
    interlaced = (flags & 0x40) != 0;
    int[] own = table(flags);
    colours = own.length > 0 ? own : table;
    if (colours.length == 0) {
      throw new SignalFormatException(file, "GIF has no table of colours; save it with one");
    }
    codeSize = in.readUnsignedByte();
    if (codeSize < 1 || codeSize > LARGEST_CODE_SIZE) {
      throw new SignalFormatException(
          file, "GIF has codes of " + codeSize + " bits; the file is damaged");
    }
    data = in.getStreamPosition();
    long bytes = skipBlocks();
    PictureHeader.requirePlausible(file, width, height, (long) width * height / LZW_RATIO, bytes);
    placeOnScreen(bytes);
    if (hasAnother()) {
      notes.add("first frame of an animation");
    }
  }

  /** A screen that a frame does not fit on is made larger; one that is not believed is left out. */
  private void placeOnScreen(long bytes) {
    screenWidth = Math.max(screenWidth, left + width);
    screenHeight = Math.max(screenHeight, top + height);
    if (screenWidth == width && screenHeight == height) {
      return;
    }
    String frame =
        "first frame of "
            + width
            + " x "
            + height
            + " on a screen of "
            + screenWidth
            + " x "
            + screenHeight;
    try {
      PictureHeader.requireBelievable(file, screenWidth, screenHeight, bytes);
      notes.add(frame + ", the rest of which is transparent");
    } catch (SignalFormatException e) {
      notes.add(frame + ", the rest of which was left out");
      screenWidth = width;
      screenHeight = height;
      left = 0;
      top = 0;
    }
  }

  private int[] table(int flags) throws IOException {
    if ((flags & 0x80) == 0) {
      return new int[0];
    }
    byte[] rgb = new byte[3 << ((flags & 7) + 1)];
    in.readFully(rgb);
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

  /** Skips extensions up to and including the mark of a frame; false at the trailer. */
  private boolean toFrame(boolean first) throws IOException {
    while (true) {
      int mark = in.readUnsignedByte();
      if (mark == FRAME) {
        return true;
      } else if (mark == TRAILER) {
        return false;
      } else if (mark != EXTENSION) {
        throw new SignalFormatException(
            file,
            "GIF has an unknown block "
                + mark
                + " at byte "
                + (in.getStreamPosition() - 1)
                + "; the file is damaged");
      }
      if (in.readUnsignedByte() == CONTROL && first) {
        long start = in.getStreamPosition();
        if (in.readUnsignedByte() >= 4) {
          boolean has = (in.readUnsignedByte() & 1) != 0;
          in.skipBytes(2);
          transparent = has ? in.readUnsignedByte() : -1;
        }
        in.seek(start);
      }
      skipBlocks();
    }
  }

  private long skipBlocks() throws IOException {
    long skipped = 0;
    for (int size = in.readUnsignedByte(); size != 0; size = in.readUnsignedByte()) {
      in.seek(in.getStreamPosition() + size);
      skipped += size;
    }
    return skipped;
  }

  private boolean hasAnother() throws IOException {
    try {
      return toFrame(false);
    } catch (EOFException | SignalFormatException e) {
      // The first frame is whole; what follows it is not read anyway.
      return false;
    }
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(
        screenWidth, screenHeight, Optional.empty(), Orientation.UPRIGHT, notes);
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    GifPixels pixels = new GifPixels(in, data, codeSize);
    PaletteRows.Numbers frame =
        interlaced ? interlaced(pixels, room) : row -> pixels.read(row, width);
    boolean covers = width == screenWidth && height == screenHeight;
    int free = Math.max(1 << codeSize, colours.length); // a number that no pixel has
    return new PaletteRows(
        screenWidth, palette(covers ? 0 : free + 1), covers ? frame : new Screen(frame, free));
  }

  /** Where the frame lies on its screen. */
  private final class Screen implements PaletteRows.Numbers {
    private final PaletteRows.Numbers frame;
    private final int free;
    private final int[] line = new int[width];
    private int y;

    Screen(PaletteRows.Numbers frame, int free) {
      this.frame = frame;
      this.free = free;
    }

    @Override
    public void next(int[] numbers) throws IOException {
      Arrays.fill(numbers, free);
      if (y >= top && y < top + height) {
        frame.next(line);
        System.arraycopy(line, 0, numbers, left, width);
      }
      y++;
    }
  }

  /**
   * The colours, of which the transparent one may lie behind the table.
   *
   * @param withFree numbers of colours if one more is needed, which is transparent, else 0
   */
  private Palette palette(int withFree) {
    boolean beyond = transparent >= colours.length && transparent < 1 << codeSize;
    int size = Math.max(colours.length, Math.max(withFree, beyond ? transparent + 1 : 0));
    int[] argb = Arrays.copyOf(colours, size);
    Arrays.fill(argb, colours.length, size, Palette.MISSING);
    if (beyond) {
      argb[transparent] = 0;
    } else if (transparent >= 0 && transparent < colours.length) {
      argb[transparent] &= 0xffffff;
    }
    if (withFree > 0) {
      argb[withFree - 1] = 0;
    }
    return new Palette(argb, codeSize);
  }

  private PaletteRows.Numbers interlaced(GifPixels pixels, InputRoom room) throws IOException {
    room.requireSamples((long) width * height);
    DataBuffer whole = room.allocate(DataBuffer.TYPE_BYTE, (long) width * height);
    int[] line = new int[width];
    for (int[] pass : INTERLACE) {
      for (int y = pass[0]; y < height; y += pass[1]) {
        pixels.read(line, width);
        for (int x = 0; x < width; x++) {
          whole.setElem(y * width + x, line[x]);
        }
      }
    }
    int[] next = new int[1];
    return numbers -> {
      for (int x = 0; x < width; x++) {
        numbers[x] = whole.getElem(next[0]++);
      }
    };
  }
}
