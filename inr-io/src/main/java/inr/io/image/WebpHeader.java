package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Walks the chunks of a WebP, collects EXIF and ICC, and hides the profile from the codec.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
final class WebpHeader {
  private static final int PIXELS_PER_BYTE = 20_000;
  private static final int FREE_PIXELS =
      1 << 24; // a flat picture of any size takes next to no bytes; so much is believed

  private static final int PROFILE_FLAG = 0x20;
  private static final byte[] HIDDEN = "XMP ".getBytes(ISO_8859_1); // a chunk that codecs skip

  private WebpHeader() {}

  /**
   * Walks a whole file.
   *
   * @param bytes the file; the name and flag of an ICC profile are overwritten, so that colour is
   *     converted in one place
   */
  static PictureHeader read(Path file, ByteBuffer bytes) throws SignalFormatException {
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int size = in.capacity();
    if (size < 20) {
      throw PictureHeader.cutOff(file, "its WebP header");
    }
    long end = 8 + Integer.toUnsignedLong(in.getInt(4));
    if (end > size) {
      throw new SignalFormatException(
          file,
          "WebP header claims "
              + end
              + " bytes but the file has "
              + size
              + "; the file is cut off");
    }
    int width = 0;
    int height = 0;
    int canvasWidth = 0;
    int canvasHeight = 0;
    Optional<byte[]> profile = Optional.empty();
    Orientation orientation = Orientation.UPRIGHT;
    long next;
    for (int position = 12; position + 8 <= end; position = (int) next) {
      String type = new String(part(in, position, 4), ISO_8859_1);
      long length = Integer.toUnsignedLong(in.getInt(position + 4));
      int data = position + 8;
      if (length > end - data) {
        throw PictureHeader.cutOff(
            file, "its chunk at byte " + position + ", which claims " + length + " bytes");
      }
      next = data + length + (length & 1);
      if (type.equals("VP8X") && length >= 10) {
        canvasWidth = 1 + (in.getInt(data + 4) & 0xffffff);
        canvasHeight = 1 + (in.getInt(data + 6) >>> 8);
        in.put(data, (byte) (in.get(data) & ~PROFILE_FLAG));
      } else if (type.equals("VP8 ") && length >= 10) {
        width = in.getShort(data + 6) & 0x3fff;
        height = in.getShort(data + 8) & 0x3fff;
      } else if (type.equals("VP8L") && length >= 5) {
        int sizes = in.getInt(data + 1);
        width = 1 + (sizes & 0x3fff);
        height = 1 + (sizes >>> 14 & 0x3fff);
      } else if (type.equals("ICCP")) {
        profile = Optional.of(part(in, data, length));
        in.put(position, HIDDEN);
      } else if (type.equals("EXIF")) {
        orientation = Exif.orientation(part(in, data, length));
      } else if (type.equals("ANIM")) {
        throw new SignalFormatException(file, "is a WebP animation; a still picture is needed");
      }
    }
    if (width == 0 || canvasWidth != 0 && (width != canvasWidth || height != canvasHeight)) {
      throw new SignalFormatException(
          file,
          "WebP has a picture of "
              + width
              + " x "
              + height
              + " pixels on a canvas of "
              + canvasWidth
              + " x "
              + canvasHeight
              + "; one still picture that fills the canvas is read");
    }
    PictureHeader.requirePlausible(
        file,
        width,
        height,
        Math.max(0, (long) width * height - FREE_PIXELS) / PIXELS_PER_BYTE,
        size);
    return new PictureHeader(width, height, profile, orientation, List.of());
  }

  private static byte[] part(ByteBuffer in, int from, long length) {
    byte[] part = new byte[(int) length];
    in.get(from, part);
    return part;
  }
}
