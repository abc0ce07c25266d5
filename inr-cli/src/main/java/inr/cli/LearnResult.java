package inr.cli;

import inr.family.Family;
import inr.family.FamilyMethod;
import inr.family.Members;
import inr.family.PrincipalComponents;
import inr.family.RateCurve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a family reaches, on what it was learned from and on what was held out, beside what it has
 * to beat there. Each number is a mean of PSNRs in dB.
 *
 * @param method by which it was learned
 * @param family itself
 * @param signals numbers of signals learned from and held out
 * @param seconds of the learning alone
 * @param train of the signals learned from, after as many inner steps as in learning
 * @param test of the signals held out, likewise
 * @param testLong of the signals held out after {@value #LONG} inner steps; none of a method that
 *     has one step by its definition
 * @param testTenth of the signals held out, of each of which a point in {@value #PART} is known
 * @param mean of the signals held out, as the mean of those learned from
 * @param pca of the signals held out, as principal components of those learned from
 */
record LearnResult(
    FamilyMethod method,
    Family family,
    ManySignals signals,
    double seconds,
    double train,
    double test,
    OptionalDouble testLong,
    double testTenth,
    double mean,
    double pca) {
  /** Inner steps of a look at whether more of them help. */
  private static final int LONG = 10;

  /** One point in so many is known of a signal that is to be completed. */
  private static final int PART = 10;

  /** Components that are coded, in latents: those that spread less than a step cost nothing. */
  private static final List<Integer> MORE_COMPONENTS = List.of(1, 4);

  /** Measures a family. */
  static LearnResult of(
      FamilyMethod method, Family family, ManySignals signals, double seconds, int threads) {
    int steps = family.innerSteps();
    PrincipalComponents components = PrincipalComponents.of(signals.learned(), family.latent());
    try (Members members = new Members(family, threads)) {
      return new LearnResult(
          method,
          family,
          signals,
          seconds,
          members.psnr(signals.learned(), steps),
          members.psnr(signals.heldOut(), steps),
          steps > 1
              ? OptionalDouble.of(members.psnr(signals.heldOut(), LONG))
              : OptionalDouble.empty(),
          members.psnr(
              signals.heldOut(),
              members.latentsOfSome(
                  signals.heldOut(), Math.max(1, signals.heldOut().points() / PART))),
          components.meanPsnr(signals.heldOut()),
          components.psnr(signals.heldOut()));
    }
  }

  /** How well the signals held out are kept in how few bits, by the family and by others. */
  List<RateCurve> rates(int threads) {
    List<RateCurve> curves = new ArrayList<>();
    int steps = family.innerSteps();
    curves.add(RateCurve.of(family, signals.heldOut(), steps, threads));
    if (testLong.isPresent()) {
      curves.add(RateCurve.of(family, signals.heldOut(), LONG, threads));
    }
    for (int more : MORE_COMPONENTS) {
      PrincipalComponents components =
          PrincipalComponents.of(signals.learned(), more * family.latent());
      curves.add(RateCurve.of(components, signals.learned(), signals.heldOut()));
    }
    curves.addAll(RateCurve.jpeg(signals.heldOut()));
    return curves;
  }

  /** What a family file tells of it, which nothing changes but what it was learned from. */
  Family.Origin origin() {
    Map<String, Double> psnrs = new TreeMap<>();
    psnrs.put("train", train);
    psnrs.put("test", test);
    testLong.ifPresent(psnr -> psnrs.put("test-" + LONG, psnr));
    psnrs.put("test-tenth", testTenth);
    psnrs.put("mean", mean);
    psnrs.put("pca", pca);
    // What is reproduced without any error has no PSNR that could be written down.
    psnrs.values().removeIf(psnr -> !Double.isFinite(psnr));
    return new Family.Origin(
        method.toString(), signals.learned().size(), signals.heldOut().size(), psnrs);
  }

  /** A table, and who is better on what was held out. */
  List<String> lines() {
    String found =
        family.plan().form().innerSteps().isPresent()
            ? "inner steps: " + family.innerSteps()
            : "by the encoder";
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, latent %d, %d steps in %.1f s; PSNR in dB, mean of %d signals held out (%d learned from)",
            method,
            family.latent(),
            family.steps(),
            seconds,
            signals.heldOut().size(),
            signals.learned().size()));
    lines.add(line(found, test));
    testLong.ifPresent(psnr -> lines.add(line("inner steps: " + LONG, psnr)));
    lines.add(line(found + ", a tenth known", testTenth));
    lines.add(line("principal components: " + family.latent(), pca));
    lines.add(line("mean signal", mean));
    lines.add(line("learned from, " + found, train));
    double gain = test - pca;
    lines.add(
        String.format(
            Locale.ROOT,
            gain >= 0
                ? "the family is better than principal components by %.2f dB"
                : "principal components are better by %.2f dB",
            Math.abs(gain)));
    return lines;
  }

  private static String line(String what, double psnr) {
    return String.format(Locale.ROOT, "%-30s %7.2f", what, psnr);
  }

  /**
   * All of it.
   *
   * @param file of the family
   */
  Report report(Path file) {
    return new Report()
        .put("file", file.toString())
        .put("family", method.toString())
        .put("latent", family.latent())
        .put("learned", signals.learned().size())
        .put("held_out", signals.heldOut().size())
        .put("steps", family.steps())
        .put("seconds", Stopwatch.rounded(seconds))
        .put("train_psnr", train)
        .put("test_psnr", test)
        .put("test_psnr_long", testLong)
        .put("test_psnr_tenth", testTenth)
        .put("mean_psnr", mean)
        .put("pca_psnr", pca);
  }
}
