package inr.cli;

import inr.solve.equation.EquationAnswer;
import inr.solve.equation.EquationScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code inr solve equation} came to, as lines and as JSON. It says who won.
 *
 * @param equation its name, or formulas
 * @param reference what errors are measured against: {@code exact}, another method, or nothing
 * @param rivals other methods
 * @param solution the field in double precision
 * @param stored the field as its file has it
 * @param parameters of the field
 * @param steps that were taken
 */
record EquationResult(
    String equation,
    String reference,
    List<Row> rivals,
    Row solution,
    Row stored,
    int parameters,
    int steps) {
  /** An answer with the steps and seconds that it took. */
  record Timed(String method, EquationAnswer answer, int steps, double seconds) {}

  /**
   * A method and how well it did.
   *
   * @param method its name
   * @param score against the reference, where there is one
   * @param residual of equations and conditions at points of its own, where it is a field
   * @param seconds that it took
   */
  record Row(
      String method, Optional<EquationScore> score, OptionalDouble residual, double seconds) {
    private double relative() {
      return score.map(EquationScore::relative).orElse(Double.NaN);
    }

    private double largest() {
      return score.map(EquationScore::largest).orElse(Double.NaN);
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-15s %9s %9s %9s %9.1f",
          method,
          text(relative()),
          text(largest()),
          text(residual.orElse(Double.NaN)),
          seconds);
    }

    private static String text(double value) {
      return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1e", value);
    }

    private Report report() {
      return new Report()
          .put("error", relative())
          .put("largest_error", largest())
          .put("residual", residual)
          .put("seconds", Stopwatch.rounded(seconds));
    }
  }

  /** A line for each method, and who won. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "%-15s %9s %9s %9s %9s", "method", "error", "largest", "residual", "seconds"));
    rivals.forEach(row -> lines.add(row.line()));
    lines.add(solution.line());
    lines.add(stored.line());
    if (reference.isEmpty()) {
      lines.add("nothing to compare with: no exact solution, and no usual method built in");
    } else if (!reference.equals("exact")) {
      lines.add("errors are differences from " + reference);
    }
    bestRival().ifPresent(best -> lines.add(verdict(best)));
    return lines;
  }

  private String verdict(Row best) {
    boolean ours = solution.relative() <= best.relative();
    Row winner = ours ? solution : best;
    Row other = ours ? best : solution;
    return String.format(
        Locale.ROOT,
        "%s is better: error %.1e, %s has %.1e",
        winner.method,
        winner.relative(),
        other.method,
        other.relative());
  }

  /** How good it is, in one line. */
  String summary() {
    String error =
        reference.isEmpty()
            ? "nothing to compare with"
            : "error " + Row.text(solution.relative()) + " against " + reference;
    return error
        + ", residual "
        + Row.text(solution.residual.orElse(Double.NaN))
        + ", "
        + parameters
        + " parameters";
  }

  /** Errors of all answers by name, as text, without seconds. */
  Map<String, String> scores() {
    Map<String, String> scores = new LinkedHashMap<>();
    List<Row> all = new ArrayList<>(rivals);
    all.addAll(List.of(solution, stored));
    for (Row row : all) {
      row.score
          .map(
              score ->
                  "error " + Row.text(score.relative()) + ", largest " + Row.text(score.largest()))
          .ifPresent(words -> scores.put(row.method, words));
    }
    return scores;
  }

  private Optional<Row> bestRival() {
    return rivals.stream().min(Comparator.comparingDouble(Row::relative));
  }

  /**
   * All of it; the first numbers are those of the field in double precision.
   *
   * @param file of the model
   * @param seconds of the whole command
   */
  Report report(Path file, double seconds) {
    Report others = new Report();
    rivals.forEach(row -> others.putReport(row.method, row.report()));
    Report report =
        new Report()
            .put("job", "equation")
            .put("equation", equation)
            .put("file", file.toString())
            .put("error", solution.relative())
            .put("largest_error", solution.largest())
            .put("residual", solution.residual)
            .put("reference", reference)
            .put("parameters", parameters)
            .put("steps", steps)
            .put("seconds", Stopwatch.rounded(seconds))
            .putReport("solution", solution.report())
            .putReport("model", stored.report())
            .putReport("baselines", others);
    bestRival()
        .ifPresent(
            best ->
                report.put(
                    "winner",
                    solution.relative() <= best.relative() ? solution.method : best.method));
    return report;
  }
}
