package inr.io.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import inr.io.InputRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** The picture formats that are read, known by the first bytes of a file and never by its name. */
public enum PictureFormat {
  PNG("PNG"),
  JPEG("JPEG"),
  TIFF("TIFF"),
  WEBP("WebP"),
  BMP("BMP"),
  GIF("GIF"),
  PSD("PSD"),
  QOI("QOI"),
  PNM("PNM");

  /** The formats in words, for messages. */
  public static final String ALL =
      "a PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM or PFM picture";

  /** Bytes of a file that tell its format. */
  public static final int MAGIC_BYTES = 16;

  private final String title;

  PictureFormat(String title) {
    this.title = title;
  }

  /** Name as it is usually written. */
  public String title() {
    return title;
  }

  /**
   * Format of a file.
   *
   * @param start its first {@link #MAGIC_BYTES} bytes, or all if it has fewer
   */
  public static Optional<PictureFormat> of(byte[] start) {
    if (startsWith(start, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    } else if (startsWith(start, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    } else if (startsWith(start, 0, "II*\0")
        || startsWith(start, 0, "MM\0*")
        || startsWith(start, 0, "II+\0")
        || startsWith(start, 0, "MM\0+")) {
      return Optional.of(TIFF);
    } else if (startsWith(start, 0, "RIFF") && startsWith(start, 8, "WEBP")) {
      return Optional.of(WEBP);
    } else if (startsWith(start, 0, "BM")) {
      return Optional.of(BMP);
    } else if (startsWith(start, 0, "GIF87a") || startsWith(start, 0, "GIF89a")) {
      return Optional.of(GIF);
    } else if (startsWith(start, 0, "8BPS")) {
      return Optional.of(PSD);
    } else if (startsWith(start, 0, "qoif")) {
      return Optional.of(QOI);
    } else if (isPnm(start)) {
      return Optional.of(PNM);
    }
    return Optional.empty();
  }

  private static boolean isPnm(byte[] start) {
    return start.length > 2
        && start[0] == 'P'
        && start[1] >= '1'
        && start[1] <= '7'
        && (start[2] == ' ' || start[2] >= '\t' && start[2] <= '\r' || start[2] == '#');
  }

  private static boolean startsWith(byte[] start, int from, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (from + i >= start.length || (start[from + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are files of this format that are decoded row by row. */
  boolean mayComeByRows() {
    return this == PNG || this == QOI || this == PNM;
  }

  /**
   * Opens a file of this format.
   *
   * @param room of the file
   * @param in the file
   */
  PictureFile open(InputRoom room, ImageInputStream in) throws IOException {
    Path file = room.file();
    return switch (this) {
      case PNG -> PngFile.open(file, in);
      case JPEG -> JpegFile.open(file, room.copy(title)); // which is changed
      case TIFF -> TiffFile.open(file, in);
      case WEBP -> WebpFile.open(file, room.copy(title));
      case BMP -> BmpFile.open(file, in);
      case GIF -> GifFile.open(file, in);
      case PSD -> PsdFile.open(file, in);
      case QOI -> QoiFile.open(file, in);
      case PNM -> PnmFile.open(file, in);
    };
  }

  /** A new codec, always of the same make, whatever else is registered. */
  ImageReader newReader() throws IOException {
    return registered(this == JPEG ? JPEGImageReaderSpi.class : TIFFImageReaderSpi.class);
  }

  private static ImageReader registered(Class<? extends ImageReaderSpi> provider)
      throws IOException {
    return IIORegistry.getDefaultInstance()
        .getServiceProviderByClass(provider)
        .createReaderInstance();
  }
}
