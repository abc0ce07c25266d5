package inr.cli;

import inr.solve.shape.ShapeScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code inr solve shape} came to, as lines and as JSON. It says who won.
 *
 * @param aim what the field learned from
 * @param rival another method, where there is one
 * @param field the network
 * @param steps of its training
 */
record ShapeResult(String aim, Optional<Row> rival, Row field, int steps) {
  /**
   * A method's values on the grid, and how well they tell the solid.
   *
   * @param method its name
   * @param values at the points of the grid
   * @param score where the solid is known
   * @param seconds that it took
   */
  record Row(String method, double[] values, Optional<ShapeScore> score, double seconds) {
    private String line() {
      return String.format(
          Locale.ROOT,
          "%-15s %9s %9s %9s %9.1f",
          method,
          text(intersection()),
          text(error()),
          text(nearError()),
          seconds);
    }

    private static String text(double number) {
      return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%.4f", number);
    }

    private Report report() {
      return new Report()
          .put("iou", intersection())
          .put("rms_error", error())
          .put("near_error", nearError())
          .put("seconds", Stopwatch.rounded(seconds));
    }

    private double intersection() {
      return score.map(ShapeScore::intersection).orElse(Double.NaN);
    }

    private double error() {
      return score.map(ShapeScore::error).orElse(Double.NaN);
    }

    private double nearError() {
      return score.map(ShapeScore::nearError).orElse(Double.NaN);
    }
  }

  private boolean isLost() {
    return rival.isPresent() && rival.get().intersection() > field.intersection();
  }

  /** The table, and who is better. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format("%-15s %9s %9s %9s %9s", "method", "IoU", "rms", "rms near", "seconds"));
    rival.ifPresent(row -> lines.add(row.line()));
    lines.add(field.line());
    winner().ifPresent(lines::add);
    return lines;
  }

  /** Who is better, in one line; nothing where nobody can be. */
  private Optional<String> winner() {
    return rival
        .filter(row -> row.score().isPresent())
        .map(
            row -> {
              Row better = isLost() ? row : field;
              Row other = isLost() ? field : row;
              return String.format(
                  Locale.ROOT,
                  "%s is better: IoU %.4f, %s has %.4f",
                  better.method(),
                  better.intersection(),
                  other.method(),
                  other.intersection());
            });
  }

  /** What stands at the top of a page. */
  String summary() {
    return winner()
        .orElse(
            field.score().isPresent()
                ? "IoU " + Row.text(field.intersection()) + " after " + steps + " steps"
                : "a field of points after " + steps + " steps; the solid is not known");
  }

  /** Scores by name. */
  Map<String, String> scores() {
    Map<String, String> scores = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    rival.ifPresent(rows::add);
    rows.add(field);
    for (Row row : rows) {
      if (row.score().isPresent()) {
        scores.put(row.method() + ", IoU", Row.text(row.intersection()));
        scores.put(row.method() + ", rms error", Row.text(row.error()));
        scores.put(row.method() + ", rms error near the surface", Row.text(row.nearError()));
      }
    }
    return scores;
  }

  /** The object of {@code --json}. */
  Report report(Path file, double seconds) {
    Report others = new Report();
    rival.ifPresent(row -> others.putReport(row.method(), row.report()));
    Report report =
        new Report()
            .put("job", "shape")
            .put("as", aim)
            .put("file", file.toString())
            .put("iou", field.intersection())
            .put("steps", steps)
            .put("seconds", Stopwatch.rounded(seconds))
            .putReport("solution", field.report())
            .putReport("baselines", others);
    if (field.score().isPresent() && rival.isPresent()) {
      report.put("winner", (isLost() ? rival.get() : field).method());
    }
    return report;
  }
}
