package inr.field;

import inr.io.Sha256;
import inr.io.model.Program;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Names for what is made of files, by which it is found again instead of being made twice. */
public final class WorkKey {
  private WorkKey() {}

  /**
   * SHA-256 of three lines: the content, what is asked for, and the program's version.
   *
   * @param contentSha256 of what something is made of
   * @param wishes what is asked for, as JSON on one line
   * @return 64 hexadecimal digits
   */
  public static String of(String contentSha256, String wishes) {
    String lines = Sha256.check(contentSha256) + "\n" + wishes + "\n" + Program.text() + "\n";
    return Sha256.of(List.of(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8))));
  }
}
