package inr.cli;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Backends;
import inr.io.Output;
import inr.io.audio.SoundWriter;
import inr.io.image.PictureFormat;
import inr.io.image.PictureWriter;
import inr.selftest.SelfTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inr doctor}: what this machine offers, and whether it computes right. */
@Command(
    name = "doctor",
    description = "Tells what this machine offers to the toolkit.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--self-test",
      description =
          "Fit some small networks and measure some small signals, too, and compare the bits with those of the toolkit.")
  private boolean selfTest;

  @Option(
      names = "--gpu-report",
      paramLabel = "OUT.json",
      description =
          "For owners of a GPU: check backend cuda against the reference and for equal bits, time it beside backend cpu, and write what was found; takes some minutes.")
  private @Nullable Path gpuReport;

  /** Another backend, so that the report can be tried without a GPU. */
  @Option(names = "--gpu-report-backend", hidden = true, paramLabel = "NAME")
  private String gpuReportBackend = "cuda";

  /** About the time of a run of a measurement. */
  @Option(names = "--gpu-report-seconds", hidden = true, paramLabel = "S")
  private double gpuReportSeconds = 0.5;

  /** What sides of the measurements' picture are divided by. */
  @Option(names = "--gpu-report-shrink", hidden = true, paramLabel = "N")
  private int gpuReportShrink = 1;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (gpuReport == null) {
      tell();
      return ExitCode.DONE;
    }
    if (CommandOutput.isStandardOutput(gpuReport)) {
      throw CommandFailure.usage("--gpu-report takes a file: standard output gets words meanwhile");
    }
    try (Output report = CommandOutput.claim(gpuReport, session)) {
      tell();
      Backend backend = CommandFailure.unlessUsage(() -> BackendChoice.available(gpuReportBackend));
      line(
          "gpu report",
          new GpuReport(session, backend, threads(), gpuReportSeconds, gpuReportShrink)
              .write(report));
    }
    return ExitCode.DONE;
  }

  private void tell() {
    MachineFacts.all().forEach(this::line);
    for (Backend backend : Backends.all()) {
      line("backend " + backend.name(), availability(backend));
    }
    line(
        "reads",
        "pictures "
            + Arrays.stream(PictureFormat.values())
                .map(PictureFormat::title)
                .collect(Collectors.joining(", "))
            + "; sounds WAV");
    line("writes", "pictures " + PictureWriter.ENDINGS + "; sounds " + SoundWriter.ENDINGS);
    if (selfTest) {
      selfTest();
    }
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String availability(Backend backend) {
    try {
      Availability availability = backend.availability();
      return (availability.available() ? "available: " : "") + availability.explanation();
    } catch (IllegalArgumentException wrongOption) {
      return "refuses to work: " + wrongOption.getMessage();
    }
  }

  private void selfTest() {
    int wrong = SelfTest.run(threads(), this::tell);
    if (wrong > 0) {
      throw CommandFailure.failure(
          "self-test: "
              + wrong
              + " of the checks gave other bits than everywhere else; try another Java, and please report this");
    }
  }

  private void tell(SelfTest.Outcome outcome) {
    line(
        "self-test " + outcome.name(),
        outcome.passed()
            ? "same bits, " + outcome.found()
            : "WRONG, " + outcome.found() + " instead of " + outcome.expected());
  }

  private void line(String name, String value) {
    session.out().println(name + ": " + value);
  }
}
