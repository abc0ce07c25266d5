package inr.io.array;

import inr.io.Output;
import inr.io.image.FloatRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes arrays of float32 as {@code .npy} files of version 1.0: little-endian, the last axis being
 * the fastest.
 *
 * @see <a
 *     href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class ArrayWriter {
  private static final String ENDING = ".npy";

  /** Magic, version and the length of what follows. */
  private static final int PREFIX = 10;

  /** Data begins at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private ArrayWriter() {}

  /** Whether a name is that of such a file. */
  public static boolean isNameOf(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Writes an array row by row where a place has been claimed for it.
   *
   * @param shape samples along each axis, slowest first; at least one axis, and a row fits an array
   * @param rows gives the numbers, a row being one step along the first axis
   * @throws IOException if the file cannot be written
   */
  public static void write(Output output, List<Integer> shape, FloatRows rows) throws IOException {
    float[] row = new float[shape.stream().skip(1).reduce(1, Math::multiplyExact)];
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, row.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    output.write(
        file -> {
          file.write(header(shape));
          for (int i = 0; i < shape.get(0); i++) {
            rows.read(i, 1, row);
            bytes.asFloatBuffer().put(row);
            file.write(bytes.array());
          }
        });
  }

  private static byte[] header(List<Integer> shape) {
    String axes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String tuple = "(" + axes + (shape.size() == 1 ? ",)" : ")");
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }";
    int all = (PREFIX + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(all).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) (all - PREFIX));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }
}
