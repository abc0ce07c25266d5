package inr.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A name beside a file: that of the file with something before and after it.
 *
 * <p>File systems take 255 bytes. A name that would be longer is cut in the middle, where a tilde
 * and the checksum of the whole name keep it apart from others.
 */
public final class Sibling {
  private static final int MOST_BYTES = 255;

  private Sibling() {}

  /** The path beside {@code file}; equal files have equal siblings. */
  public static Path of(Path file, String before, String after) {
    String name = String.valueOf(file.getFileName());
    String whole = before + name + after;
    if (bytes(whole) <= MOST_BYTES) {
      return file.resolveSibling(whole);
    }
    CRC32C sum = new CRC32C();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    String end = String.format("~%08x", sum.getValue()) + after;
    int kept = name.length();
    while (bytes(before + name.substring(0, kept) + end) > MOST_BYTES) {
      kept = name.offsetByCodePoints(kept, -1);
    }
    return file.resolveSibling(before + name.substring(0, kept) + end);
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
