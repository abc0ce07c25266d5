package inr.cli;

import inr.io.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a rendered picture will take.
 *
 * @param picture in words
 * @param points pixels
 * @param bytes of its numbers
 * @param memory bytes that writing it holds at once
 */
record RenderCost(String picture, long points, long bytes, long memory) {
  /** What has fewer pixels is done before one has read of it. */
  private static final long WORTH_TELLING = 1 << 24;

  /**
   * Says what it will take before it is begun, if that is much.
   *
   * @param packed whether the format makes the numbers smaller
   * @throws CommandFailure if memory, or the disk for a format that packs nothing, has not enough
   */
  void tell(Output target, boolean packed, Session session) throws IOException {
    Path folder = target.isFile() ? folder(target.target()) : temporary();
    long free = Files.getFileStore(folder).getUsableSpace();
    String room = folder + " has " + mebibytes(free) + " free";
    long heap = Runtime.getRuntime().maxMemory();
    if (memory > heap) {
      throw CommandFailure.failure(
          text(packed)
              + ", "
              + mebibytes(memory)
              + " of them at once but Java may use "
              + mebibytes(heap)
              + "; allow it more, such as INR_JAVA_OPTS=-Xmx8g, or render fewer columns");
    }
    if (!packed && bytes > free) {
      throw CommandFailure.failure(
          text(false) + " but " + room + "; make room, or take another folder or a .png");
    }
    if (points > WORTH_TELLING) {
      session.say(text(packed) + "; " + room + (bytes > free ? ", which may not be enough" : ""));
    }
  }

  private String text(boolean packed) {
    return picture
        + ": "
        + points
        + " pixels, "
        + mebibytes(bytes)
        + (packed ? " before they are packed" : "");
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private static Path folder(Path file) {
    Path followed = file.toAbsolutePath().getParent();
    return followed == null ? temporary() : followed;
  }

  /** Where the bytes of a stream are collected. */
  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
