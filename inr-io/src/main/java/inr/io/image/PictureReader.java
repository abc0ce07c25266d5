package inr.io.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import inr.io.InputFile;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads PNG, JPEG, TIFF, WebP, BMP, GIF and PSD pictures as the numbers that are stored in them.
 *
 * <p>Nothing is resized or cropped. What else is changed is told in {@link DecodedPicture#notes()}:
 * the EXIF orientation is applied, the colours of an embedded ICC profile that is not sRGB are
 * converted to sRGB, palettes and samples of odd depth are expanded. The structure of the file is
 * walked to its end before a codec sees it, so a file that was cut off or claims more than it holds
 * is refused before anything is allocated; damage that a codec only warns of is an error too.
 */
public final class PictureReader {
  /** Warnings of the codecs that mean missing or wrong pixels; the others are about metadata. */
  private static final Pattern DAMAGE =
      Pattern.compile(
          "premature|corrupt jpeg|corrupt webp|inconsistent progression|unexpected end|end of (file|stream|input|data)",
          Pattern.CASE_INSENSITIVE);

  private PictureReader() {}

  /**
   * Reads a picture into the usual storage.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off or of a kind that is not
   *     read
   * @throws IOException if the disk fails or is full
   */
  public static DecodedPicture read(Path file) throws IOException {
    return read(file, SampleStorage.of());
  }

  /**
   * Reads a picture.
   *
   * <p>The codec's image and the samples are held in {@code storage}, for the time of reading both
   * unless the pixels need no change. Codecs of progressive JPEG and WebP take more of their own.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off or of a kind that is not
   *     read
   * @throws IOException if the disk fails or is full
   */
  public static DecodedPicture read(Path file, SampleStorage storage) throws IOException {
    InputFile.check(file, PictureFormat.ALL);
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(PictureFormat.MAGIC_BYTES);
    }
    PictureFormat format =
        PictureFormat.of(start)
            .orElseThrow(
                () ->
                    new SignalFormatException(
                        file,
                        "is not a picture of a known format; " + PictureFormat.ALL + " is needed"));
    try {
      return read(file, format, storage);
    } catch (EOFException e) {
      throw new SignalFormatException(
          file, format.title() + " data ends too early; the file is cut off or damaged", e);
    } catch (RuntimeException e) {
      // Codecs throw all sorts on lying data.
      throw undecodable(file, format, e);
    }
  }

  private static DecodedPicture read(Path file, PictureFormat format, SampleStorage storage)
      throws IOException {
    // JPEG and WebP carry their profile where the codec would apply it behind our back; in a copy
    // it can be hidden.
    boolean copied = format == PictureFormat.JPEG || format == PictureFormat.WEBP;
    if (copied) {
      PictureHeader.requireIndexable(file, Files.size(file), "bytes of " + format.title());
    }
    ByteBuffer bytes = copied ? storage.copyOf(file) : ByteBuffer.allocate(0);
    try (ImageInputStream in =
        copied
            ? new MemoryInput(bytes)
            : new BufferedFileImageInputStreamSpi()
                .createInputStreamInstance(file.toFile(), false, null)) {
      PictureHeader header =
          switch (format) {
            case PNG -> PngHeader.read(file, in);
            case JPEG -> JpegHeader.read(file, bytes);
            case TIFF -> TiffHeader.read(file, in);
            case WEBP -> WebpHeader.read(file, bytes);
            case BMP -> BmpHeader.read(file, in);
            case GIF -> GifHeader.read(file, in);
            case PSD -> PsdHeader.read(file, in);
          };
      List<String> notes = new ArrayList<>(header.notes());
      in.seek(0);
      BufferedImage image = decode(file, format, header, in, storage, notes);
      return new PixelChanges(file, header, image, storage, notes).picture();
    }
  }

  private static BufferedImage decode(
      Path file,
      PictureFormat format,
      PictureHeader header,
      ImageInputStream in,
      SampleStorage storage,
      List<String> notes)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = format.newReader();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, false, false);
      requireSize(file, header, reader.getWidth(0), reader.getHeight(0));
      // PSD as stored: its reader would convert to sRGB itself.
      ImageTypeSpecifier type =
          format == PictureFormat.PSD ? reader.getRawImageType(0) : reader.getImageTypes(0).next();
      PixelRows.requireReadable(file, type);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(
          Canvas.of(file, format, type, header.width(), header.height(), storage));
      BufferedImage image = reader.read(0, parameters);
      for (String warning : warnings) {
        if (DAMAGE.matcher(warning).find()) {
          throw new SignalFormatException(
              file, format.title() + " data is damaged or cut off (" + plain(warning) + ")");
        }
        if (!warning.contains(
            "ICC")) { // profiles are our own business, and noted where they are applied
          notes.add("codec: " + plain(warning));
        }
      }
      return image;
    } catch (SignalFormatException | EOFException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw undecodable(file, format, e);
    } finally {
      reader.dispose();
    }
  }

  private static void requireSize(Path file, PictureHeader header, int width, int height)
      throws SignalFormatException {
    if (width != header.width() || height != header.height()) {
      throw new SignalFormatException(
          file,
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

  private static SignalFormatException undecodable(Path file, PictureFormat format, Exception e) {
    String reason =
        Optional.ofNullable(e.getMessage())
            .map(PictureReader::plain)
            .orElse(e.getClass().getSimpleName());
    return new SignalFormatException(
        file,
        format.title()
            + " data cannot be decoded ("
            + reason
            + "); the file is damaged or of a variant that is not read",
        e);
  }

  private static String plain(String message) {
    return message.strip().replaceAll("\\s+", " ");
  }
}
