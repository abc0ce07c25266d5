package inr.io.image;

import inr.io.SignalFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * Walks the blocks of a GIF to the end of its first frame and looks whether there is a second.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
final class GifHeader {
  private static final int LZW_RATIO =
      2048; // 3,838 codes of 9 to 12 bits stand for strings of at most 1, 2, 3, ... pixels

  private GifHeader() {}

  static PictureHeader read(Path file, ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(6);
    int screenWidth = in.readUnsignedShort();
    int screenHeight = in.readUnsignedShort();
    skipColours(in, in.readUnsignedByte());
    in.skipBytes(2);
    if (!toFrame(file, in)) {
      throw new SignalFormatException(file, "GIF has no frame; at least one is needed");
    }
    in.skipBytes(4);
    int width = in.readUnsignedShort();
    int height = in.readUnsignedShort();
    skipColours(in, in.readUnsignedByte());
    in.skipBytes(1);
    long data = skipBlocks(in);
    PictureHeader.requirePlausible(file, width, height, (long) width * height / LZW_RATIO, data);
    List<String> notes = new ArrayList<>();
    if (width != screenWidth || height != screenHeight) {
      notes.add(
          "first frame of "
              + width
              + " x "
              + height
              + " on a screen of "
              + screenWidth
              + " x "
              + screenHeight);
    }
    if (hasAnother(file, in)) {
      notes.add("first frame of an animation");
    }
    return new PictureHeader(width, height, Optional.empty(), Orientation.UPRIGHT, notes);
  }

  private static void skipColours(ImageInputStream in, int flags) throws IOException {
    // The two bytes after the screen's flags come before its colours; skipping in either order ends
    // at the same place.
    if ((flags & 0x80) != 0) {
      in.skipBytes(3 << ((flags & 7) + 1));
    }
  }

  /** Skips extensions up to and including the mark of a frame; false at the trailer. */
  private static boolean toFrame(Path file, ImageInputStream in) throws IOException {
    while (true) {
      int mark = in.readUnsignedByte();
      if (mark == 0x2c) {
        return true;
      } else if (mark == 0x3b) {
        return false;
      } else if (mark != 0x21) {
        throw new SignalFormatException(
            file,
            "GIF has an unknown block "
                + mark
                + " at byte "
                + (in.getStreamPosition() - 1)
                + "; the file is damaged");
      }
      in.skipBytes(1);
      skipBlocks(in);
    }
  }

  private static long skipBlocks(ImageInputStream in) throws IOException {
    long skipped = 0;
    for (int size = in.readUnsignedByte(); size != 0; size = in.readUnsignedByte()) {
      in.seek(in.getStreamPosition() + size);
      skipped += size;
    }
    return skipped;
  }

  private static boolean hasAnother(Path file, ImageInputStream in) throws IOException {
    try {
      return toFrame(file, in);
    } catch (EOFException | SignalFormatException e) {
      // The first frame is whole; what follows it is not read anyway.
      return false;
    }
  }
}
