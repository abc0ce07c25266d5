package inr.cli;

import inr.family.Family;
import inr.field.Original;
import inr.io.Output;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.Provenance;
import inr.metric.Psnr;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A fit by a family: a few steps to the latent of a signal, which becomes an ordinary model.
 *
 * @param session that it belongs to
 * @param options of the fit, of which few mean something here
 * @param family file of the family
 */
record FamilyFit(Session session, FitOptions options, Path family) {
  private static final Set<String> MEANT =
      Set.of(
          "--family",
          "--output",
          "--steps",
          "--threads",
          "--grey",
          "--json",
          "--quiet",
          "--force",
          "--max-samples",
          "--max-temporary");

  /** Reads, fits, writes and reports. */
  void run(CommandInput input, Path named) throws IOException {
    requireMeant();
    FitVoice voice = options.quiet() ? FitVoice.SILENT : new LiveProgress(session);
    try (Output target = CommandOutput.claim(named, input, options.force(), session)) {
      Family known = Family.read(family);
      Original original = options.read(input.file(), voice);
      original.notes().forEach(note -> voice.say(original.name() + ": " + note));
      long steps = options.steps().orElse(known.innerSteps());
      Stopwatch begun = Stopwatch.start();
      Model member = member(known, original, input, (int) Math.min(steps, Integer.MAX_VALUE));
      double seconds = begun.seconds();
      double psnr = psnr(original, ComparedSignal.rendered(member, session).samples());
      long bytes = ModelFile.write(target, member.with(provenance(member, original, steps, psnr)));
      voice.say(
          String.format(
              Locale.ROOT,
              "%s: PSNR %.2f dB %s in %.3f s; %d numbers of its own, %d bytes as a model",
              target.target(),
              psnr,
              known.plan().form().innerSteps().isPresent()
                  ? "after " + steps + " inner steps"
                  : "by the encoder",
              seconds,
              known.latent(),
              bytes));
      if (options.json()) {
        new Report()
            .put("input", input.named().toString())
            .put("model", "family")
            .put("family", family.toString())
            .put("latent", known.latent())
            .put("parameters", member.parameters().values().length)
            .put("steps", steps)
            .put("seconds", Stopwatch.rounded(seconds))
            .put("psnr", psnr)
            .put("file", target.target().toString())
            .put("bytes", bytes)
            .print(session);
      }
    }
  }

  private void requireMeant() {
    for (OptionSpec option : options.words().matchedOptions()) {
      if (!MEANT.contains(option.longestName())) {
        throw CommandFailure.usage(
            option.longestName()
                + " is not for a fit with --family, whose network and rates are learned; leave it out");
      }
    }
  }

  private static Model member(Family family, Original original, CommandInput input, int steps) {
    CommandFailure.unlessUsage(() -> family.requireSteps(steps));
    return family.member(family.latent(original.signal(), input.toString(), steps));
  }

  /** Of the rounded samples that render writes. */
  private static double psnr(Original original, Samples rendered) {
    Medium medium = original.signal().medium();
    Samples samples = original.signal().samples();
    return medium instanceof Medium.Sound sound
        ? Psnr.of(sound, samples, rendered)
        : Psnr.of((Medium.Picture) medium, samples, rendered);
  }

  private static Provenance provenance(Model member, Original original, long steps, double psnr) {
    Provenance bare = member.provenance();
    return new Provenance(
        original.name(),
        original.sha256(),
        bare.program(),
        bare.jdk(),
        bare.backend(),
        steps,
        bare.settings(),
        Map.of("psnr", psnr));
  }
}
