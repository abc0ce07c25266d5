package inr.io.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import inr.io.InputFile;
import inr.io.SignalFormatException;
import inr.signal.Medium;
import inr.signal.Samples;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
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
   * Reads a picture.
   *
   * <p>Takes the memory of the picture twice: the codec's image and the samples.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off or of a kind that is not
   *     read
   * @throws IOException if the disk fails
   */
  public static DecodedPicture read(Path file) throws IOException {
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
      return read(file, format);
    } catch (EOFException e) {
      throw new SignalFormatException(
          file, format.title() + " data ends too early; the file is cut off or damaged", e);
    } catch (RuntimeException e) {
      // Codecs throw all sorts on lying data.
      throw undecodable(file, format, e);
    }
  }

  private static DecodedPicture read(Path file, PictureFormat format) throws IOException {
    // JPEG and WebP carry their profile where the codec would apply it behind our back; they are
    // taken into memory, where it can be hidden.
    boolean inMemory = format == PictureFormat.JPEG || format == PictureFormat.WEBP;
    if (inMemory) {
      requireMemory(
          file,
          Files.size(file),
          "a " + format.title() + " file of " + Files.size(file) + " bytes");
    }
    byte[] bytes = inMemory ? Files.readAllBytes(file) : new byte[0];
    try (ImageInputStream in =
        inMemory
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
      requireMemory(
          file,
          bytes.length + (long) header.bytesPerPixel() * header.width() * header.height(),
          "a picture of " + header.width() + " x " + header.height() + " pixels");
      List<String> notes = new ArrayList<>(header.notes());
      in.seek(0);
      BufferedImage image = decode(file, format, in, notes);
      if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
        throw new SignalFormatException(
            file,
            "header claims "
                + header.width()
                + " x "
                + header.height()
                + " pixels but "
                + image.getWidth()
                + " x "
                + image.getHeight()
                + " were decoded; the file is damaged");
      }
      return collect(file, header, new PixelRows(file, image), notes);
    }
  }

  private static void requireMemory(Path file, long bytes, String what)
      throws SignalFormatException {
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new SignalFormatException(
          file,
          what
              + " takes about "
              + mebibytes(bytes)
              + " MiB to read and Java may use "
              + mebibytes(most)
              + "; allow it more (java -Xmx)");
    }
  }

  private static long mebibytes(long bytes) {
    return bytes + (1 << 20) - 1 >> 20;
  }

  private static BufferedImage decode(
      Path file, PictureFormat format, ImageInputStream in, List<String> notes) throws IOException {
    List<String> warnings = new ArrayList<>();
    ImageReader reader = format.newReader();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(in, false, false);
      ImageReadParam parameters = reader.getDefaultReadParam();
      if (format == PictureFormat.PSD) {
        parameters.setDestinationType(
            reader.getRawImageType(0)); // as stored; its reader would convert to sRGB itself
      }
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
    } catch (SignalFormatException | EOFException e) {
      throw e;
    } catch (IOException e) {
      throw undecodable(file, format, e);
    } finally {
      reader.dispose();
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

  private static DecodedPicture collect(
      Path file, PictureHeader header, PixelRows rows, List<String> notes)
      throws SignalFormatException {
    notes.addAll(rows.notes());
    Optional<ColourProfile> profile = conversion(header, rows, notes);
    if (rows.colours() == 4 && profile.isEmpty()) {
      notes.add("CMYK without a profile converted to RGB by R = (1 - C)(1 - K)");
    }
    if (header.orientation() != Orientation.UPRIGHT) {
      notes.add(header.orientation().note());
    }
    int width = header.width();
    int height = header.height();
    int alpha = rows.channels() - rows.colours();
    int channels = Math.min(rows.colours(), 3) + alpha;
    long size = (long) width * height * channels;
    if (size > Integer.MAX_VALUE - 8) {
      throw new SignalFormatException(
          file,
          "has " + size + " samples; at most " + (Integer.MAX_VALUE - 8) + " fit into an array");
    }
    int peak = (1 << rows.bitDepth()) - 1;
    byte[] bytes = new byte[peak == 255 ? (int) size : 0];
    short[] shorts = new short[peak == 255 ? 0 : (int) size];
    int[] row = new int[width * rows.channels()];
    for (int y = 0; y < height; y++) {
      rows.read(y, row);
      if (profile.isPresent()) {
        profile.get().toSrgb(row, width, rows.channels(), peak);
      } else if (rows.colours() == 4) {
        inkToLight(row, width, rows.channels(), peak);
      }
      for (int x = 0; x < width; x++) {
        int to = header.orientation().index(x, y, width, height) * channels;
        for (int c = 0; c < channels; c++) {
          if (peak == 255) {
            bytes[to + c] = (byte) row[x * channels + c];
          } else {
            shorts[to + c] = (short) row[x * channels + c];
          }
        }
      }
    }
    boolean swap = header.orientation().swapsAxes();
    Medium.Picture medium =
        new Medium.Picture(swap ? height : width, swap ? width : height, channels, rows.bitDepth());
    return new DecodedPicture(
        medium,
        peak == 255 ? new Samples.UnsignedBytes(bytes) : new Samples.UnsignedShorts(shorts),
        notes);
  }

  private static Optional<ColourProfile> conversion(
      PictureHeader header, PixelRows rows, List<String> notes) {
    if (header.profile().isEmpty()) {
      return Optional.empty();
    }
    try {
      ColourProfile profile = ColourProfile.of(header.profile().get(), rows.colours());
      if (profile.isSrgb()) {
        return Optional.empty();
      }
      notes.add("colours converted to sRGB from the embedded ICC profile " + profile.name());
      return Optional.of(profile);
    } catch (IllegalArgumentException e) {
      notes.add("embedded ICC profile " + e.getMessage() + " and was ignored");
      return Optional.empty();
    }
  }

  /** C M Y K in place to R G B by R = (1 − C)(1 − K), rounded; alpha moves up behind it. */
  private static void inkToLight(int[] row, int width, int channels, int peak) {
    int next = 0;
    for (int pixel = 0; pixel < width * channels; pixel += channels) {
      int light = peak - row[pixel + 3];
      for (int c = 0; c < 3; c++) {
        row[next++] = (int) ((2L * (peak - row[pixel + c]) * light + peak) / (2L * peak));
      }
      for (int a = 4; a < channels; a++) {
        row[next++] = row[pixel + a];
      }
    }
  }
}
