package inr.io.image;

import inr.io.Output;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes pictures as PNG (8 and 16 bits, with or without alpha), JPEG (8 bits, no alpha, quality
 * 0.95), TIFF, or PGM, PPM and PAM, told by the ending of the name.
 *
 * <p>The numbers are written as they are, except that JPEG is lossy. A file appears whole or not at
 * all.
 */
public final class PictureWriter {
  /** Endings of the names of pictures that can be written. */
  public static final String ENDINGS = ".png, .jpg, .jpeg, .tif, .tiff, .pgm, .ppm, .pnm and .pam";

  private static final float JPEG_QUALITY = 0.95f;
  private static final int LARGEST_JPEG_SIDE = 65_500;

  /** 32-bit offsets, less room for the directory. */
  private static final long MOST_TIFF_BYTES = (1L << 32) - (1 << 24);

  /** The formats, those of the Netpbm family last. */
  private enum Kind {
    PNG,
    JPEG,
    TIFF,
    PGM,
    PPM,
    PNM,
    PAM
  }

  private PictureWriter() {}

  /**
   * Refuses what {@link #write} would refuse, before any work is done. A pipe or device of any
   * other name gets a PNG.
   *
   * @throws IllegalArgumentException if the ending is unknown, the format does not hold the
   *     picture's depth or channels, or the picture is larger than it allows
   */
  public static void check(Path file, Medium.Picture medium) {
    check(file, kind(file, !Output.isStream(file)), medium);
  }

  /** The same for a place that has been claimed. */
  public static void check(Output output, Medium.Picture medium) {
    check(output.target(), kind(output.target(), output.isFile()), medium);
  }

