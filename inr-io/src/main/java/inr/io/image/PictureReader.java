package inr.io.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.InputRoom;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads pictures of the formats of {@link PictureFormat} as the numbers that are stored in them.
 *
 * <p>Nothing is resized or cropped. What else is changed is told in {@link DecodedPicture#notes()}:
 * the EXIF orientation is applied, the colours of an embedded ICC profile that is not sRGB are
 * converted to sRGB, palettes and samples of odd depth are expanded. The structure of the file is
 * walked to its end before a codec sees it, so a file that was cut off or claims more than it holds
 * is refused before anything is allocated; damage that a codec only warns of is an error too. A
 * file whose pixels are all there is read, and what is wrong with the rest of it is told.
 */
public final class PictureReader {
  private PictureReader() {}

  /**
   * Reads a picture into the usual storage with the usual budget.
   *
   * @throws SignalFormatException as below
   * @throws IOException if the disk fails or is full
   */
  public static DecodedPicture read(Path file) throws IOException {
    return read(file, SampleStorage.of(), InputBudget.of(), RowWatch.NONE);
  }

  /**
   * Reads a picture.
   *
   * <p>The codec's image and the samples are held in {@code storage}, for the time of reading both
   * unless the pixels need no change. The codec of progressive JPEG takes more of its own.
   *
   * @param watch sees the rows as they are decoded; those that a codec gives at once it does not
   *     see
   * @throws SignalFormatException if the file is missing, damaged, cut off, of a kind that is not
   *     read, or takes more than {@code budget} or the memory of this Java
   * @throws IOException if the disk fails or is full
   */
  public static DecodedPicture read(
      Path file, SampleStorage storage, InputBudget budget, RowWatch watch) throws IOException {
    InputFile.check(file, PictureFormat.ALL);
    byte[] start = start(file);
    if (PfmFile.recognises(start)) {
      throw new SignalFormatException(file, PictureFile.FLOATING_POINT);
    }
    PictureFormat format =
        PictureFormat.of(start)
            .orElseThrow(
                () ->
                    new SignalFormatException(
                        file,
                        "is not a picture of a known format; " + PictureFormat.ALL + " is needed"));
    return inWords(file, format, () -> read(format, new InputRoom(file, storage, budget), watch));
  }

  /**
   * A picture from top to bottom, of any number of samples.
   *
   * @return none if the file is no picture, or of a kind that is decoded as a whole: of other
   *     formats than PNG, PNM and QOI, in passes, or turned
   * @throws SignalFormatException as {@link #read}
   * @throws IOException if the disk fails
   */
  public static Optional<PictureStream> stream(Path file) throws IOException {
    InputFile.check(file, PictureFormat.ALL);
    Optional<PictureFormat> format = PictureFormat.of(start(file));
    return format.isEmpty()
        ? Optional.empty()
        : inWords(file, format.get(), () -> stream(file, format.get()));
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PictureFormat.MAGIC_BYTES);
    }
  }

  /** A part of the reading. */
  interface Reading<T> {
    T run() throws IOException;
  }

  /** Reads, and says in a line what is wrong with the file if something is. */
  static <T> T inWords(Path file, PictureFormat format, Reading<T> reading) throws IOException {
    try {
      return reading.run();
    } catch (SignalFormatException | FileSystemException e) {
      throw e;
    } catch (EOFException e) {
      throw new SignalFormatException(
          file, format.title() + " data ends too early; the file is cut off or damaged", e);
    } catch (IOException | RuntimeException e) {
      // Codecs throw all sorts on lying data.
      throw undecodable(file, format, e);
    } catch (OutOfMemoryError e) {
      // A codec allocates by itself, and by what a file claims.
      throw SignalFormatException.tooLarge(file, e);
    }
  }

  private static DecodedPicture read(PictureFormat format, InputRoom room, RowWatch watch)
      throws IOException {
    try (ImageInputStream in = open(room.file())) {
      return changes(format.open(room, in), room).picture(watch);
    }
  }

  private static Optional<PictureStream> stream(Path file, PictureFormat format)
      throws IOException {
    if (!format.mayComeByRows()) {
      return Optional.empty();
    }
    InputRoom room = new InputRoom(file, SampleStorage.of(), InputBudget.of());
    ImageInputStream in = open(file);
    Optional<PictureStream> stream = Optional.empty();
    try {
      PictureFile picture = format.open(room, in);
      if (picture.comesByRows() && picture.header().orientation() == Orientation.UPRIGHT) {
        stream = Optional.of(new DecodedRows(file, format, in, changes(picture, room)));
      }
      return stream;
    } finally {
      if (stream.isEmpty()) {
        in.close();
      }
    }
  }

  private static ImageInputStream open(Path file) throws IOException {
    return new BufferedFileImageInputStreamSpi()
        .createInputStreamInstance(file.toFile(), false, null);
  }

  private static PixelChanges changes(PictureFile picture, InputRoom room) throws IOException {
    PictureHeader header = picture.header();
    PictureHeader.requireRowFits(room.file(), header.width());
    PixelRows rows = picture.rows(room);
    PictureHeader.requireRowFits(room.file(), (long) header.width() * rows.channels());
    return new PixelChanges(header, rows, room);
  }

  private static SignalFormatException undecodable(Path file, PictureFormat format, Exception e) {
    boolean inWords = e instanceof IOException || e instanceof IllegalArgumentException;
    String reason =
        Optional.ofNullable(inWords ? e.getMessage() : null)
            .map(CodecPicture::plain)
            .orElse(e.getClass().getSimpleName());
    return new SignalFormatException(
        file,
        format.title()
            + " data cannot be decoded ("
            + reason
            + "); the file is damaged or of a variant that is not read",
        e);
  }
}
