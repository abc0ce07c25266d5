package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.report.Chart;
import inr.report.Compared;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.equation.BoundaryProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The page of a solved equation: over one coordinate the unknowns as curves, over more the first of
 * them as a picture, beside what is known. It tells no seconds or threads, so that equal answers
 * give equal pages.
 *
 * @param result what it is of
 * @param problem that was solved
 * @param values of the model, {@code [N, unknowns]}
 * @param truth what errors are measured against, if there is such
 * @param facts of the model
 * @param words of the command line
 */
record EquationReport(
    EquationResult result,
    BoundaryProblem problem,
    double[] values,
    Optional<double[]> truth,
    Map<String, String> facts,
    ParseResult words) {
  private static final String NETWORK = "network";

  /** The page. */
  ReportPage page() {
    boolean curves = problem.domain().dimensions() == 1;
    boolean seen = Compared.takes(first(values));
    List<String> notes = new ArrayList<>();
    if (seen && problem.unknowns().size() > 1) {
      notes.add("shown is " + problem.unknowns().get(0) + ", the first of the unknowns");
    }
    return new ReportPage(
        result.equation(),
        result.summary(),
        seen ? Optional.of(compared()) : Optional.empty(),
        notes,
        FitCurve.none(),
        curves ? charts() : List.of(),
        List.of(),
        allFacts(),
        PageOrigin.lines(command(), "", ""),
        result.scores());
  }

  private Map<String, String> allFacts() {
    Map<String, String> all = new LinkedHashMap<>(result.scores());
    all.putAll(facts);
    all.remove("written by");
    return all;
  }

  private List<Chart> charts() {
    Axis axis = problem.domain().axes().get(0);
    Chart.Axis across = new Chart.Axis(axis.name(), "", false);
    List<Chart.Line> lines = new ArrayList<>();
    List<Chart.Line> errors = new ArrayList<>();
    int unknowns = problem.unknowns().size();
    for (int u = 0; u < unknowns; u++) {
      String name = problem.unknowns().get(u);
      List<Chart.Point> ours = new ArrayList<>();
      List<Chart.Point> known = new ArrayList<>();
      List<Chart.Point> error = new ArrayList<>();
      for (int i = 0; i < axis.samples(); i++) {
        double place = axis.coordinate(i);
        double value = values[i * unknowns + u];
        ours.add(new Chart.Point(place, value));
        if (truth.isPresent()) {
          double there = truth.get()[i * unknowns + u];
          known.add(new Chart.Point(place, there));
          error.add(new Chart.Point(place, Math.abs(value - there)));
        }
      }
      lines.add(new Chart.Line(name + ", " + NETWORK, ours));
      if (truth.isPresent()) {
        lines.add(new Chart.Line(name + ", " + result.reference(), known));
        errors.add(new Chart.Line(name, error));
      }
    }
    List<Chart> charts = new ArrayList<>();
    charts.add(new Chart("Solution", across, new Chart.Axis("value", "", false), lines));
    if (!errors.isEmpty()) {
      charts.add(
          new Chart(
              "Difference from " + result.reference(),
              across,
              new Chart.Axis("difference", "", true),
              errors));
    }
    return charts;
  }

  private Compared compared() {
    return truth
        .map(
            known ->
                Compared.withoutSpectrum(
                    List.of(result.reference(), NETWORK), first(known), first(values)))
        .orElseGet(() -> Compared.withoutSpectrum(List.of(NETWORK), first(values)));
  }

  /** The first unknown. */
  private Signal first(double[] all) {
    Grid domain = problem.domain();
    int unknowns = problem.unknowns().size();
    float[] first = new float[all.length / unknowns];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) all[i * unknowns];
    }
    return new Signal(
        domain, new Medium.Field(1), new Samples.Floats(first), ValueRange.symmetric(-1, 1));
  }

  private RepeatedCommand command() {
    RepeatedCommand command =
        words.hasMatchedPositional(0)
            ? new RepeatedCommand("solve equation", result.equation())
            : new RepeatedCommand("solve equation");
    return command.with("--output", "solution.inr").withGiven(words);
  }
}
