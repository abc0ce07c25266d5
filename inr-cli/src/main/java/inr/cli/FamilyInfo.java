package inr.cli;

import inr.family.Family;
import inr.family.FamilyPlan;
import inr.io.Sha256;
import inr.io.plan.RecordJson;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.TreeMap;

/** What {@code inr info} says of a family: its network, its latent, and what it came from. */
final class FamilyInfo {
  private FamilyInfo() {}

  static void print(CommandInput input, boolean json, Session session) throws IOException {
    Family family = Family.read(input.file());
    long bytes = Files.size(input.file());
    String sha256 = Sha256.of(input.file());
    if (json) {
      report(family, input, bytes, sha256).print(session);
    } else {
      describe(family, input, bytes, sha256, session);
    }
  }

  private static Report report(Family family, CommandInput input, long bytes, String sha256) {
    Family.Origin origin = family.origin();
    return new Report()
        .put("file", input.named().toString())
        .put("bytes", bytes)
        .put("sha256", sha256)
        .put("family", origin.method())
        .put("latent", family.latent())
        .put("parameters", family.shared())
        .put("medium", RecordJson.toTree(Medium.class, family.medium()))
        .put("learned", origin.learned())
        .put("held_out", origin.heldOut())
        .put("steps", family.steps())
        .put("psnr", origin.psnr())
        .put("plan", RecordJson.toTree(FamilyPlan.class, family.plan()));
  }

  private static void describe(
      Family family, CommandInput input, long bytes, String sha256, Session session) {
    FamilyPlan plan = family.plan();
    Family.Origin origin = family.origin();
    NetworkSpec network = plan.network().network();
    line(session, "file", input + ", " + bytes + " bytes, SHA-256 " + sha256);
    line(
        session,
        "family",
        (origin.method().isEmpty() ? "" : origin.method() + ", ")
            + "latent "
            + family.latent()
            + ", "
            + family.shared()
            + " numbers shared");
    line(session, "signals", SignalText.of(family.medium(), family.grid()));
    line(
        session,
        "learned",
        String.format(
            Locale.ROOT,
            "from %d signals, %d held out, %d steps of %d, seed %d",
            origin.learned(),
            origin.heldOut(),
            family.steps(),
            plan.batchSize(),
            plan.seed()));
    line(
        session,
        "inner steps",
        plan.inner().steps()
            + ", rate "
            + plan.inner().rate()
            + (plan.inner().learnsRates() ? ", learned" : ""));
    new TreeMap<>(origin.psnr())
        .forEach((name, psnr) -> line(session, "PSNR " + name, decibels(psnr)));
    ModelFacts.layers(network).forEach((name, words) -> line(session, name, words));
  }

  private static String decibels(double psnr) {
    return String.format(Locale.ROOT, "%.2f dB", psnr);
  }

  private static void line(Session session, String key, String value) {
    session.out().println(key + ": " + value);
  }
}
