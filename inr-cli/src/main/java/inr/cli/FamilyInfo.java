package inr.cli;

import inr.family.Family;
import inr.family.FamilyForm;
import inr.family.FamilyPlan;
import inr.family.FilmMapping;
import inr.family.GeneratedFamily;
import inr.family.InnerLoop;
import inr.family.ModulatedFamily;
import inr.family.SetEncoder;
import inr.family.TensorHeads;
import inr.family.VariationalFamily;
import inr.family.WeightSource;
import inr.io.Sha256;
import inr.io.plan.RecordJson;
import inr.network.NetworkSpec;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
      String file = input + ", " + bytes + " bytes, SHA-256 " + sha256;
      FactLines.print(session, file, facts(family));
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

  /** A family in a table of two columns. */
  static Map<String, String> facts(Family family) {
    FamilyPlan plan = family.plan();
    Family.Origin origin = family.origin();
    NetworkSpec network = plan.form().network();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "family",
        (origin.method().isEmpty() ? "" : origin.method() + ", ")
            + "latent "
            + family.latent()
            + ", "
            + family.shared()
            + " numbers shared");
    facts.put("signals", SignalText.of(family.medium(), family.grid()));
    facts.put(
        "learned",
        String.format(
            Locale.ROOT,
            "from %d signals, %d held out, %d steps of %d, seed %d",
            origin.learned(),
            origin.heldOut(),
            family.steps(),
            plan.batchSize(),
            plan.seed()));
    facts.putAll(found(plan.form()));
    new TreeMap<>(origin.psnr()).forEach((name, psnr) -> facts.put("PSNR " + name, decibels(psnr)));
    facts.putAll(ModelFacts.layers(network));
    return facts;
  }

  /** How latents are found. */
  private static Map<String, String> found(FamilyForm form) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (form instanceof ModulatedFamily modulated) {
      facts.put("inner steps", steps(modulated));
    } else if (form instanceof VariationalFamily variational) {
      facts.put("inner steps", steps(variational.shifted()));
      facts.put("divergence", "counts " + variational.divergence());
    } else if (form instanceof GeneratedFamily generated) {
      SetEncoder encoder = generated.encoder();
      facts.put(
          "encoder",
          "of "
              + encoder.leastPoints()
              + " to "
              + encoder.mostPoints()
              + " points, layers "
              + Arrays.toString(encoder.network().widths()));
      facts.put("weights", weights(generated.weights()));
    }
    return facts;
  }

  private static String steps(ModulatedFamily family) {
    InnerLoop inner = family.inner();
    return inner.steps() + ", rate " + inner.rate() + (inner.learnsRates() ? ", learned" : "");
  }

  private static String weights(WeightSource source) {
    if (source instanceof FilmMapping film) {
      return "a frequency and a phase of each neuron, by "
          + film.layers()
          + " hidden layers of "
          + film.hidden();
    }
    return "heads, "
        + ((TensorHeads) source).hidden()
        + " hidden units for each tensor of the network";
  }

  private static String decibels(double psnr) {
    return String.format(Locale.ROOT, "%.2f dB", psnr);
  }
}
