package inr.io.image;

import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture as baseline JPEG, which is what other ways to keep it in few bytes are compared with.
 *
 * @param file its bytes, as the JDK writes them; not copied
 * @param samples what they give back
 */
public record JpegCopy(byte[] file, Samples samples) {
  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;

  /** Whether such pictures can be JPEG. */
  public static boolean takes(Medium medium) {
    return medium instanceof Medium.Picture picture
        && picture.bitDepth() == Byte.SIZE
        && !picture.hasAlpha();
  }

  /**
   * Of a picture.
   *
   * @param quality of the JDK's writer, 0 to 1
   */
  public static JpegCopy of(Medium.Picture medium, Samples samples, float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
        PictureRows rows = PictureRows.of(samples, medium.width() * medium.channels());
        PictureWriter.jpeg(medium, rows, quality, out);
      }
      byte[] file = bytes.toByteArray();
      DecodedPicture read = JavaImage.picture(ImageIO.read(new ByteArrayInputStream(file)));
      return new JpegCopy(file, read.samples());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Bytes from the first scan on: what is left if all pictures share one set of tables. */
  public int scanBytes() {
    for (int i = 0; i + 1 < file.length; i++) {
      if ((file[i] & MARKER) == MARKER && (file[i + 1] & MARKER) == START_OF_SCAN) {
        return file.length - i;
      }
    }
    return file.length;
  }
}
