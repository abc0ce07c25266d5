package inr.cli;

import inr.field.NeuralField;
import inr.solve.PictureScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a job came to, as lines and as JSON. It says who won, whoever that is.
 *
 * @param job its name
 * @param field the model
 * @param rivals other methods
 * @param solution of our method, on the grid
 * @param fitted the field
 * @param steps of our method
 */
record SolveResult(
    String job, NeuralField field, List<Row> rivals, Row solution, Row fitted, int steps) {
  /**
   * A method and how well it did.
   *
   * @param method its name
   * @param score against the truth, if that is known
   * @param misfit rms(A x − y), 1 being the range of stored values
   * @param seconds that it took
   */
  record Row(String method, Optional<PictureScore> score, double misfit, double seconds) {
    OptionalDouble psnr() {
      return score.stream().mapToDouble(PictureScore::psnr).findFirst();
    }

    private OptionalDouble ssim() {
      return score.map(PictureScore::ssim).orElseGet(OptionalDouble::empty);
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-15s %9s %7s %9.1e %9.1f",
          method,
          text("%.2f", psnr()),
          text("%.4f", ssim()),
          misfit,
          seconds);
    }

    private static String text(String format, OptionalDouble value) {
      return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    private Report report() {
      return new Report()
          .put("psnr", psnr())
          .put("ssim", ssim())
          .put("misfit", misfit)
          .put("seconds", thousandths(seconds));
    }
  }

  /** A line for each method, and who won. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format("%-15s %9s %7s %9s %9s", "method", "PSNR, dB", "SSIM", "misfit", "seconds"));
    rivals.forEach(row -> lines.add(row.line()));
    lines.add(solution.line());
    lines.add(fitted.line());
    bestRival().ifPresent(best -> lines.add(verdict(best)));
    return lines;
  }

  private String verdict(Row best) {
    double gain = fitted.psnr().orElseThrow() - best.psnr().orElseThrow();
    return gain >= 0
        ? String.format(
            Locale.ROOT,
            "the field is better than %s by %.2f dB: the gain of the patch prior, which the field carries",
            best.method(),
            gain)
        : String.format(Locale.ROOT, "%s is better by %.2f dB", best.method(), -gain);
  }

  private Optional<Row> bestRival() {
    return rivals.stream()
        .filter(row -> row.psnr().isPresent())
        .max(Comparator.comparingDouble(row -> row.psnr().orElseThrow()));
  }

  /**
   * The method with the highest PSNR, ours if none is higher than the field's; empty without truth.
   */
  private Optional<String> winner() {
    return fitted.psnr().stream()
        .mapToObj(
            ours ->
                bestRival()
                    .filter(best -> best.psnr().orElseThrow() > ours)
                    .map(Row::method)
                    .orElse(solution.method()))
        .findFirst();
  }

  /**
   * All of it; the first numbers are those of the field.
   *
   * @param file of the model
   * @param seconds of the whole command
   */
  Report report(Path file, double seconds) {
    Report others = new Report();
    rivals.forEach(row -> others.putReport(row.method(), row.report()));
    Report report =
        new Report()
            .put("job", job)
            .put("file", file.toString())
            .put("psnr", fitted.psnr())
            .put("ssim", fitted.ssim())
            .put("misfit", fitted.misfit())
            .put("stopped_by", "steps")
            .put("steps", steps)
            .put("seconds", thousandths(seconds))
            .putReport("solution", solution.report())
            .putReport("baselines", others);
    winner().ifPresent(name -> report.put("winner", name));
    return report;
  }

  private static double thousandths(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }
}
