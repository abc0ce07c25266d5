package inr.io.array;

import inr.io.InputBudget;
import inr.io.InputFile;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Reads arrays of numbers: of NumPy, NRRD, NIfTI-1, and bare ones with a description beside them.
 */
public final class ArrayReader {
  /** What is read, in words. */
  public static final String ALL = "NPY, NRRD, NIfTI or RAW with a JSON beside it";

  private static final List<ArrayFormat> FORMATS =
      List.of(new NpyFile(2), new NrrdFile(), new NiftiFile(), new RawFile(2));

  /** Those of numbers that need not lie on a grid. */
  private static final List<ArrayFormat> LISTS =
      List.of(new NpyFile(1), new NrrdFile(), new NiftiFile(), new RawFile(1));

  /** Numbers that are read at once. */
  private static final int PART = 1 << 13;

  /** Deflate makes no more bytes of one. */
  private static final int MOST_PACKED = 1032;

  private ArrayReader() {}

  /**
   * Whether a file is such an array, by its beginning or its name.
   *
   * @throws IOException if the disk fails
   */
  public static boolean recognises(Path file) throws IOException {
    return format(file, FORMATS).isPresent();
  }

  private static Optional<ArrayFormat> format(Path file, List<ArrayFormat> formats)
      throws IOException {
    for (ArrayFormat format : formats) {
      if (format.recognises(file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads an array.
   *
   * @throws SignalFormatException if the file is missing, damaged, cut off, no array that is read,
   *     has a number that is not finite, or takes more than {@code budget} or the memory of this
   *     Java
   * @throws IOException if the disk fails
   */
  public static NumberArray read(Path file, InputBudget budget) throws IOException {
    return opened(file, budget, FORMATS, ArrayReader::array);
  }

  /**
   * Numbers in the order in which they lie.
   *
   * @param sides points along each axis, slowest first, and numbers of a point if they are several
   * @param numbers owned by the list
   */
  public record Listed(List<Integer> sides, double[] numbers) {
    public Listed {
      sides = List.copyOf(sides);
    }
  }

  /**
   * Reads an array of any number of axes as a list.
   *
   * @throws SignalFormatException as {@link #read}
   * @throws IOException if the disk fails
   */
  public static Listed numbers(Path file, InputBudget budget) throws IOException {
    return opened(file, budget, LISTS, ArrayReader::listed);
  }

  private static Listed listed(InputRoom room, ArrayFormat.Opened opened) throws IOException {
    ArrayLayout layout = opened.layout();
    double[] numbers = new double[count(room, opened, Double.BYTES)];
    each(room, opened, numbers.length, (i, number) -> numbers[i] = number);
    Stream<Long> channels = layout.channels() > 1 ? Stream.of(layout.channels()) : Stream.of();
    return new Listed(
        Stream.concat(layout.axes().stream(), channels).map(Long::intValue).toList(), numbers);
  }

  /** Makes something of an array whose header has been read. */
  private interface Maker<T> {
    T of(InputRoom room, ArrayFormat.Opened opened) throws IOException;
  }

  /** Is given the numbers one by one. */
  private interface Taker {
    void take(int index, double number);
  }

  private static <T> T opened(
      Path file, InputBudget budget, List<ArrayFormat> formats, Maker<T> maker) throws IOException {
    InputFile.check(file, ALL);
    ArrayFormat format =
        format(file, formats)
            .orElseThrow(
                () -> new SignalFormatException(file, "is no array; " + ALL + " is needed"));
    InputRoom room = new InputRoom(file, SampleStorage.of(), budget);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return maker.of(room, format.open(file, in));
    } catch (SignalFormatException e) {
      throw e;
    } catch (EOFException e) {
      throw new SignalFormatException(
          file, "numbers end too early; the file is cut off or damaged", e);
    } catch (ZipException e) {
      throw new SignalFormatException(file, "cannot be unpacked (" + e.getMessage() + ")", e);
    } catch (OutOfMemoryError e) {
      throw SignalFormatException.tooLarge(file, e);
    }
  }

  private static NumberArray array(InputRoom room, ArrayFormat.Opened opened) throws IOException {
    ArrayLayout layout = opened.layout();
    float[] numbers = new float[count(room, opened, Float.BYTES)];
    each(room, opened, numbers.length, (i, number) -> numbers[i] = (float) number);
    return new NumberArray(
        layout.axes().stream().map(Long::intValue).toList(),
        (int) layout.channels(),
        numbers,
        layout.notes());
  }

  /** All numbers, which must be finite as those of 32 bits. */
  private static void each(InputRoom room, ArrayFormat.Opened opened, int count, Taker taker)
      throws IOException {
    ArrayLayout layout = opened.layout();
    NumberType type = layout.type();
    byte[] part = new byte[type.size() * Math.min(PART, count)];
    ByteBuffer bytes = ByteBuffer.wrap(part).order(layout.order());
    for (int i = 0; i < count; ) {
      int end = Math.min(count, i + PART);
      if (opened.numbers().readNBytes(part, 0, type.size() * (end - i)) < type.size() * (end - i)) {
        throw new EOFException();
      }
      for (bytes.clear(); i < end; i++) {
        double number = layout.number(type.next(bytes));
        if (!Float.isFinite((float) number)) {
          throw new SignalFormatException(
              room.file(),
              "number " + i + " of the array is " + (float) number + "; all must be finite");
        }
        taker.take(i, number);
      }
    }
  }

  /** Refuses what its file cannot hold, or this Java not keep. */
  private static int count(InputRoom room, ArrayFormat.Opened opened, int bytesEach)
      throws IOException {
    ArrayLayout layout = opened.layout();
    double count = layout.channels();
    for (long axis : layout.axes()) {
      if (axis < 1) {
        throw new SignalFormatException(
            room.file(),
            "header claims the axes " + layout.axes() + "; at least 1 point on each is needed");
      }
      count *= axis;
    }
    double bytes = count * layout.type().size();
    double most = (double) Files.size(room.file()) * (opened.packed() ? MOST_PACKED : 1);
    if (bytes > most) {
      throw new SignalFormatException(
          room.file(),
          String.format(
              Locale.ROOT,
              "header claims the axes %s, which take %.0f bytes, more than the file can hold; it is damaged or cut off",
              layout.axes(),
              bytes));
    }
    room.requireSamples((long) count);
    long numbers = (long) count;
    room.requireHeap(numbers * bytesEach / Float.BYTES);
    return (int) count;
  }
}
