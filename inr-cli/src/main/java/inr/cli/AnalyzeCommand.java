package inr.cli;

import inr.analysis.EncodingAnalysis;
import inr.encoding.Encoding;
import inr.io.Output;
import inr.plot.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr analyze}: what encodings can tell apart, and what they carry over. */
@Command(
    name = "analyze",
    description =
        "Tells of encodings, at evenly spaced samples of one coordinate, how many independent values a linear layer on them can remember (stable rank) and how far a value carries over to other samples (preservation of distances). No signal is needed and nothing is trained; see Zheng et al. 2021.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AnalyzeCommand implements Callable<Integer> {
  private static final int[] DISTANCES = {1, 2, 4, 8, 16};

  private final Session session;

  @Parameters(
      paramLabel = "ENCODING",
      arity = "1..*",
      description =
          "As --encoding of inr fit has it, such as positional-encoding(octaves=8) or shifted-basis(curve=gaussian,copies=128,width=0.01).")
  private List<String> encodings = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples of the coordinate, 2 to 4096 (default ${DEFAULT-VALUE}).")
  private int samples = 256;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of parameters that an encoding has (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PLOT",
      description = "Draw products of features over distance into this .svg or .png file.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print one JSON object with all distances.")
  private boolean json;

  @Option(names = "--force", description = "Overwrite an existing plot.")
  private boolean force;

  AnalyzeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Encoding> read = new LinkedHashMap<>();
    for (String text : encodings) {
      read.put(text, PlanOptions.kind(Encoding.class, "ENCODING", text));
    }
    if (output == null) {
      tell(analyses(read));
      return ExitCode.DONE;
    }
    PlotFile.requireName("-o", output);
    if (read.size() > Palette.size()) {
      throw CommandFailure.usage(
          "a plot has " + Palette.size() + " curves at most; name fewer encodings");
    }
    try (Output plot = CommandOutput.claim(output, force, session)) {
      Map<String, EncodingAnalysis> analyses = analyses(read);
      PlotFile.write(AnalysisPlot.of(analyses), plot);
      tell(analyses);
    }
    return ExitCode.DONE;
  }

  private Map<String, EncodingAnalysis> analyses(Map<String, Encoding> read) {
    Map<String, EncodingAnalysis> analyses = new LinkedHashMap<>();
    read.forEach(
        (text, encoding) -> {
          session.interruption().check();
          analyses.put(
              text, CommandFailure.unlessUsage(() -> EncodingAnalysis.of(encoding, samples, seed)));
        });
    return analyses;
  }

  private void tell(Map<String, EncodingAnalysis> analyses) {
    if (json) {
      List<Report> reports = new ArrayList<>();
      analyses.forEach((text, analysis) -> reports.add(report(text, analysis)));
      new Report()
          .put("samples", samples)
          .put("seed", seed)
          .putReports("encodings", reports)
          .print(session);
      return;
    }
    StringBuilder head = new StringBuilder("features  stable rank  half at  uneven");
    for (int distance : DISTANCES) {
      head.append(String.format(Locale.ROOT, " %6s", "at " + distance));
    }
    session.out().println(head + "  encoding");
    analyses.forEach((text, analysis) -> session.out().println(row(analysis) + "  " + text));
  }

  private static String row(EncodingAnalysis analysis) {
    OptionalDouble half = analysis.halfDistance();
    StringBuilder row =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%8d  %11.2f  %7s  %6.3f",
                analysis.features(),
                analysis.stableRank(),
                half.isPresent() ? String.format(Locale.ROOT, "%.2f", half.getAsDouble()) : "–",
                analysis.unevenness()));
    for (int distance : DISTANCES) {
      row.append(
          distance < analysis.preservation().size()
              ? String.format(Locale.ROOT, " %6.3f", analysis.preservation().get(distance).mean())
              : String.format(Locale.ROOT, " %6s", "–"));
    }
    return row.toString();
  }

  private static Report report(String text, EncodingAnalysis analysis) {
    return new Report()
        .put("encoding", text)
        .put("features", analysis.features())
        .put("stable_rank", analysis.stableRank())
        .put("half_distance", analysis.halfDistance())
        .put("unevenness", analysis.unevenness())
        .put(
            "mean",
            analysis.preservation().stream().map(EncodingAnalysis.Preservation::mean).toList())
        .put(
            "deviation",
            analysis.preservation().stream()
                .map(EncodingAnalysis.Preservation::deviation)
                .toList());
  }
}
