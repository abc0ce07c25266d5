package inr.io.image;

import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Walks the sections of a PSD to its merged picture, which is what is read, and checks that all its
 * rows are there.
 *
 * @see <a href="https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/">Adobe Photoshop file
 *     formats</a>
 */
final class PsdHeader {
  private static final int VERSION_INFO = 1057;
  private static final int ICC = 1039;
  private static final int LARGEST_PROFILE = 1 << 24;

  private PsdHeader() {}

  static PictureHeader read(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    in.seek(4);
    boolean big = in.readUnsignedShort() == 2;
    in.skipBytes(6);
    int channels = in.readUnsignedShort();
    long height = in.readUnsignedInt();
    long width = in.readUnsignedInt();
    int depth = in.readUnsignedShort();
    int mode = in.readUnsignedShort();
    skip(in, in.readUnsignedInt());
    Optional<byte[]> profile = resources(file, in);
    boolean transparent = skipLayers(in, big);
    boolean runs = in.readUnsignedShort() == 1;
    if (width > 300_000 || height > 300_000) {
      throw new SignalFormatException(
          file,
          "header claims " + width + " x " + height + " pixels; PSD has at most 300000 x 300000");
    }
    long rows = height * channels;
    long bytes = rows * ((width * depth + 7) / 8);
    if (runs) {
      // Run lengths: the stored rows give their lengths first.
      requireInside(in, rows * (big ? 4 : 2));
      bytes = 0;
      for (long row = 0; row < rows; row++) {
        bytes += big ? in.readUnsignedInt() : in.readUnsignedShort();
      }
    }
    PictureHeader.requirePlausible(
        file, width, height, bytes, in.length() - in.getStreamPosition());
    int colours = mode == 3 || mode == 9 ? 3 : mode == 4 ? 4 : 1;
    int extra = channels - colours - (transparent ? 1 : 0);
    List<String> notes =
        extra > 0
            ? List.of(
                "extra channels left out ("
                    + extra
                    + "): masks and spot colours are no part of the picture")
            : List.of();
    return new PictureHeader((int) width, (int) height, profile, Orientation.UPRIGHT, notes);
  }

  private static Optional<byte[]> resources(Path file, ImageInputStream in) throws IOException {
    Optional<byte[]> profile = Optional.empty();
    long length = in.readUnsignedInt();
    requireInside(in, length);
    long end = in.getStreamPosition() + length;
    while (in.getStreamPosition() + 12 <= end) {
      in.skipBytes(4);
      int id = in.readUnsignedShort();
      in.skipBytes(in.readUnsignedByte() | 1); // name, padded to an even length with its count
      long size = in.readUnsignedInt();
      requireInside(in, size);
      long next = in.getStreamPosition() + size + (size & 1);
      if (id == ICC && size <= LARGEST_PROFILE) {
        byte[] bytes = new byte[(int) size];
        in.readFully(bytes);
        profile = Optional.of(bytes);
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
    return profile;
  }

  /**
   * Skips the layers; whether the merged picture is transparent, which a negative count of layers
   * tells.
   */
  private static boolean skipLayers(ImageInputStream in, boolean big) throws IOException {
    long length = big ? in.readLong() : in.readUnsignedInt();
    requireInside(in, length);
    long end = in.getStreamPosition() + length;
    int sizeBytes = big ? 8 : 4;
    boolean transparent = false;
    if (length >= sizeBytes + 2) {
      in.skipBytes(sizeBytes);
      transparent = in.readShort() < 0;
    }
    in.seek(end);
    return transparent;
  }

  private static void skip(ImageInputStream in, long bytes) throws IOException {
    requireInside(in, bytes);
    in.seek(in.getStreamPosition() + bytes);
  }

  private static void requireInside(ImageInputStream in, long bytes) throws IOException {
    if (bytes < 0 || bytes > in.length() - in.getStreamPosition()) {
      throw new EOFException("PSD section of " + bytes + " bytes");
    }
  }
}
