package inr.io.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;

/** The one thing in an EXIF block that changes a picture: its orientation. */
final class Exif {
  private static final int PREFIX = 6; // "Exif", 0, 0

  private Exif() {}

  /**
   * Orientation that a block asks for, with or without the {@code Exif} prefix; upright if the
   * block is damaged.
   */
  static Orientation orientation(byte[] block) {
    int skip = block.length > PREFIX && block[0] == 'E' && block[1] == 'x' ? PREFIX : 0;
    try (ByteArrayImageInputStream in =
        new ByteArrayImageInputStream(block, skip, block.length - skip)) {
      return TiffDirectory.first(in).orientation();
    } catch (IOException | RuntimeException e) {
      // Cameras write damaged EXIF often enough; the pixels are what was asked for.
      return Orientation.UPRIGHT;
    }
  }
}
