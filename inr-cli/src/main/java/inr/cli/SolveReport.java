package inr.cli;

import inr.field.Original;
import inr.report.FitCurve;
import inr.report.ReportPage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * The page of a job: its answer beside the truth or another answer, and the scores of all methods.
 * It tells no seconds or threads, so that equal answers give equal pages.
 *
 * @param result what it is of
 * @param original what was measured, or the truth
 * @param words of the command line
 */
record SolveReport(SolveResult result, Original original, ParseResult words) {
  /** The page. */
  ReportPage page() {
    Map<String, String> facts = new LinkedHashMap<>(result.scores());
    facts.putAll(ModelFacts.of(result.field().model()));
    facts.remove("written by");
    return new ReportPage(
        PageOrigin.name(original) + ", " + result.job(),
        result.summary(),
        result.compared().orElseThrow(),
        original.notes(),
        FitCurve.none(),
        facts,
        PageOrigin.lines(command(), original, ""),
        result.scores());
  }

  private RepeatedCommand command() {
    List<String> others =
        words.matchedPositionals().stream()
            .filter(inputs -> inputs.index().min() > 0)
            .flatMap(inputs -> inputs.stringValues().stream())
            .map(name -> String.valueOf(Path.of(name).getFileName()))
            .toList();
    return new RepeatedCommand("solve " + result.job(), PageOrigin.name(original))
        .withInputs(others)
        .withGiven(words);
  }
}
