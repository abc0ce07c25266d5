package inr.cli;

import inr.field.Original;
import inr.report.Compared;
import inr.report.FieldDrawing;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * The page of a fit. It tells no seconds, threads or folders, so that equal fits give equal pages.
 *
 * @param result what it is of
 * @param curve of the training
 * @param words of the command line
 */
record FitReport(FitResult result, FitCurve curve, ParseResult words) {
  private static final List<String> OF_THIS_RUN = List.of("seconds", "threads", "file", "input");

  /** The page, for which the model is rendered. */
  ReportPage page(Session session) throws IOException {
    Original original = result.job().fit().original();
    Signal fitted = ComparedSignal.rendered(result.model(), session);
    Map<String, String> facts = ModelFacts.of(result.model());
    facts.remove("written by");
    return new ReportPage(
        PageOrigin.name(original),
        summary(),
        compared(original.signal(), fitted),
        original.notes(),
        curve,
        facts,
        origin(original),
        result.json().without(OF_THIS_RUN).fields());
  }

  private Compared compared(Signal original, Signal fitted) {
    Compared both = Compared.of(List.of("Original", "Fit"), original, fitted);
    return FieldDrawing.ofPage(result.model()).map(both::with).orElse(both);
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "%s · %s · %,d parameters · %,d bytes · %.2f bits per sample",
        result.score().text(),
        result.job().fit().name(),
        result.model().parameters().values().length,
        result.bytes(),
        result.bitsPerSample());
  }

  private List<String> origin(Original original) {
    List<String> lines =
        PageOrigin.lines(
            command(PageOrigin.name(original)),
            original,
            "backend " + result.model().provenance().backend());
    if (result.outcome().step() < result.job().rules().steps()) {
      lines.add("stopped early, at step " + result.outcome().step());
    }
    return lines;
  }

  private RepeatedCommand command(String input) {
    RepeatedCommand command = new RepeatedCommand("fit", input);
    if (!words.hasMatchedOption("--from")) {
      command.with("--model", result.job().fit().name());
    }
    command.withGiven(words);
    if (words.hasMatchedOption("--activation")
        || words.hasMatchedOption("--layer")
        || words.hasMatchedOption("--encoding")) {
      command.without("--model"); // The parts choose it.
    }
    return command
        .with("--steps", result.job().rules().steps())
        .with("--seed", result.job().fit().plan().seed());
  }
}