  private static void check(Path file, Kind kind, Medium.Picture medium) {
    if (kind == Kind.JPEG && (medium.hasAlpha() || medium.bitDepth() != 8)) {
      throw new IllegalArgumentException(
          file.getFileName()
              + ": JPEG holds 8 bits and no alpha but the picture has "
              + medium.bitDepth()
              + " bits and "
              + (medium.hasAlpha() ? "alpha" : "no alpha")
              + "; write a .png");
    }
    boolean fits =
        switch (kind) {
          case PGM -> medium.channels() == 1;
          case PPM -> medium.channels() == 3;
          case PNM -> !medium.hasAlpha();
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          file.getFileName()
              + ": "
              + kind
              + " holds "
              + (kind == Kind.PGM ? "grey" : kind == Kind.PPM ? "RGB" : "grey or RGB")
              + " without alpha but this is a "
              + medium.text()
              + "; write a .pam");
    }
    long samples = (long) medium.width() * medium.height() * medium.channels();
    int side = Math.max(medium.width(), medium.height());
    if (kind == Kind.JPEG && (side > LARGEST_JPEG_SIDE || samples > Integer.MAX_VALUE)) {
      throw tooLarge(
          file, medium, "JPEG holds " + LARGEST_JPEG_SIDE + " pixels a side and 2^31 - 1 samples");
    }
    if (kind == Kind.TIFF && samples * (medium.bitDepth() / 8) > MOST_TIFF_BYTES) {
      throw tooLarge(file, medium, "TIFF holds 4 GiB");
    }
  }

  /** Whether what is written there takes fewer bytes than the numbers of the picture. */
  public static boolean packs(Output output) {
    Kind kind = kind(output.target(), output.isFile());
    return kind == Kind.PNG || kind == Kind.JPEG;
  }

  /** Bytes of memory for the rows of a picture that writing holds at once. */
  public static long memory(Medium.Picture medium) {
    return RowImage.memory(medium);
  }

  private static IllegalArgumentException tooLarge(Path file, Medium.Picture medium, String limit) {
    return new IllegalArgumentException(
        file.getFileName() + ": " + limit + " but this is a " + medium.text() + "; write a .png");
  }

  private static Kind kind(Path file, boolean named) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "png" -> Kind.PNG;
      case "jpg", "jpeg" -> Kind.JPEG;
      case "tif", "tiff" -> Kind.TIFF;
      case "pgm" -> Kind.PGM;
      case "ppm" -> Kind.PPM;
      case "pnm" -> Kind.PNM;
      case "pam" -> Kind.PAM;
      default -> {
        if (!named) {
          yield Kind.PNG;
        }
        throw new IllegalArgumentException(
            name + ": pictures are written to names that end in " + ENDINGS);
      }
    };
  }

  /**
   * Writes a picture that is in memory.
   *
   * @param file where; its ending tells the format
   * @param medium size, channels and depth
   * @param samples width·height·channels stored numbers
   * @param overwrite whether an older file may be replaced
   * @throws IllegalArgumentException as {@link #check}, or if the number of samples is wrong
   * @throws IOException if the file exists and may not be replaced, or cannot be written
   */
  public static void write(Path file, Medium.Picture medium, Samples samples, boolean overwrite)
      throws IOException {
    long expected = (long) medium.width() * medium.height() * medium.channels();
    if (samples.size() != expected) {
      throw new IllegalArgumentException(
          "picture needs " + expected + " samples but has " + samples.size());
    }
    write(file, medium, PictureRows.of(samples, medium.width() * medium.channels()), overwrite);
  }

  /**
   * Writes a picture row by row, with a few rows in memory.
   *
   * @param file where; its ending tells the format
   * @param medium size, channels and depth
   * @param rows gives the stored numbers from top to bottom
   * @param overwrite whether an older file may be replaced
   * @throws IllegalArgumentException as {@link #check}
   * @throws IOException if the file exists and may not be replaced, or cannot be written
   */
  public static void write(Path file, Medium.Picture medium, PictureRows rows, boolean overwrite)
      throws IOException {
    check(file, medium);
    try (Output output = Output.claim(file, overwrite)) {
      write(output, medium, rows);
    }
  }

  /**
   * Writes a picture row by row where a place has been claimed for it.
   *
   * @param output where; the ending of its name tells the format
   * @param medium size, channels and depth
   * @param rows gives the stored numbers from top to bottom
   * @throws IllegalArgumentException as {@link #check}
   * @throws IOException if the file cannot be written
   */
  public static void write(Output output, Medium.Picture medium, PictureRows rows)
      throws IOException {
    check(output, medium);
    Kind kind = kind(output.target(), output.isFile());
    output.write(partial -> encode(kind, medium, rows, partial));
  }

  private static void encode(
      Kind kind, Medium.Picture medium, PictureRows rows, RandomAccessFile file)
      throws IOException {
    if (kind.compareTo(Kind.PGM) >= 0) {
      PnmWriter.write(medium, rows, kind == Kind.PAM, file);
      return;
    }
    encode(kind, medium, rows, JPEG_QUALITY, new LentFileStream(file));
  }

  /** Writes a JPEG of any quality, 0 to 1. */
  static void jpeg(Medium.Picture medium, PictureRows rows, float quality, ImageOutputStream out)
      throws IOException {
    encode(Kind.JPEG, medium, rows, quality, out);
  }

  private static void encode(
      Kind kind, Medium.Picture medium, PictureRows rows, float quality, ImageOutputStream out)
      throws IOException {
    ImageWriter writer = writer(kind);
    try {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (kind == Kind.JPEG) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
      }
      writer.setOutput(out);
      RowImage image = new RowImage(medium, rows);
      writer.write(
          null,
          new IIOImage(kind == Kind.JPEG ? image.inOnePiece() : image, null, null),
          parameters);
      out.flush();
    } finally {
      writer.dispose();
    }
  }

  /** The writer of the JDK itself: other TIFF writers do not take images that come in tiles. */
  private static ImageWriter writer(Kind kind) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(kind.name());
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getModule() == ImageIO.class.getModule()) {
        return writer;
      }
    }
    throw new IllegalStateException("this Java has no writer for " + kind + " pictures");
  }
}
