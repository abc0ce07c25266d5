package inr.io.array;

import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A volume of NIfTI-1 in one file ({@code .nii}, or packed {@code .nii.gz}).
 *
 * @see <a href="https://nifti.nimh.nih.gov/nifti-1">NIfTI-1 Data Format</a>
 */
final class NiftiFile implements ArrayFormat {
  private static final int HEADER = 348;
  private static final int DIMENSIONS = 40;
  private static final int TYPE = 70;
  private static final int OFFSET = 108;
  private static final int SLOPE = 112;
  private static final int INTERCEPT = 116;
  private static final int MAGIC = 344;
  private static final int RGB = 128;
  private static final int MOST_AXES = 7;

  /** Numbers begin behind the header and the word on extensions, and not far behind them. */
  private static final int MOST_OFFSET = 1 << 24;

  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;

  @Override
  public boolean recognises(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      if (isPacked(header)) {
        return isHeader(unpackedStart(file));
      }
      return isHeader(header);
    }
  }

  private static byte[] unpackedStart(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readNBytes(HEADER);
    } catch (IOException damaged) {
      return new byte[0]; // some other file that begins as gzip does
    }
  }

  private static boolean isPacked(byte[] start) {
    return start.length > 1 && (start[0] & 0xff) == GZIP_1 && (start[1] & 0xff) == GZIP_2;
  }

  private static boolean isHeader(byte[] header) {
    return header.length == HEADER
        && new String(header, MAGIC, 4, StandardCharsets.ISO_8859_1).equals("n+1\0");
  }

  @Override
  public Opened open(Path file, InputStream in) throws IOException {
    in.mark(2);
    boolean packed = isPacked(in.readNBytes(2));
    in.reset();
    InputStream bytes = packed ? new GZIPInputStream(in) : in;
    ByteBuffer header = ByteBuffer.wrap(bytes.readNBytes(HEADER));
    if (header.remaining() < HEADER) {
      throw new EOFException();
    }
    header.order(header.getInt(0) == HEADER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int code = header.getShort(TYPE);
    double slope = header.getFloat(SLOPE);
    double intercept = header.getFloat(INTERCEPT);
    boolean scaled =
        slope != 0 && Double.isFinite(slope) && Double.isFinite(intercept) && code != RGB;
    ArrayLayout layout =
        new ArrayLayout(
            axes(file, header),
            code == RGB ? 3 : 1,
            type(code)
                .orElseThrow(
                    () ->
                        new SignalFormatException(
                            file,
                            "has numbers of type "
                                + code
                                + "; whole numbers of 8 to 32 bits, float32, float64 and RGB are read")),
            header.order(),
            scaled ? slope : 1,
            scaled ? intercept : 0,
            List.of("spacing and place in the world are not kept"));
    float offset = header.getFloat(OFFSET);
    if (!(offset >= HEADER && offset <= MOST_OFFSET)) {
      throw new SignalFormatException(
          file, "says that its numbers begin at byte " + offset + "; the header is damaged");
    }
    bytes.skipNBytes((long) offset - HEADER);
    return new Opened(layout, bytes, packed);
  }

  /** Slowest first; axes of one point at the end are not there. */
  private static List<Long> axes(Path file, ByteBuffer header) throws SignalFormatException {
    int count = header.getShort(DIMENSIONS);
    List<Long> axes = new ArrayList<>();
    for (int i = 1; i <= Math.min(count, MOST_AXES); i++) {
      axes.add((long) header.getShort(DIMENSIONS + 2 * i));
    }
    while (axes.size() > 3 && axes.get(axes.size() - 1) == 1) {
      axes.remove(axes.size() - 1);
    }
    if (axes.size() < 2 || axes.size() > 3) {
      throw new SignalFormatException(
          file,
          "has the axes "
              + axes
              + ", fastest first; columns, rows and depth of one volume are needed");
    }
    Collections.reverse(axes);
    return axes;
  }

  private static Optional<NumberType> type(int code) {
    return switch (code) {
      case 2, RGB -> Optional.of(NumberType.UINT8);
      case 4 -> Optional.of(NumberType.INT16);
      case 8 -> Optional.of(NumberType.INT32);
      case 16 -> Optional.of(NumberType.FLOAT32);
      case 64 -> Optional.of(NumberType.FLOAT64);
      case 256 -> Optional.of(NumberType.INT8);
      case 512 -> Optional.of(NumberType.UINT16);
      case 768 -> Optional.of(NumberType.UINT32);
      default -> Optional.empty();
    };
  }
}
