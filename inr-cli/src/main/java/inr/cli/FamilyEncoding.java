package inr.cli;

import inr.family.CodedLatents;
import inr.family.Family;
import inr.family.LatentCoder;
import inr.family.Members;
import inr.family.SignalSet;
import inr.io.Output;
import inr.io.Sha256;
import inr.io.media.MediaOptions;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code inr encode --family}: a small signal, or all of a folder in the order of their names,
 * become latents of a family in one file.
 *
 * @param session that it belongs to
 * @param known file of the family
 * @param bits of the widest number, unless {@value #USUAL_BITS}
 * @param steps to a latent, unless as many as the family was learned with
 * @param threads that work on it
 * @param quiet whether nothing is said
 * @param json whether a report is printed
 */
record FamilyEncoding(
    Session session,
    Path known,
    Optional<Integer> bits,
    Optional<Integer> steps,
    int threads,
    boolean quiet,
    boolean json) {
  /** What a file of latents is called unless it is named. */
  static final String ENDING = ".inl";

  private static final int USUAL_BITS = 5;

  /** Reads, codes, writes and reports. */
  void run(CommandInput input, Output target, MediaOptions options) throws IOException {
    Stopwatch begun = Stopwatch.start();
    Family family = Family.read(known);
    String sha256 = Sha256.of(known);
    int inner = steps.orElse(family.innerSteps());
    CommandFailure.unlessUsage(() -> family.requireSteps(inner));
    SignalSet signals = signals(family, input, options);
    LatentCoder coder = CommandFailure.unlessUsage(() -> new LatentCoder(family, sha256, threads));
    double psnr;
    CodedLatents coded;
    try (Members members = new Members(family, threads)) {
      double[][] latents = members.latents(signals, inner);
      coded = CommandFailure.unlessUsage(() -> coder.encode(bits.orElse(USUAL_BITS), latents));
      psnr = members.psnr(signals, coder.decode(coded));
    }
    coded.write(target);
    tell(input, target, coded, signals, psnr, inner, begun.seconds());
  }

  private SignalSet signals(Family family, CommandInput input, MediaOptions options)
      throws IOException {
    MediaOptions own = options.withOneChannel(family.medium().channels() == 1);
    List<Path> files =
        Files.isDirectory(input.named()) ? FitTask.media(input.named()) : List.of(input.file());
    List<Signal> signals = ManySignals.signals(files, own, session, quiet);
    return family.signals(signals, files.stream().map(Path::toString).toList());
  }

  private void tell(
      CommandInput input,
      Output target,
      CodedLatents coded,
      SignalSet signals,
      double psnr,
      int inner,
      double seconds) {
    double perPoint =
        (double) Byte.SIZE * coded.length() / ((double) signals.size() * signals.points());
    if (!quiet) {
      session.say(
          String.format(
              Locale.ROOT,
              "%s: %d bytes for %d %s, %.3f bits per point, %s%.2f dB in %.1f s",
              target.target(),
              coded.length(),
              coded.count(),
              coded.count() == 1 ? "signal" : "signals",
              perPoint,
              coded.count() == 1 ? "" : "mean ",
              psnr,
              seconds));
    }
    if (json) {
      new Report()
          .put("input", input.named().toString())
          .put("family", known.toString())
          .put("family_sha256", coded.family())
          .put("signals", coded.count())
          .put("bits", coded.bits())
          .put("steps", inner)
          .put("file", target.target().toString())
          .put("bytes", coded.length())
          .put("bits_per_point", perPoint)
          .put("psnr", psnr)
          .put("seconds", Stopwatch.rounded(seconds))
          .print(session);
    }
  }
}
