package inr.field.tiled;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Sha256;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** Windows of a picture as originals of their own. */
public final class Cutting {
  private Cutting() {}

  /**
   * The picture that a signal is.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Medium.Picture picture(Original whole) {
    if (whole.signal().medium() instanceof Medium.Picture picture) {
      return picture;
    }
    throw new IllegalArgumentException(
        whole.name()
            + " is a "
            + whole.signal().medium().text()
            + "; pictures of 8 or 16 bits are fitted in tiles");
  }

  /** Gives stored numbers of a picture. */
  @FunctionalInterface
  interface Rows {
    /**
     * Some pixels of a row.
     *
     * @param row overwritten from 0: pixels·channels numbers
     */
    void read(int x, int y, int pixels, int[] row) throws IOException;
  }

  /**
   * A window of a picture, copied; its name and hash are those of the whole, and its axes go from
   * −1 to 1.
   */
  static Original of(TileSource whole, Window window, Rows rows) throws IOException {
    Medium.Picture picture = whole.picture();
    Medium.Picture part =
        new Medium.Picture(window.width(), window.height(), picture.channels(), picture.bitDepth());
    int rowSamples = part.width() * part.channels();
    int size = Math.multiplyExact(rowSamples, part.height());
    byte[] bytes = new byte[part.bitDepth() == 8 ? size : 0];
    short[] shorts = new short[part.bitDepth() == 8 ? 0 : size];
    int[] row = new int[rowSamples];
    for (int y = 0; y < part.height(); y++) {
      rows.read(window.x(), window.y() + y, part.width(), row);
      for (int i = 0; i < rowSamples; i++) {
        if (part.bitDepth() == 8) {
          bytes[y * rowSamples + i] = (byte) row[i];
        } else {
          shorts[y * rowSamples + i] = (short) row[i];
        }
      }
    }
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("y", part.height()), Axis.centred("x", part.width())),
            part,
            part.bitDepth() == 8
                ? new Samples.UnsignedBytes(bytes)
                : new Samples.UnsignedShorts(shorts),
            ValueRange.symmetric(0, part.peak()));
    return new Original(signal, whole.name(), whole.sha256(), List.of());
  }

  /**
   * SHA-256 of the samples of a picture: its medium in words and a line feed, then every sample in
   * two bytes, the lower one first.
   */
  public static String sha256(Original picture) {
    Medium.Picture medium = picture(picture);
    Samples samples = picture.signal().samples();
    int rowSamples = medium.width() * medium.channels();
    return Sha256.of(
        () ->
            new Iterator<>() {
              private int row = -1;

              @Override
              public boolean hasNext() {
                return row < medium.height();
              }

              @Override
              public ByteBuffer next() {
                int y = row++;
                return y < 0
                    ? ByteBuffer.wrap((medium.text() + "\n").getBytes(StandardCharsets.UTF_8))
                    : bytes(samples, y * rowSamples, rowSamples);
              }
            });
  }

  private static ByteBuffer bytes(Samples samples, int first, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putShort((short) samples.get(first + i));
    }
    return bytes.flip();
  }
}
