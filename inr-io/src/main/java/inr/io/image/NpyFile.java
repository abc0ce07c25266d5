package inr.io.image;

import inr.io.SignalFormatException;
import inr.io.model.Half;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageInputStream;

/**
 * An array of NumPy as a picture of floating point: rows and columns, or rows, columns and
 * channels.
 *
 * @see <a
 *     href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr': *'([<>|=])([a-zA-Z])([0-9]{0,3})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]{0,99})\\)");
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_CHANNELS = 4;

  /** Numbers that are read at once. */
  private static final int PART = 1 << 13;

  private NpyFile() {}

  static boolean recognises(byte[] start) {
    return start.length >= MAGIC.length
        && ByteBuffer.wrap(MAGIC).equals(ByteBuffer.wrap(start, 0, MAGIC.length));
  }

  /** Takes the next number. */
  private interface Element {
    double get(ByteBuffer bytes);
  }

  static FloatPicture read(Path file, ImageInputStream in) throws IOException {
    String header = header(file, in);
    Matcher type = field(file, header, TYPE, "descr");
    if (field(file, header, ORDER, "fortran_order").group(1).equals("True")) {
      throw new SignalFormatException(
          file, "lies column by column; save numpy.ascontiguousarray of it");
    }
    long[] shape = shape(file, field(file, header, SHAPE, "shape").group(1));
    long width = shape[1];
    int channels = (int) shape[2];
    Element element = element(file, type.group(2) + type.group(3));
    int bytes = Integer.parseInt(type.group(3));
    PictureHeader.requirePlausible(file, width, shape[0], 0, 0);
    double least = (double) bytes * channels * width * shape[0];
    PictureHeader.requirePlausible(
        file, width, shape[0], (long) least, in.length() - in.getStreamPosition());
    FloatPictureReader.requireMemory(file, channels * width * shape[0]);
    float[] samples = new float[(int) (channels * width * shape[0])];
    byte[] part = new byte[bytes * Math.min(PART, samples.length)];
    ByteBuffer numbers =
        ByteBuffer.wrap(part)
            .order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples.length; ) {
      int end = Math.min(samples.length, i + PART);
      in.readFully(part, 0, bytes * (end - i));
      for (numbers.clear(); i < end; i++) {
        samples[i] = (float) element.get(numbers);
      }
    }
    return new FloatPicture((int) width, (int) shape[0], channels, samples, List.of());
  }

  private static String header(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(MAGIC.length);
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    long length = version == 1 ? in.readUnsignedShort() : in.readUnsignedInt();
    if (version < 1 || version > 3 || length > MOST_HEADER) {
      throw new SignalFormatException(
          file,
          "is an array of version "
              + version
              + " with a header of "
              + length
              + " bytes; versions 1"
              + " to 3 and up to "
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

  /** Rows, columns, channels. */
  private static long[] shape(Path file, String text) throws SignalFormatException {
    long[] axes =
        Pattern.compile("[0-9]{1,9}")
            .matcher(text)
            .results()
            .mapToLong(n -> Long.parseLong(n.group()))
            .toArray();
    if (axes.length == 2) {
      return new long[] {axes[0], axes[1], 1};
    }
    if (axes.length != 3 || axes[2] < 1 || axes[2] > MOST_CHANNELS) {
      throw new SignalFormatException(
          file,
          "array has the shape ("
              + text
              + "); rows and columns, or rows, columns and 1 to 4 channels are needed");
    }
    return axes;
  }

  private static Element element(Path file, String type) throws SignalFormatException {
    return switch (type) {
      case "f2" -> bytes -> Half.value(bytes.getShort());
      case "f4" -> ByteBuffer::getFloat;
      case "f8" -> ByteBuffer::getDouble;
      case "u1" -> bytes -> Byte.toUnsignedInt(bytes.get());
      case "u2" -> bytes -> Short.toUnsignedInt(bytes.getShort());
      case "i2" -> ByteBuffer::getShort;
      case "i4" -> ByteBuffer::getInt;
      default ->
          throw new SignalFormatException(
              file, "array is of the type " + type + "; f2, f4, f8, u1, u2, i2 and i4 are read");
    };
  }
}
