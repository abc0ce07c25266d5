package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of the Netpbm family: PBM, PGM and PPM in bytes or in words, and PAM.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/pnm.html">Netpbm, the formats of pbm(5), pgm(5),
 *     ppm(5) and pam(5)</a>
 */
final class PnmFile implements PictureFile {
  private static final int LARGEST = 65_535;

  private final Path file;
  private final ImageInputStream in;
  private final HeaderWords words;

  /** 1 to 3 in words, 4 to 6 in bytes, 7 PAM. */
  private final int kind;

  private long width;
  private long height;
  private long channels;
  private long largest = 1;

  private PnmFile(Path file, ImageInputStream in) throws IOException {
    this.file = file;
    this.in = in;
    words = new HeaderWords(file, in);
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(1);
    kind = in.readUnsignedByte() - '0';
    if (kind == 7) {
      readPam();
    } else {
      width = words.number("width");
      height = words.number("height");
      channels = kind % 3 == 0 ? 3 : 1;
      largest = isBits() ? 1 : words.number("largest value");
    }
    if (channels < 1 || channels > 4 || largest < 1 || largest > LARGEST) {
      throw new SignalFormatException(
          file,
          "header claims "
              + channels
              + " channels of up to "
              + largest
              + "; 1 to 4 of up to 1 to 65535 are read");
    }
  }

  static PnmFile open(Path file, ImageInputStream in) throws IOException {
    PnmFile pnm = new PnmFile(file, in);
    PictureHeader.requirePlausible(file, pnm.width, pnm.height, 0, 0);
    PictureHeader.requirePlausible(
        file, pnm.width, pnm.height, pnm.leastBytes(), in.length() - in.getStreamPosition());
    return pnm;
  }

  /** Whether the numbers are bits of which 1 is black. */
  private boolean isBits() {
    return kind == 1 || kind == 4;
  }

  private boolean inWords() {
    return kind <= 3;
  }

  private long leastBytes() {
    long numbers = width * channels;
    if (inWords()) {
      return isBits() ? numbers * height : 2 * numbers * height - 1;
    }
    return height * (isBits() ? (numbers + 7) / 8 : numbers * (largest > 255 ? 2 : 1));
  }

  private void readPam() throws IOException {
    boolean ended = false;
    while (!ended) {
      String key = words.next();
      switch (key) {
        case "WIDTH" -> width = words.number(key);
        case "HEIGHT" -> height = words.number(key);
        case "DEPTH" -> channels = words.number(key);
        case "MAXVAL" -> largest = words.number(key);
        case "ENDHDR" -> ended = true;
        default -> words.skipLine(); // what the channels mean is told by how many there are
      }
    }
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader(
        (int) width, (int) height, Optional.empty(), Orientation.UPRIGHT, List.of());
  }

  @Override
  public boolean comesByRows() {
    return true;
  }

  @Override
  public PixelRows rows(InputRoom room) {
    return new Rows();
  }

  /** Rows from where the header ended. */
  private final class Rows implements PixelRows {
    private final byte[] line = new byte[(int) (width * channels) * (largest > 255 ? 2 : 1)];

    @Override
    public int colours() {
      return channels < 3 ? 1 : 3;
    }

    @Override
    public boolean hasAlpha() {
      return channels % 2 == 0;
    }

    @Override
    public int bitDepth() {
      return largest <= 255 ? 8 : 16;
    }

    @Override
    public void next(int[] row) throws IOException {
      if (inWords()) {
        for (int i = 0; i < row.length; i++) {
          row[i] = isBits() ? bit() : (int) sample();
        }
      } else if (isBits()) {
        in.readFully(line, 0, (row.length + 7) / 8);
        for (int i = 0; i < row.length; i++) {
          row[i] = line[i / 8] >> (7 - i % 8) & 1;
        }
      } else {
        in.readFully(line);
        for (int i = 0; i < row.length; i++) {
          row[i] =
              largest > 255 ? (line[2 * i] & 0xff) << 8 | line[2 * i + 1] & 0xff : line[i] & 0xff;
        }
      }
      widen(row);
    }

    private int bit() throws IOException {
      int c = in.readUnsignedByte();
      while (c != '0' && c != '1') {
        if (c == '#') {
          words.skipLine();
        } else if (c > ' ') {
          throw new SignalFormatException(file, "has a pixel that is neither 0 nor 1");
        }
        c = in.readUnsignedByte();
      }
      return c - '0';
    }

    /** A number in words; the last one may end with the file. */
    private long sample() throws IOException {
      long value = -1;
      while (true) {
        int c = in.read();
        if (c < 0 && value < 0) {
          throw new EOFException("PNM data ends too early");
        } else if (c >= '0' && c <= '9' && value <= LARGEST) {
          value = Math.max(0, value) * 10 + c - '0';
        } else if (c == '#' && value < 0) {
          words.skipLine();
        } else if (c <= ' ' && value >= 0) {
          return value;
        } else if (c > ' ') {
          throw new SignalFormatException(file, "has a pixel that is no number up to 65535");
        }
      }
    }

    private void widen(int[] row) throws SignalFormatException {
      long peak = bitDepth() == 8 ? 255 : LARGEST;
      for (int i = 0; i < row.length; i++) {
        long value = isBits() ? 1 - row[i] : row[i];
        if (value > largest) {
          throw new SignalFormatException(
              file, "has a pixel of " + value + "; its header allows up to " + largest);
        }
        row[i] = (int) ((2 * value * peak + largest) / (2 * largest));
      }
    }

    @Override
    public List<String> notes() {
      return largest == 255 || largest == LARGEST
          ? List.of()
          : List.of("samples of up to " + largest + " widened to " + bitDepth() + " bits");
    }
  }
}
