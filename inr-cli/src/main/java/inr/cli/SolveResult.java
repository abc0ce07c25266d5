package inr.cli;

import inr.field.NeuralField;
import inr.report.Compared;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a job came to, as lines and as JSON. It says who won, whoever that is.
 *
 * @param job its name
 * @param kind what methods are scored by
 * @param merit whose gain it is where ours is better
 * @param field the model
 * @param rivals other methods
 * @param solution of our method, on the grid
 * @param fitted the field
 * @param ceiling score of what of the truth is in the data, where that is told
 * @param stop where our method ended
 * @param compared the field beside the truth, or another answer, where a page was asked for
 */
record SolveResult(
    String job,
    SolveScore.Kind kind,
    String merit,
    NeuralField field,
    List<Row> rivals,
    Row solution,
    Row fitted,
    Optional<SolveScore> ceiling,
    Posed.Stop stop,
    Optional<Compared> compared) {
  /**
   * A method and how well it did.
   *
   * @param method its name
   * @param score against the truth, if that is known
   * @param misfit see {@link Posed#misfit}
   * @param seconds that it took
   */
  record Row(String method, Optional<SolveScore> score, double misfit, double seconds) {
    OptionalDouble rank() {
      return score.stream().mapToDouble(SolveScore::rank).findFirst();
    }

    private Map<String, Double> more() {
      return score.map(SolveScore::more).orElse(Map.of());
    }

    private OptionalDouble second() {
      return score.map(SolveScore::second).orElseGet(OptionalDouble::empty);
    }

    private String line(SolveScore.Kind kind) {
      return String.format(
          Locale.ROOT,
          "%-15s %s%s %9.1e %9.1f",
          method,
          kind.columns(rank(), second()),
          more().values().stream()
              .map(value -> String.format(Locale.ROOT, " %9.2f", value))
              .collect(Collectors.joining()),
          misfit,
          seconds);
    }

    private Report report(SolveScore.Kind kind) {
      Report report = kind.put(new Report(), rank(), second());
      more().forEach((name, value) -> report.put(name, value.doubleValue()));
      return report.put("misfit", misfit).put("seconds", Stopwatch.rounded(seconds));
    }

    private String words(SolveScore.Kind kind) {
      return kind.words(rank(), second()) + String.format(Locale.ROOT, "misfit %.1e", misfit);
    }
  }

  /** A line for each method, and who won. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String more =
        fitted.more().keySet().stream()
            .map(name -> String.format(" %9s", name))
            .collect(Collectors.joining());
    lines.add(
        String.format("%-15s %s%s %9s %9s", "method", kind.heads(), more, "misfit", "seconds"));
    rivals.forEach(row -> lines.add(row.line(kind)));
    lines.add(solution.line(kind));
    lines.add(fitted.line(kind));
    ceiling.ifPresent(most -> lines.add(line("ceiling", most)));
    bestRival().ifPresent(best -> lines.add(verdict(best)));
    return lines;
  }

  /** Scores of all methods by their names, without the seconds they took. */
  Map<String, String> scores() {
    Map<String, String> scores = new LinkedHashMap<>();
    rivals.forEach(row -> scores.put(row.method(), row.words(kind)));
    scores.put(solution.method(), solution.words(kind));
    scores.put(fitted.method(), fitted.words(kind));
    return scores;
  }

  /** Who won, or the score of the field where nobody knows. */
  String summary() {
    return bestRival().map(this::verdict).orElseGet(() -> fitted.words(kind));
  }

  private String line(String name, SolveScore score) {
    OptionalDouble rank = OptionalDouble.of(score.rank());
    return String.format("%-15s %s", name, kind.columns(rank, score.second()));
  }

  private String verdict(Row best) {
    double gain = fitted.rank().orElseThrow() - best.rank().orElseThrow();
    return gain >= 0
        ? String.format(
            "the field is better than %s by %s: the gain of %s, which the field carries",
            best.method(), kind.gain(gain), merit)
        : Double.isInfinite(gain)
            ? best.method() + " has no error"
            : best.method() + " is better by " + kind.gain(-gain);
  }

  private Optional<Row> bestRival() {
    return rivals.stream()
        .filter(row -> row.rank().isPresent())
        .max(Comparator.comparingDouble(row -> row.rank().orElseThrow()));
  }

  /**
   * The method with the best score, ours if none is higher than the field's; empty without truth.
   */
  private Optional<String> winner() {
    return fitted.rank().stream()
        .mapToObj(
            ours ->
                bestRival()
                    .filter(best -> best.rank().orElseThrow() > ours)
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
    rivals.forEach(row -> others.putReport(row.method(), row.report(kind)));
    Report begun = new Report().put("job", job).put("file", file.toString());
    Report report =
        kind.put(begun, fitted.rank(), fitted.second())
            .put("misfit", fitted.misfit())
            .put("stopped_by", stop.by())
            .put("steps", stop.steps())
            .put("seconds", Stopwatch.rounded(seconds))
            .putReport("solution", solution.report(kind))
            .putReport("baselines", others);
    ceiling.ifPresent(most -> report.put("ceiling", most.rank()));
    winner().ifPresent(name -> report.put("winner", name));
    return report;
  }
}
