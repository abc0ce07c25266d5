package inr.cli;

import inr.field.Original;
import inr.report.FitCurve;
import inr.report.ReportPage;
import java.util.LinkedHashMap;
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
        result.pair().orElseThrow(),
        original.notes(),
        FitCurve.none(),
        facts,
        PageOrigin.lines(command(), original, ""),
        result.scores());
  }

  private RepeatedCommand command() {
    return new RepeatedCommand("solve " + result.job(), PageOrigin.name(original)).withGiven(words);
  }
}
