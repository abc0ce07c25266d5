package inr.io.array;

import inr.io.SignalFormatException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of NumPy of two axes (rows, columns) or three (depth, rows, columns), and one more of 1
 * to 4 channels. Three axes of which the last is that short are a picture; a volume that thin says
 * so by a fourth axis of 1.
 *
 * @see <a
 *     href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyFile implements ArrayFormat {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=])([a-zA-Z])([0-9]{0,3})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]{0,99})\\)");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_CHANNELS = 4;

  private final int leastAxes;

  /** Of arrays with at least so many axes: 2, or 1 where a list will do. */
  NpyFile(int leastAxes) {
    this.leastAxes = leastAxes;
  }

  @Override
  public boolean recognises(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(MAGIC, in.readNBytes(MAGIC.length));
    }
  }

  @Override
  public Opened open(Path file, InputStream in) throws IOException {
    String header = header(file, new DataInputStream(in));
    Matcher type = field(file, header, TYPE, "descr");
    if (field(file, header, ORDER, "fortran_order").group(1).equals("True")) {
      throw new SignalFormatException(
          file, "lies column by column; save numpy.ascontiguousarray of it");
    }
    List<Long> axes = axes(file, field(file, header, SHAPE, "shape").group(1));
    int last = axes.size() - 1;
    boolean hasChannels = last >= 2 && axes.get(last) <= MOST_CHANNELS;
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ArrayLayout layout =
        ArrayLayout.of(
            hasChannels ? axes.subList(0, last) : axes,
            hasChannels ? axes.get(last) : 1,
            type(file, type.group(2) + type.group(3)),
            order);
    return new Opened(layout, in, false);
  }

  private static String header(Path file, DataInputStream in) throws IOException {
    in.readNBytes(MAGIC.length);
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    long length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    if (version < 1 || version > 3 || length > MOST_HEADER) {
      throw new SignalFormatException(
          file,
          "is an array of version "
              + version
              + " with a header of "
              + length
              + " bytes; versions 1 to 3 and up to "
              + MOST_HEADER
              + " bytes are read");
    }
    byte[] text = new byte[(int) length];
    in.readFully(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static Matcher field(Path file, String header, Pattern pattern, String name)
      throws SignalFormatException {
    Matcher field = pattern.matcher(header);
    if (!field.find()) {
      throw new SignalFormatException(
          file, "header of the array has no " + name + " that is understood here");
    }
    return field;
  }

  private List<Long> axes(Path file, String text) throws SignalFormatException {
    List<Long> axes = new ArrayList<>();
    COUNT.matcher(text).results().forEach(count -> axes.add(Long.parseLong(count.group())));
    int last = axes.size() - 1;
    if (axes.size() < leastAxes
        || axes.size() > 4
        || axes.size() == 4 && (axes.get(last) < 1 || axes.get(last) > MOST_CHANNELS)) {
      throw new SignalFormatException(
          file,
          "array has the shape ("
              + text
              + "); rows and columns, or depth, rows and columns, and 1 to 4 channels after them if there are several, are needed");
    }
    return axes;
  }

  private static NumberType type(Path file, String type) throws SignalFormatException {
    // Truth values are bytes of 0 and 1.
    return NumberType.named(type.equals("b1") ? "u1" : type)
        .orElseThrow(
            () ->
                new SignalFormatException(
                    file, "array is of the type " + type + "; " + NumberType.NAMES + " are read"));
  }
}
