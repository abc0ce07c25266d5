package inr.io.image;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** The first picture of a file through a codec of ImageIO. */
final class CodecPicture {
  /** Warnings of the codecs that mean missing or wrong pixels; the others are about metadata. */
  private static final Pattern DAMAGE =
      Pattern.compile(
          "premature|corrupt jpeg|inconsistent progression|unexpected end|end of (file|stream|input|data)",
          Pattern.CASE_INSENSITIVE);

  private CodecPicture() {}

  /**
   * Decodes it.
   *
   * @param format of the file
   * @param header what the codec has to find
   * @param in the file
   * @param room for the image
   * @param notes to which harmless warnings are added
   * @throws IOException if the data is damaged, ends too early, or is not of such a size
   */
  static BufferedImage decode(
      PictureFormat format,
      PictureHeader header,
      ImageInputStream in,
      InputRoom room,
      List<String> notes)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = format.newReader();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      in.seek(0);
      reader.setInput(in, false, false);
      requireSize(room, header, reader.getWidth(0), reader.getHeight(0));
      ImageTypeSpecifier type = reader.getImageTypes(0).next();
      CodecRows.requireReadable(room.file(), type);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(Canvas.of(type, header.width(), header.height(), room));
      BufferedImage image = reader.read(0, parameters);
      for (String warning : new LinkedHashSet<>(warnings)) {
        if (DAMAGE.matcher(warning).find()) {
          throw new SignalFormatException(
              room.file(), format.title() + " data is damaged or cut off (" + plain(warning) + ")");
        }
        if (!warning.contains(
            "ICC")) { // profiles are our own business, and noted where they are applied
          notes.add("codec: " + plain(warning));
        }
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static void requireSize(InputRoom room, PictureHeader header, int width, int height)
      throws SignalFormatException {
    if (width != header.width() || height != header.height()) {
      throw new SignalFormatException(
          room.file(),
          "header claims "
              + header.width()
              + " x "
              + header.height()
              + " pixels but the data has "
              + width
              + " x "
              + height
              + "; the file is damaged");
    }
  }

  /** A message of a codec in one line. */
  static String plain(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }
}
