package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Size of a BMP and whether its rows are all there; both the OS/2 header of 12 bytes and the
 * Windows ones of 40 and more.
 */
final class BmpHeader {
  private static final int RUN_PIXELS_PER_BYTE =
      256; // 2 bytes stand for at most 255 pixels; the rest is for skipped ones

  private BmpHeader() {}

  static PictureHeader read(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(10);
    long offset = in.readUnsignedInt();
    long headerBytes = in.readUnsignedInt();
    boolean old = headerBytes == 12;
    long width = old ? in.readUnsignedShort() : in.readInt();
    long height =
        old
            ? in.readUnsignedShort()
            : Math.abs((long) in.readInt()); // negative: rows from top to bottom
    in.skipBytes(2);
    int bits = in.readUnsignedShort();
    long compression = old ? 0 : in.readUnsignedInt();
    long claimed = old ? 0 : in.readUnsignedInt();
    long found = Math.max(0, in.length() - offset);
    boolean runs = compression == 1 || compression == 2;
    if (!runs && compression != 0 && compression != 3 && compression != 6) {
      throw new SignalFormatException(
          file,
          "BMP has the compression " + compression + "; none, bit fields and run lengths are read");
    }
    if (runs && claimed > found) {
      throw PictureHeader.cutOff(file, "its BMP data after " + found + " of " + claimed + " bytes");
    }
    if (width > 0 && height > Long.MAX_VALUE / 8 / width / 32) {
      throw new SignalFormatException(
          file, "header claims " + width + " x " + height + " pixels; the file is damaged");
    }
    long least =
        runs ? width * height / RUN_PIXELS_PER_BYTE : (width * bits + 31) / 32 * 4 * height;
    PictureHeader.requirePlausible(file, width, height, least, found);
    return new PictureHeader(
        (int) width, (int) height, Optional.empty(), Orientation.UPRIGHT, List.of());
  }
}
