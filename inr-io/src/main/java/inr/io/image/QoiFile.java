package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A QOI: pixels as differences from the one before, from a table of recent ones, or as runs.
 *
 * @see <a href="https://qoiformat.org/qoi-specification.pdf">The Quite OK Image Format, version
 *     1.0</a>
 */
final class QoiFile implements PictureFile {
  private static final int HEADER = 14;
  private static final int LONGEST_RUN = 62;

  private final ImageInputStream in;
  private final long width;
  private final long height;
  private final int channels;
  private final boolean linear;

  private QoiFile(Path file, ImageInputStream in) throws IOException {
    this.in = in;
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(4);
    width = in.readUnsignedInt();
    height = in.readUnsignedInt();
    channels = in.readUnsignedByte();
    linear = in.readUnsignedByte() == 1;
    if (channels != 3 && channels != 4) {
      throw new SignalFormatException(file, "QOI has " + channels + " channels; 3 or 4 are read");
    }
    PictureHeader.requirePlausible(file, width, height, 0, 0);
    PictureHeader.requirePlausible(
        file, width, height, width * height / LONGEST_RUN, in.length() - HEADER);
  }

  static QoiFile open(Path file, ImageInputStream in) throws IOException {
    return new QoiFile(file, in);
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(
        (int) width,
        (int) height,
        Optional.empty(),
        Orientation.UPRIGHT,
        linear ? List.of("its linear colours were not converted to sRGB") : List.of());
  }

  @Override
  public boolean comesByRows() {
    return true;
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    in.seek(HEADER);
    return new Rows();
  }

  private final class Rows implements PixelRows {
    private final int[] recent = new int[64];
    private int red;
    private int green;
    private int blue;
    private int alpha = 255;
    private int run;

    @Override
    public int colours() {
      return 3;
    }

    @Override
    public boolean hasAlpha() {
      return channels == 4;
    }

    @Override
    public int bitDepth() {
      return 8;
    }

    @Override
    public List<String> notes() {
      return List.of();
    }

    @Override
    public void next(int[] row) throws IOException {
      for (int i = 0; i < row.length; i += channels) {
        if (run > 0) {
          run--;
        } else {
          pixel();
        }
        row[i] = red;
        row[i + 1] = green;
        row[i + 2] = blue;
        if (channels == 4) {
          row[i + 3] = alpha;
        }
      }
    }

    private void pixel() throws IOException {
      int code = in.readUnsignedByte();
      if (code >= 0xfe) {
        red = in.readUnsignedByte();
        green = in.readUnsignedByte();
        blue = in.readUnsignedByte();
        alpha = code == 0xff ? in.readUnsignedByte() : alpha;
      } else {
        switch (code >> 6) {
          case 0 -> recall(recent[code]);
          case 1 -> add((code >> 4 & 3) - 2, (code >> 2 & 3) - 2, (code & 3) - 2);
          case 2 -> {
            int more = in.readUnsignedByte();
            int step = (code & 0x3f) - 32;
            add(step + (more >> 4) - 8, step, step + (more & 0xf) - 8);
          }
          default -> run = code & 0x3f;
        }
      }
      int place = (3 * red + 5 * green + 7 * blue + 11 * alpha) % recent.length;
      recent[place] = alpha << 24 | red << 16 | green << 8 | blue;
    }

    private void recall(int argb) {
      alpha = argb >>> 24;
      red = argb >> 16 & 0xff;
      green = argb >> 8 & 0xff;
      blue = argb & 0xff;
    }

    private void add(int toRed, int toGreen, int toBlue) {
      red = red + toRed & 0xff;
      green = green + toGreen & 0xff;
      blue = blue + toBlue & 0xff;
    }
  }
}
