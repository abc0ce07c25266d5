package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;

/**
 * A BMP: the OS/2 headers of 12 and of 16 to 64 bytes, and the Windows ones of 40 to 124.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/gdi/bitmap-storage">Bitmap storage</a>
 */
final class BmpFile implements PictureFile {
  private static final int FILE_HEADER = 14;
  private static final int OLD_HEADER = 12;
  private static final int SHORT_HEADER = 40;
  private static final int OS2_HEADER = 64;
  private static final Set<Integer> DEPTHS = Set.of(1, 2, 4, 8, 16, 24, 32);
  private static final int NO_COMPRESSION = 0;
  private static final int RUNS_OF_8 = 1;
  private static final int RUNS_OF_4 = 2;
  private static final int MASKS = 3;
  private static final int ALPHA_MASKS = 6;
  private static final int EMBEDDED = 0x4d424544; // "MBED"
  private static final int LARGEST_PROFILE = 1 << 24;

  private final Path file;
  private final ImageInputStream in;
  private final List<String> notes = new ArrayList<>();
  private final long headerBytes;
  private final long width;
  private final long height;
  private final boolean topDown;
  private final int bits;
  private final int compression;
  private final long palettePlace;
  private final int paletteSize;
  private final long data;

  private BmpFile(Path file, ImageInputStream in) throws IOException {
    this.file = file;
    this.in = in;
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    long offset = in.readUnsignedInt();
    headerBytes = in.readUnsignedInt();
    boolean old = headerBytes == OLD_HEADER;
    if (headerBytes < OLD_HEADER || headerBytes > 1024) {
      throw new SignalFormatException(
          file, "BMP header claims " + headerBytes + " bytes; the file is damaged");
    }
    width = old ? in.readUnsignedShort() : in.readInt();
    int rows = old ? in.readUnsignedShort() : in.readInt();
    topDown = rows < 0;
    height = Math.abs((long) rows);
    in.skipBytes(2);
    bits = in.readUnsignedShort();
    compression = (int) field(16, NO_COMPRESSION);
    requireKnown();
    palettePlace = FILE_HEADER + headerBytes + maskBytes();
    if (offset != 0 && offset < palettePlace) {
      throw new SignalFormatException(
          file, "BMP claims pixels from byte " + offset + ", inside its header; it is damaged");
    }
    paletteSize = paletteSize(offset);
    if (offset == 0) {
      notes.add("place of its pixels is missing; they were read behind its header and palette");
    }
    data = offset == 0 ? palettePlace + (long) paletteSize * entryBytes() : offset;
  }

  /** Bytes of masks behind a header that has no room for them. */
  private int maskBytes() {
    if (headerBytes != SHORT_HEADER) {
      return 0;
    }
    return compression == MASKS ? 12 : compression == ALPHA_MASKS ? 16 : 0;
  }

  /** Bytes of a colour of the palette. */
  private int entryBytes() {
    return headerBytes == OLD_HEADER ? 3 : 4;
  }

  /** Colours of the palette: as many as are said, fit, and have numbers. */
  private int paletteSize(long offset) throws IOException {
    if (bits > 8) {
      return 0;
    }
    long said = field(32, 0);
    long size = said == 0 ? 1L << bits : Math.min(1L << bits, said);
    return (int) (offset == 0 ? size : Math.min(size, (offset - palettePlace) / entryBytes()));
  }

  /** A field of 32 bits, or {@code otherwise} where the header ends before it. */
  private long field(int place, long otherwise) throws IOException {
    if (headerBytes < place + 4 || headerBytes == OLD_HEADER) {
      return otherwise;
    }
    in.seek(FILE_HEADER + place);
    return in.readUnsignedInt();
  }

