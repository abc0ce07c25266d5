package inr.io.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import inr.io.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * Writes pictures of 32-bit floating point as they are: PFM (grey or RGB) or TIFF (with alpha,
 * too), told by the ending of the name. A file appears whole or not at all.
 */
public final class FloatPictureWriter {
  /** Endings of the names of pictures of floating point that can be written. */
  public static final String ENDINGS = ".pfm, .tif and .tiff";

  private static final Set<String> FORMATS = Set.of("pfm", "tif", "tiff");

  /** 32-bit offsets, less room for the directory. */
  private static final long MOST_TIFF_BYTES = (1L << 32) - (1 << 24);

  private static final int STRIP_BYTES = 1 << 16;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEAD = 8;
  private static final int ENTRY = 12;
  private static final int FLOATING_POINT = 3;
  private static final int STRAIGHT_ALPHA = 2;

  private FloatPictureWriter() {}

  /** Whether a name is that of such a picture. */
  public static boolean isNameOf(Path file) {
    return FORMATS.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses what {@link #write} would refuse, before any work is done. A pipe or device of any
   * other name gets a PFM, or a TIFF if there is alpha.
   *
   * @throws IllegalArgumentException if the ending is unknown, PFM is asked for alpha, or the
   *     picture is larger than the format allows
   */
  public static void check(Path file, int width, int height, int channels) {
    check(file, isPfm(file, !Output.isStream(file), channels), width, height, channels);
  }

  /** The same for a place that has been claimed. */
  public static void check(Output output, int width, int height, int channels) {
    boolean pfm = isPfm(output.target(), output.isFile(), channels);
    check(output.target(), pfm, width, height, channels);
  }

  private static void check(Path file, boolean pfm, int width, int height, int channels) {
    if (width < 1 || height < 1 || channels < 1 || channels > 4) {
      throw new IllegalArgumentException(
          file.getFileName()
              + ": picture of "
              + width
              + " x "
              + height
              + " and "
              + channels
              + " channels; at least 1 x 1 and 1 to 4 channels are accepted");
    }
    if (pfm && channels % 2 == 0) {
      throw new IllegalArgumentException(
          file.getFileName() + ": PFM holds no alpha but the picture has it; write a .tif");
    }
    if (!pfm && (long) width * height * channels * Float.BYTES > MOST_TIFF_BYTES) {
      throw new IllegalArgumentException(
          file.getFileName() + ": TIFF holds 4 GiB but the picture has more; write a .pfm");
    }
  }

  private static boolean isPfm(Path file, boolean named, int channels) {
    return switch (ending(file)) {
      case "pfm" -> true;
      case "tif", "tiff" -> false;
      default -> {
        if (!named) {
          yield channels % 2 == 1;
        }
        throw new IllegalArgumentException(
            file.getFileName()
                + ": pictures of floating point are written to names that end in "
                + ENDINGS);
      }
    };
  }

  /**
   * Writes a picture row by row.
   *
   * @param file where; its ending tells the format
   * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
   * @param rows gives the numbers
   * @param overwrite whether an older file may be replaced
   * @throws IllegalArgumentException as {@link #check}
   * @throws IOException if the file exists and may not be replaced, or cannot be written
   */
  public static void write(
      Path file, int width, int height, int channels, FloatRows rows, boolean overwrite)
      throws IOException {
    check(file, width, height, channels);
    try (Output output = Output.claim(file, overwrite)) {
      write(output, width, height, channels, rows);
    }
  }

  /**
   * Writes a picture row by row where a place has been claimed for it.
   *
   * @param output where; the ending of its name tells the format
   * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
   * @param rows gives the numbers
   * @throws IllegalArgumentException as {@link #check}
   * @throws IOException if the file cannot be written
   */
  public static void write(Output output, int width, int height, int channels, FloatRows rows)
      throws IOException {
    check(output, width, height, channels);
    boolean pfm = isPfm(output.target(), output.isFile(), channels);
    output.write(
        partial -> {
          FileChannel out = partial.getChannel();
          if (pfm) {
            String head = "P" + (channels == 1 ? 'f' : 'F') + "\n" + width + " " + height + "\n";
            drain(out, ByteBuffer.wrap((head + "-1.0\n").getBytes(US_ASCII)));
          } else {
            drain(out, directory(width, height, channels));
          }
          body(out, width * channels, height, rows, pfm);
        });
  }

  /** A PFM begins with its lowest row. */
  private static void body(
      FileChannel out, int rowSamples, int height, FloatRows rows, boolean fromBelow)
      throws IOException {
    float[] row = new float[rowSamples];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rowSamples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < height; i++) {
      rows.read(fromBelow ? height - 1 - i : i, 1, row);
      bytes.clear().asFloatBuffer().put(row);
      drain(out, bytes);
    }
  }

  /** The head of a TIFF, its directory and what belongs to it; the strips follow. */
  private static ByteBuffer directory(int width, int height, int channels) {
    int rowBytes = Math.multiplyExact(Float.BYTES * channels, width);
    int stripRows = Math.max(1, Math.min(height, STRIP_BYTES / rowBytes));
    int strips = (height + stripRows - 1) / stripRows;
    boolean alpha = channels % 2 == 0;
    int entries = alpha ? 12 : 11;
    int lists = HEAD + 2 + ENTRY * entries + 4;
    int data = lists + 2 * Short.BYTES * channels + 2 * Integer.BYTES * strips;
    ByteBuffer out = ByteBuffer.allocate(data).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(HEAD);
    out.putShort((short) entries);
    Lists more = new Lists(out, lists);
    entry(out, 256, LONG, 1, width);
    entry(out, 257, LONG, 1, height);
    more.shorts(258, channels, Float.SIZE);
    entry(out, 259, SHORT, 1, TiffFormat.UNCOMPRESSED);
    entry(out, 262, SHORT, 1, channels < 3 ? 1 : 2);
    more.longs(273, strips, i -> data + (long) i * stripRows * rowBytes);
    entry(out, 277, SHORT, 1, channels);
    entry(out, 278, LONG, 1, stripRows);
    more.longs(279, strips, i -> Math.min(stripRows, height - (long) i * stripRows) * rowBytes);
    entry(out, 284, SHORT, 1, 1);
    if (alpha) {
      entry(out, 338, SHORT, 1, STRAIGHT_ALPHA);
    }
    more.shorts(339, channels, FLOATING_POINT);
    out.putInt(0); // no further page
    return out.clear();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** Numbers of tags that have several, behind the directory unless they fit into it. */
  private static final class Lists {
    private final ByteBuffer out;
    private int next;

    Lists(ByteBuffer out, int next) {
      this.out = out;
      this.next = next;
    }

    void shorts(int tag, int count, int value) {
      if (count <= 2) {
        entry(out, tag, SHORT, count, count == 1 ? value : value << Short.SIZE | value);
        return;
      }
      entry(out, tag, SHORT, count, next);
      for (int i = 0; i < count; i++, next += Short.BYTES) {
        out.putShort(next, (short) value);
      }
    }

    void longs(int tag, int count, IntToLongFunction values) {
      if (count == 1) {
        entry(out, tag, LONG, 1, (int) values.applyAsLong(0));
        return;
      }
      entry(out, tag, LONG, count, next);
      for (int i = 0; i < count; i++, next += Integer.BYTES) {
        out.putInt(next, (int) values.applyAsLong(i));
      }
    }
  }

  private static void drain(FileChannel out, ByteBuffer bytes) throws IOException {
    bytes.rewind();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
