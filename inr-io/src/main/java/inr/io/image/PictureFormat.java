package inr.io.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.psd.PSDImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The picture formats that are read, known by the first bytes of a file and never by its name. */
public enum PictureFormat {
  PNG("PNG"),
  JPEG("JPEG"),
  TIFF("TIFF"),
  WEBP("WebP"),
  BMP("BMP"),
  GIF("GIF"),
  PSD("PSD");

  /** The formats in words, for messages. */
  public static final String ALL = "a PNG, JPEG, TIFF, WebP, BMP, GIF or PSD picture";

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
    } else if (startsWith(start, 0, "II*\0") || startsWith(start, 0, "MM\0*")) {
      return Optional.of(TIFF);
    } else if (startsWith(start, 0, "RIFF") && startsWith(start, 8, "WEBP")) {
      return Optional.of(WEBP);
    } else if (startsWith(start, 0, "BM")) {
      return Optional.of(BMP);
    } else if (startsWith(start, 0, "GIF87a") || startsWith(start, 0, "GIF89a")) {
      return Optional.of(GIF);
    } else if (startsWith(start, 0, "8BPS")) {
      return Optional.of(PSD);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] start, int from, String magic) {
    for (int i = 0; i < magic.length(); i++) {
      if (from + i >= start.length || (start[from + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A new reader, always of the same make, whatever else is registered. */
  ImageReader newReader() throws IOException {
    return switch (this) {
      case PNG, GIF -> ImageIO.getImageReadersByFormatName(title).next(); // the JDK's own
      case JPEG -> registered(JPEGImageReaderSpi.class);
      case TIFF -> registered(TIFFImageReaderSpi.class);
      case WEBP -> registered(WebPImageReaderSpi.class);
      case BMP -> registered(BMPImageReaderSpi.class);
      case PSD -> registered(PSDImageReaderSpi.class);
    };
  }

  private static ImageReader registered(Class<? extends ImageReaderSpi> provider)
      throws IOException {
    return IIORegistry.getDefaultInstance()
        .getServiceProviderByClass(provider)
        .createReaderInstance();
  }
}
