package inr.cli;

import inr.contest.ContestFolder;
import inr.contest.ContestInput;
import inr.contest.Curve;
import inr.contest.CurvePlot;
import inr.contest.ResultTables;
import inr.contest.Results;
import inr.contest.Standing;
import inr.field.Original;
import inr.io.model.ModelFile;
import inr.preset.Presets;
import inr.report.Chart;
import inr.report.Compared;
import inr.report.Figure;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.ParseResult;

/**
 * The page of one input of a contest: the original beside what the best networks make of it, a
 * table of all, and the curves of the best.
 *
 * @param results of all inputs
 * @param input whose page it is
 * @param folder where the models are
 * @param facts of the machine, by name
 * @param words of the command line
 */
record ContestReport(
    Results results,
    ContestInput input,
    ContestFolder folder,
    Map<String, String> facts,
    ParseResult words) {
  /** Networks that are seen, or whose curves are: as many as lines are told apart. */
  private static final int MOST_NETWORKS = 8;

  /** Samples that are seen of all networks together. */
  private static final long MOST_SAMPLES = 1 << 26;

  /** The page, for which models are rendered. */
  ReportPage page(Session session) throws IOException {
    List<Standing> standings = results.standings(input.name());
    List<Standing> done = standings.stream().filter(one -> one.middle().isPresent()).toList();
    Original original = input.original();
    long samples = Math.max(1, original.signal().samples().size());
    int most = (int) Math.max(1, Math.min(MOST_NETWORKS, MOST_SAMPLES / samples));
    List<Standing> best = done.subList(0, Math.min(most, done.size()));
    List<String> names = new ArrayList<>(List.of("Original"));
    Signal[] fields = new Signal[best.size()];
    for (int i = 0; i < fields.length; i++) {
      session.interruption().check();
      Path model = folder.model(input, best.get(i).middle().orElseThrow().entry());
      fields[i] = ComparedSignal.rendered(ModelFile.read(model), session);
      names.add(best.get(i).model());
    }
    List<String> notes = new ArrayList<>(original.notes());
    if (best.size() < done.size()) {
      notes.add("the best " + best.size() + " of " + done.size() + " networks are shown");
    }
    List<CurvePlot.Named> curves = CurvePlot.curves(best);
    return new ReportPage(
        PageOrigin.name(original) + ", networks side by side",
        "each with " + results.rules().text(),
        Optional.of(Compared.withoutSpectrum(names, original.signal(), fields)),
        notes,
        FitCurve.none(),
        List.of(
            chart("Training over steps", "steps", "", false, curves, Curve.Point::step),
            chart("Training over seconds", "seconds", " s", true, curves, Curve.Point::seconds)),
        List.of(table(standings)),
        settings(),
        PageOrigin.lines(command(), original, ""),
        Map.of("rows", results.trees(input.name())));
  }

  private static Figure table(List<Standing> standings) {
    return Figure.table(
        "Results",
        "Means over the seeds and, of several, ± the standard deviation; the best first.",
        ResultTables.head(standings),
        ResultTables.rows(standings));
  }

  private static Chart chart(
      String title,
      String across,
      String unit,
      boolean logarithmic,
      List<CurvePlot.Named> curves,
      ToDoubleFunction<Curve.Point> place) {
    List<Chart.Line> lines = new ArrayList<>();
    for (CurvePlot.Named curve : curves) {
      List<Chart.Point> points =
          curve.points().stream()
              .map(point -> new Chart.Point(place.applyAsDouble(point), point.psnr()))
              .toList();
      lines.add(new Chart.Line(curve.name(), points));
    }
    return new Chart(
        title,
        new Chart.Axis(across, unit, logarithmic),
        new Chart.Axis("PSNR", " dB", false),
        lines);
  }

  private Map<String, String> settings() {
    Signal signal = input.original().signal();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("each network", results.rules().text());
    all.put("signal", SignalText.of(signal.medium(), signal.coordinates()));
    all.putAll(facts);
    return all;
  }

  private RepeatedCommand command() {
    List<Standing> standings = results.standings(input.name());
    long seeds =
        standings.stream()
            .flatMap(one -> one.rows().stream())
            .mapToLong(row -> row.entry().seed() + 1)
            .max()
            .orElse(1);
    RepeatedCommand command =
        new RepeatedCommand("bench", PageOrigin.name(input.original()))
            .with("--output-folder", "results")
            .withGiven(words)
            .with("--parameters", results.rules().parameters())
            .with("--seeds", seeds);
    results.rules().maxSeconds().ifPresent(seconds -> command.with("--max-seconds", seconds));
    List<String> models =
        standings.stream().map(Standing::model).filter(ContestReport::isNamed).toList();
    return models.isEmpty() ? command : command.with("--models", String.join(",", models));
  }

  /** Networks of parts are given by their parts. */
  private static boolean isNamed(String model) {
    return Presets.named(model).isPresent();
  }
}
