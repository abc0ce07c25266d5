package inr.cli;

import inr.family.CodedLatents;
import java.io.IOException;

/** What {@code inr info} says of latents, without the family that they are of. */
final class LatentsInfo {
  private LatentsInfo() {}

  static void print(CommandInput input, boolean json, Session session) throws IOException {
    CodedLatents coded = CodedLatents.read(input.file());
    if (json) {
      new Report()
          .put("file", input.named().toString())
          .put("bytes", coded.length())
          .put("signals", coded.count())
          .put("bits", coded.bits())
          .put("family_sha256", coded.family())
          .print(session);
      return;
    }
    line(session, "file", input + ", " + coded.length() + " bytes");
    line(session, "latents", "of " + coded.count() + (coded.count() == 1 ? " signal" : " signals"));
    line(session, "widest number", coded.bits() + " bits");
    line(session, "family", "SHA-256 " + coded.family() + "…");
  }

  private static void line(Session session, String key, String value) {
    session.out().println(key + ": " + value);
  }
}
