package inr.io.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;

/**
 * The chunks of a PNG, one after the other, with their checksums.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5DataRep">PNG, third edition, section 5</a>
 */
final class PngChunks {
  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;
  private static final int BUFFER = 8192;

  private final Path file;
  private final ImageInputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private long next = SIGNATURE;
  private long position;
  private long length;
  private String type = "";
  private boolean intact;
  private boolean cut;

  PngChunks(Path file, ImageInputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Goes to the next chunk; false if the file ends before or in it, or its type is none. */
  boolean advance() throws IOException {
    position = next;
    if (position + AROUND > in.length()) {
      return false;
    }
    in.seek(position);
    length = in.readUnsignedInt();
    byte[] name = new byte[4];
    in.readFully(name);
    type = new String(name, ISO_8859_1);
    cut = length > in.length() - position - AROUND;
    if (cut || !isName(name)) {
      return false;
    }
    next = position + AROUND + length;
    intact = checksum(name) == in.readUnsignedInt();
    return true;
  }

  private static boolean isName(byte[] name) {
    for (byte letter : name) {
      int upper = letter & ~0x20;
      if (upper < 'A' || upper > 'Z') {
        return false;
      }
    }
    return true;
  }

  private long checksum(byte[] name) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(name);
    for (long rest = length; rest > 0; ) {
      int part = (int) Math.min(rest, buffer.length);
      in.readFully(buffer, 0, part);
      checksum.update(buffer, 0, part);
      rest -= part;
    }
    return checksum.getValue();
  }

  String type() {
    return type;
  }

  /** Whether the file ends in the chunk. */
  boolean isCut() {
    return cut;
  }

  /** Bytes in the chunk. */
  long length() {
    return length;
  }

  /** Where its bytes begin. */
  long start() {
    return position + 8;
  }

  /** Where the chunk begins. */
  long position() {
    return position;
  }

  /** Whether its checksum is right. */
  boolean isIntact() {
    return intact;
  }

  /** Whether a picture can be read without knowing the chunk. */
  boolean isAncillary() {
    return Character.isLowerCase(type.charAt(0));
  }

  void requireIntact() throws SignalFormatException {
    if (!intact) {
      throw new SignalFormatException(
          file, "PNG chunk at byte " + position + " has a wrong checksum; the file is damaged");
    }
  }

  /** Its bytes, the first {@code most} of them if it has more. */
  byte[] bytes(int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length, most)];
    in.seek(start());
    in.readFully(bytes);
    return bytes;
  }
}
