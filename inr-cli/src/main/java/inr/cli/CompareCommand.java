package inr.cli;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.io.SampleStorage;
import inr.io.media.MediaOptions;
import inr.metric.PictureMetrics;
import inr.metric.PowerSpectrum;
import inr.metric.SoundMetrics;
import inr.plot.Plot;
import inr.report.Compared;
import inr.report.FitCurve;
import inr.report.ReportPage;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr compare}: how far two pictures or two sounds are apart. */
@Command(
    name = "compare",
    description =
        "Compares two pictures, or two sounds, of equal size; models are rendered first. A table of measurements is compared with a model of one, at its places.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "A", description = "The reference; - is standard input.")
  private Path reference = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "What is measured against it; - is standard input.")
  private Path estimate = Path.of("");

  @Option(
      names = "--alpha",
      paramLabel = "NAME",
      converter = AlphaUse.Converter.class,
      description =
          "straight, or premultiplied: colours multiplied by alpha, so that those of transparent pixels do not count (default ${DEFAULT-VALUE}).")
  private AlphaUse alpha = AlphaUse.STRAIGHT;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page in which both are looked at: one file, which asks for nothing.")
  private @Nullable Path report;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw the power spectra of A, of B and of B less A into this .svg or .png file: of pictures over cycles per pixel, of sounds over Hz.")
  private @Nullable Path plot;

  @Option(names = "--force", description = "Overwrite an existing report or plot.")
  private boolean force;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--json",
      description =
          "Print one JSON object; what is infinite or not defined is null, and identical tells whether all samples are equal.")
  private boolean json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (CommandInput.isStandard(reference) && CommandInput.isStandard(estimate)) {
      throw CommandFailure.usage(
          "both files are -, which can be read only once; name a file for one");
    }
    try (AskedPage page = AskedPage.claim(asked(report), input(report), force, session);
        AskedPlot drawing = AskedPlot.claim(asked(plot), input(plot), force, session)) {
      compare(page, drawing);
    }
    return ExitCode.DONE;
  }

  private static Optional<Path> asked(@Nullable Path file) {
    return Optional.ofNullable(file);
  }

  /** The input that a file would overwrite, or one that it would not. */
  private CommandInput input(@Nullable Path written) throws IOException {
    CommandInput b = new CommandInput(estimate, limits.options(), session);
    return written != null && b.isSameAs(written)
        ? b
        : new CommandInput(reference, limits.options(), session);
  }

  private void compare(AskedPage page, AskedPlot drawing) throws IOException {
    MediaOptions options = limits.options();
    Optional<PictureMetrics> streamed = streamed(options);
    if (streamed.isPresent()) {
      Findings.of(streamed.get()).print(json, session);
      return;
    }
    List<Signal> both = read(options);
    Signal a = both.get(0);
    Signal b = both.get(1);
    requireEqualShapes(a, b);
    Findings findings = findings(a, b, options.storage());
    drawing.write(() -> plot(a, b), session::say);
    findings.print(json, session);
    page.write(() -> page(a, b, findings), session::say);
  }

  /** Pages and plots need all samples at once. */
  private Optional<PictureMetrics> streamed(MediaOptions options) throws IOException {
    return report != null || plot != null
        ? Optional.empty()
        : new StreamedComparison(reference, estimate, options, alpha, session).metrics();
  }

  private List<Signal> read(MediaOptions options) throws IOException {
    if (!ComparedTable.isAmong(reference, estimate)) {
      return List.of(
          ComparedSignal.read(reference, options, session),
          ComparedSignal.read(estimate, options, session));
    }
    if (report != null || plot != null) {
      throw CommandFailure.usage("--report and --plot are for pictures, sounds and volumes");
    }
    return ComparedTable.read(reference, estimate, options, session);
  }

  private Plot plot(Signal a, Signal b) {
    return SpectrumPlot.of(
        List.of(name(reference), name(estimate)),
        PowerSpectrum.compared(a, b)
            .orElseThrow(
                () ->
                    CommandFailure.failure(
                        reference
                            + " is a "
                            + SignalText.of(a.medium(), a.coordinates())
                            + ", too small for a spectrum; 16 pixels a side or 2048 frames are needed, so leave --plot out")));
  }

  private Findings findings(Signal a, Signal b, SampleStorage storage) throws IOException {
    if (a.medium() instanceof Medium.Picture picture) {
      return Findings.of(metrics(picture, a.samples(), b.samples(), storage));
    }
    return a.medium() instanceof Medium.Sound
        ? Findings.of(SoundMetrics.of(a, b))
        : Findings.ofField(a.samples(), b.samples());
  }

  private ReportPage page(Signal a, Signal b, Findings findings) {
    List<String> names = List.of(name(reference), name(estimate));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("A", names.get(0));
    facts.put("B", names.get(1));
    facts.put("signal", SignalText.of(a.medium(), a.coordinates()));
    facts.putAll(findings.lines());
    return new ReportPage(
        String.join(" and ", names),
        findings.summary(),
        Compared.of(names, a, b),
        List.of(),
        FitCurve.none(),
        facts,
        List.of(),
        findings.json().fields());
  }

  private static String name(Path file) {
    return CommandInput.isStandard(file) ? "stdin" : String.valueOf(file.getFileName());
  }

  private PictureMetrics metrics(
      Medium.Picture picture, Samples a, Samples b, SampleStorage storage) throws IOException {
    Samples reference = alpha.of(picture, a, storage);
    Samples estimate = alpha.of(picture, b, storage);
    try (RowProgress progress = new RowProgress(session, "comparing")) {
      return PictureMetrics.of(
          picture, reference, estimate, done -> progress.rows(done, picture.height()));
    }
  }

  private void requireEqualShapes(Signal a, Signal b) {
    ComparedSignal.requireEqual(
        reference,
        SignalText.of(a.medium(), a.coordinates()),
        estimate,
        SignalText.of(b.medium(), b.coordinates()),
        a.medium().equals(b.medium()) && sides(a.coordinates()).equals(sides(b.coordinates())));
  }

  private static List<Long> sides(Coordinates coordinates) {
    return coordinates instanceof Grid grid
        ? grid.axes().stream().map(axis -> (long) axis.samples()).toList()
        : List.of(coordinates.points());
  }
}
