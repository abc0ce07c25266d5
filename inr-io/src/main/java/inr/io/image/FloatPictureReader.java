package inr.io.image;

import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** Reads pictures of 32-bit floating point: PFM, and TIFF of which no number is changed. */
public final class FloatPictureReader {
  private FloatPictureReader() {}

  /**
   * Whether a file is a picture of floating point; false if it is none, or damaged where it says
   * so.
   *
   * @throws IOException if the disk fails
   */
  public static boolean recognises(Path file) throws IOException {
    byte[] start = start(file);
    if (PfmFile.recognises(start)) {
      return true;
    } else if (PictureFormat.of(start).filter(PictureFormat.TIFF::equals).isEmpty()) {
      return false;
    }
    try (ImageInputStream in = open(file)) {
      return TiffFile.open(file, in).holdsFloats();
    } catch (IOException | RuntimeException e) {
      return false; // told by whoever reads the file
    }
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PictureFormat.MAGIC_BYTES);
    }
  }

  private static ImageInputStream open(Path file) throws IOException {
    return new BufferedFileImageInputStreamSpi()
        .createInputStreamInstance(file.toFile(), false, null);
  }

  /**
   * Reads a picture.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off, no picture of floating
   *     point, has a sample that is not finite, or takes more than {@code budget} or the memory of
   *     this Java
   * @throws IOException if the disk fails
   */
  public static FloatPicture read(Path file, InputBudget budget) throws IOException {
    InputFile.check(file, "a PFM or TIFF picture of floating point");
    InputRoom room = new InputRoom(file, SampleStorage.of(), budget);
    try (ImageInputStream in = open(file)) {
      FloatPicture picture = picture(room, start(file), in);
      room.requireSamples(picture.samples().length);
      requireFinite(file, picture);
      return picture;
    } catch (SignalFormatException e) {
      throw e;
    } catch (EOFException e) {
      throw new SignalFormatException(
          file, "data of floating point ends too early; the file is cut off or damaged", e);
    } catch (IOException | RuntimeException e) {
      throw new SignalFormatException(
          file, "picture of floating point cannot be decoded (" + e.getMessage() + ")", e);
    } catch (OutOfMemoryError e) {
      throw SignalFormatException.tooLarge(file, e);
    }
  }

  private static FloatPicture picture(InputRoom room, byte[] start, ImageInputStream in)
      throws IOException {
    return PfmFile.recognises(start) ? PfmFile.read(room, in) : tiff(room, in);
  }

  private static FloatPicture tiff(InputRoom room, ImageInputStream in) throws IOException {
    TiffFile tiff = TiffFile.open(room.file(), in);
    if (!tiff.holdsFloats()) {
      throw new SignalFormatException(room.file(), "has no samples of 32-bit floating point");
    }
    PictureHeader header = tiff.header();
    List<String> notes = new ArrayList<>(header.notes());
    if (header.profile().isPresent()) {
      notes.add("embedded ICC profile was not applied to floating point");
    }
    long size = (long) header.width() * header.height() * tiff.channels();
    room.requireSamples(size);
    room.requireHeap(size);
    float[] stored = new float[(int) size];
    tiff.floats(stored);
    return turned(header, tiff.channels(), stored, notes);
  }

  private static FloatPicture turned(
      PictureHeader header, int channels, float[] stored, List<String> notes)
      throws SignalFormatException {
    Orientation orientation = header.orientation();
    if (orientation == Orientation.UPRIGHT) {
      return new FloatPicture(header.width(), header.height(), channels, stored, notes);
    }
    notes.add(orientation.note());
    float[] shown = new float[stored.length];
    for (int y = 0, next = 0; y < header.height(); y++) {
      for (int x = 0; x < header.width(); x++) {
        int to = orientation.index(x, y, header.width(), header.height()) * channels;
        for (int c = 0; c < channels; c++) {
          shown[to + c] = stored[next++];
        }
      }
    }
    boolean swap = orientation.swapsAxes();
    return new FloatPicture(
        swap ? header.height() : header.width(),
        swap ? header.width() : header.height(),
        channels,
        shown,
        notes);
  }

  private static void requireFinite(Path file, FloatPicture picture) throws SignalFormatException {
    float[] samples = picture.samples();
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        int pixel = i / picture.channels();
        throw new SignalFormatException(
            file,
            "channel "
                + i % picture.channels()
                + " of pixel "
                + pixel % picture.width()
                + ", "
                + pixel / picture.width()
                + " is "
                + samples[i]
                + "; all samples must be finite");
      }
    }
  }
}
