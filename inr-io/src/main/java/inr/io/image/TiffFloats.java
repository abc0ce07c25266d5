package inr.io.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.InflaterInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads the numbers of a page of 32-bit floating point, strip by strip or tile by tile; codecs clip
 * them.
 *
 * @see <a href="https://chriscox.org/TIFFTN3d1.pdf">Adobe Photoshop TIFF Technical Note 3</a> for
 *     the predictor
 */
final class TiffFloats {
  private static final int PREDICTOR = 317;
  private static final int NO_PREDICTOR = 1;
  private static final int FLOATING_POINT_PREDICTOR = 3;
  private static final int WIDTH = Float.BYTES;

  private final ImageInputStream in;
  private final TiffFormat format;
  private final TiffPieces pieces;
  private final ByteOrder order;
  private final boolean predicted;

  /**
   * The numbers of a page.
   *
   * @throws IOException if they are compressed in a way that is not read
   */
  TiffFloats(ImageInputStream in, TiffDirectory page, TiffFormat format, TiffPieces pieces)
      throws IOException {
    this.in = in;
    this.format = format;
    this.pieces = pieces;
    order = page.order();
    long predictor =
        format.compression() == TiffFormat.UNCOMPRESSED
            ? NO_PREDICTOR
            : page.value(PREDICTOR, NO_PREDICTOR);
    if (predictor != NO_PREDICTOR && predictor != FLOATING_POINT_PREDICTOR) {
      throw new IOException("floating point with the predictor " + predictor + " is not read");
    }
    predicted = predictor == FLOATING_POINT_PREDICTOR;
  }

  /** Reads all numbers into {@code samples}, row by row, the channels of a pixel together. */
  void read(float[] samples) throws IOException {
    int pieceWidth = (int) (long) pieces.tileWidth().orElse((long) format.width());
    int pieceHeight = (int) pieces.pieceHeight();
    int columns = (format.width() + pieceWidth - 1) / pieceWidth;
    int rows = (format.height() + pieceHeight - 1) / pieceHeight;
    int planes = format.planar() ? format.channels() : 1;
    int together = format.channels() / planes;
    byte[] line = new byte[pieceWidth * together * WIDTH];
    for (int piece = 0; piece < planes * rows * columns; piece++) {
      int plane = piece / (rows * columns);
      int top = piece / columns % rows * pieceHeight;
      int left = piece % columns * pieceWidth;
      int width = Math.min(pieceWidth, format.width() - left);
      try (InputStream bytes = bytes(piece)) {
        for (int y = top; y < Math.min(top + pieceHeight, format.height()); y++) {
          if (bytes.readNBytes(line, 0, line.length) < line.length) {
            throw new EOFException("TIFF data ends too early");
          }
          ByteBuffer numbers = numbers(line, together);
          for (int i = 0; i < width * together; i++) {
            int pixel = y * format.width() + left + i / together;
            samples[pixel * format.channels() + plane + i % together] = numbers.getFloat(WIDTH * i);
          }
        }
      }
    }
  }

  private InputStream bytes(int piece) throws IOException {
    long[] part = {pieces.offsets()[piece], pieces.lengths()[piece]};
    InputStream packed = new BufferedInputStream(new PartsInput(in, List.of(part)));
    return switch (format.compression()) {
      case TiffFormat.UNCOMPRESSED -> packed;
      case 5 -> new ByteInput(new TiffLzw(packed)::next);
      case 8, 32_946 -> new InflaterInputStream(packed);
      case 32_773 -> new ByteInput(new PackBits(packed)::next);
      default ->
          throw new IOException(
              "floating point with the compression " + format.compression() + " is not read");
    };
  }

  /** Undoes the predictor: bytes as differences, all highest ones first. */
  private ByteBuffer numbers(byte[] line, int together) {
    if (!predicted) {
      return ByteBuffer.wrap(line).order(order);
    }
    for (int i = together; i < line.length; i++) {
      line[i] += line[i - together];
    }
    int count = line.length / WIDTH;
    byte[] ordered = new byte[line.length];
    for (int i = 0; i < count; i++) {
      for (int b = 0; b < WIDTH; b++) {
        ordered[WIDTH * i + b] = line[b * count + i];
      }
    }
    return ByteBuffer.wrap(ordered).order(ByteOrder.BIG_ENDIAN);
  }
}