  private void requireKnown() throws SignalFormatException {
    boolean known =
        switch (compression) {
          case NO_COMPRESSION -> DEPTHS.contains(bits);
          case RUNS_OF_8 -> bits == 8;
          case RUNS_OF_4 -> bits == 4;
          case MASKS, ALPHA_MASKS -> (bits == 16 || bits == 32) && headerBytes != OS2_HEADER;
          default -> false;
        };
    if (!known) {
      throw new SignalFormatException(
          file,
          "BMP has "
              + bits
              + " bits and the compression "
              + compression
              + "; 1 to 32 bits with none, bit fields and run lengths are read");
    }
  }

  static BmpFile open(Path file, ImageInputStream in) throws IOException {
    BmpFile bmp = new BmpFile(file, in);
    long found = Math.max(0, in.length() - bmp.data);
    PictureHeader.requirePlausible(file, bmp.width, bmp.height, 0, found);
    if (bmp.hasRuns()) {
      PictureHeader.requireBelievable(file, bmp.width, bmp.height, found);
    } else {
      double bytes = (bmp.width * bmp.bits + 31) / 32 * 4 * (double) bmp.height;
      PictureHeader.requirePlausible(file, bmp.width, bmp.height, (long) bytes, found);
    }
    return bmp;
  }

  private boolean hasRuns() {
    return compression == RUNS_OF_8 || compression == RUNS_OF_4;
  }

  @Override
  public PictureHeader header() {
    List<String> all = new ArrayList<>(notes);
    Optional<byte[]> profile = Optional.empty();
    try {
      profile = profile();
    } catch (IOException e) {
      all.add("its ICC profile is not inside the file and was ignored");
    }
    return new PictureHeader((int) width, (int) height, profile, Orientation.UPRIGHT, all);
  }

  private Optional<byte[]> profile() throws IOException {
    if (field(56, 0) != EMBEDDED) {
      return Optional.empty();
    }
    long place = field(112, 0);
    long size = field(116, 0);
    if (size > LARGEST_PROFILE || FILE_HEADER + place + size > in.length()) {
      throw new IOException("profile of " + size + " bytes");
    }
    byte[] profile = new byte[(int) size];
    in.seek(FILE_HEADER + place);
    in.readFully(profile);
    return Optional.of(profile);
  }

  @Override
  public PixelRows rows(InputRoom room) throws IOException {
    int columns = (int) width;
    int rows = (int) height;
    if (hasRuns()) {
      in.seek(data);
      BmpRuns runs = BmpRuns.decode(in, columns, rows, bits, topDown, room);
      return new PaletteRows(columns, palette(), runs);
    }
    BmpLines lines = new BmpLines(in, data, columns, rows, bits, topDown);
    return bits <= 8
        ? new PaletteRows(columns, palette(), lines)
        : new BmpMaskRows(lines, columns, masks());
  }

  private Palette palette() throws IOException {
    int entry = entryBytes();
    byte[] bytes = new byte[paletteSize * entry];
    in.seek(palettePlace);
    in.readFully(bytes);
    int[] argb = new int[paletteSize];
    for (int i = 0; i < paletteSize; i++) {
      int place = i * entry;
      argb[i] =
          0xff000000
              | (bytes[place + 2] & 0xff) << 16
              | (bytes[place + 1] & 0xff) << 8
              | bytes[place] & 0xff;
    }
    return new Palette(argb, bits);
  }

  /** Bits of red, green, blue and alpha in a pixel. */
  private int[] masks() throws IOException {
    if (bits == 24 || bits == 32 && compression == NO_COMPRESSION) {
      return new int[] {0xff0000, 0xff00, 0xff, 0};
    } else if (compression == NO_COMPRESSION) {
      return new int[] {0x7c00, 0x3e0, 0x1f, 0};
    }
    boolean alpha = compression == ALPHA_MASKS || headerBytes >= 56;
    in.seek(FILE_HEADER + 40);
    int[] masks = new int[4];
    for (int i = 0; i < (alpha ? 4 : 3); i++) {
      masks[i] = in.readInt();
    }
    return masks;
  }
}
