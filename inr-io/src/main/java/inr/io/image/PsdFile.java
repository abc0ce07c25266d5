package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * The merged picture of a PSD or PSB, whose sections are walked up to it.
 *
 * @see <a href="https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/">Adobe Photoshop file
 *     formats</a>
 */
final class PsdFile implements PictureFile {
  private static final int VERSION_INFO = 1057;
  private static final int ICC = 1039;
  private static final int LARGEST_PROFILE = 1 << 24;
  private static final int LARGEST_SIDE = 300_000;
  private static final int BITMAP = 0;
  private static final int INDEXED = 2;
  private static final int CMYK = 4;
  private static final int PALETTE_BYTES = 768;

  private final Path file;
  private final ImageInputStream in;
  private final List<String> notes = new ArrayList<>();
  private final boolean big;
  private final int channels;
  private final long height;
  private final long width;
  private final int depth;
  private final int mode;
  private final int colours;
  private final byte[] palette;
  private final Optional<byte[]> profile;
  private final boolean transparent;
  private final PsdPlanes planes;

  private PsdFile(Path file, ImageInputStream in) throws IOException {
    this.file = file;
    this.in = in;
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(4);
    big = in.readUnsignedShort() == 2;
    in.skipBytes(6);
    channels = in.readUnsignedShort();
    height = in.readUnsignedInt();
    width = in.readUnsignedInt();
    depth = in.readUnsignedShort();
    mode = in.readUnsignedShort();
    colours = mode == 3 ? 3 : mode == CMYK ? 4 : 1;
    requireKnown();
    palette = palette();
    profile = resources();
    transparent = skipLayers() && channels > colours && mode != INDEXED && mode != BITMAP;
    planes = new PsdPlanes(in, big, channels, (int) height, rowBytes());
    PictureHeader.requirePlausible(
        file, width, height, planes.bytes(), in.length() - in.getStreamPosition());
    int extra = channels - colours - (transparent ? 1 : 0);
    if (extra > 0) {
      notes.add(
          "extra channels left out ("
              + extra
              + "): masks and spot colours are no part of the picture");
    }
    if (transparent) {
      notes.add("colours of pixels that are not opaque may be blended with white, as it is saved");
    }
  }

  static PsdFile open(Path file, ImageInputStream in) throws IOException {
    return new PsdFile(file, in);
  }

  private void requireKnown() throws SignalFormatException {
    boolean known = mode == 1 || mode == INDEXED || mode == 3 || mode == CMYK || mode == 8;
    boolean whole = depth == 8 || depth == 16 && mode != INDEXED;
    if (!(known && whole || mode == BITMAP && depth == 1) || channels < colours) {
      throw new SignalFormatException(
          file,
          "PSD is of mode "
              + mode
              + " with "
              + channels
              + " channels of "
              + depth
              + " bits; bitmap, grey, indexed, RGB and CMYK of 8 or 16 bits are read");
    }
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels; PSD has at least 1 x 1 and at most 300000 x 300000");
    }
  }

  private int rowBytes() {
    return (int) ((width * depth + 7) / 8);
  }

  private byte[] palette() throws IOException {
    long length = in.readUnsignedInt();
    requireInside(length);
    long end = in.getStreamPosition() + length;
    byte[] bytes = new byte[mode == INDEXED ? PALETTE_BYTES : 0];
    in.readFully(bytes);
    in.seek(end);
    return bytes;
  }

  private Optional<byte[]> resources() throws IOException {
    Optional<byte[]> found = Optional.empty();
    long length = in.readUnsignedInt();
    requireInside(length);
    long end = in.getStreamPosition() + length;
    while (in.getStreamPosition() + 12 <= end) {
      in.skipBytes(4);
      int id = in.readUnsignedShort();
      in.skipBytes(in.readUnsignedByte() | 1); // name, padded to an even length with its count
      long size = in.readUnsignedInt();
      requireInside(size);
      long next = in.getStreamPosition() + size + (size & 1);
      if (id == ICC && size <= LARGEST_PROFILE) {
        byte[] bytes = new byte[(int) size];
        in.readFully(bytes);
        found = Optional.of(bytes);
      } else if (id == VERSION_INFO && size >= 5) {
        in.skipBytes(4);
        if (in.readUnsignedByte() == 0) {
          throw new SignalFormatException(
              file, "PSD has no merged picture; save it again with maximum compatibility");
        }
      }
      in.seek(next);
    }
    in.seek(end);
    return found;
  }

  /**
   * Skips the layers; whether the merged picture is transparent, which a negative count of layers
   * tells.
   */
  private boolean skipLayers() throws IOException {
    long length = big ? in.readLong() : in.readUnsignedInt();
    requireInside(length);
    long end = in.getStreamPosition() + length;
    int sizeBytes = big ? 8 : 4;
    boolean negative = false;
    if (length >= sizeBytes + 2) {
      in.skipBytes(sizeBytes);
      negative = in.readShort() < 0;
    }
    in.seek(end);
    return negative;
  }

  private void requireInside(long bytes) throws IOException {
    if (bytes < 0 || bytes > in.length() - in.getStreamPosition()) {
      throw new EOFException("PSD section of " + bytes + " bytes");
    }
  }

  @Override
  public PictureHeader header() {
    return new PictureHeader((int) width, (int) height, profile, Orientation.UPRIGHT, notes);
  }

  @Override
  public PixelRows rows(InputRoom room) {
    planes.start();
    if (mode == INDEXED) {
      int[] argb = new int[256];
      for (int i = 0; i < argb.length; i++) {
        argb[i] =
            0xff000000
                | (palette[i] & 0xff) << 16
                | (palette[256 + i] & 0xff) << 8
                | palette[512 + i] & 0xff;
      }
      return new PaletteRows(
          (int) width, new Palette(argb, depth), numbers -> planes.next(0, depth, numbers, 0, 1));
    } else if (mode == BITMAP) {
      return new PaletteRows(
          (int) width,
          new Palette(new int[] {0xffffffff, 0xff000000}, depth),
          numbers -> planes.next(0, depth, numbers, 0, 1));
    }
    return new Rows();
  }

  /** Rows of planes of 8 or 16 bits; ink is stored as what is left of the light. */
  private final class Rows implements PixelRows {
    @Override
    public int colours() {
      return colours;
    }

    @Override
    public boolean hasAlpha() {
      return transparent;
    }

    @Override
    public int bitDepth() {
      return depth;
    }

    @Override
    public void next(int[] row) throws IOException {
      int peak = (1 << depth) - 1;
      for (int c = 0; c < channels(); c++) {
        planes.next(c, depth, row, c, channels());
        for (int i = c; mode == CMYK && c < CMYK && i < row.length; i += channels()) {
          row[i] = peak - row[i];
        }
      }
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
