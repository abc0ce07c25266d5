package inr.cli;

import inr.family.CodedLatents;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

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
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("latents", "of " + coded.count() + (coded.count() == 1 ? " signal" : " signals"));
    facts.put("widest number", coded.bits() + " bits");
    facts.put("family", "SHA-256 " + coded.family() + "…");
    FactLines.print(session, input + ", " + coded.length() + " bytes", facts);
  }
}
