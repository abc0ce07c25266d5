package inr.cli;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.DeviceException;
import inr.backend.UnsupportedPlanException;
import inr.backend.Variant;
import inr.io.Output;
import inr.selftest.BackendCheck;
import inr.selftest.BackendCheck.Agreement;
import inr.selftest.BackendCheck.Repetition;
import inr.selftest.Deviation;
import inr.selftest.Throughput;
import inr.selftest.Throughput.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a backend does on this machine: whether it keeps the contract and gives the same bits again,
 * and how fast it is beside the CPU engine.
 */
final class GpuReport {
  private final Session session;
  private final Backend backend;
  private final int threads;
  private final double seconds;
  private final int width;
  private final int height;
  private final List<Report> contract = new ArrayList<>();
  private final List<Report> determinism = new ArrayList<>();
  private final List<Report> throughput = new ArrayList<>();
  private int refused;
  private int known;
  private int sameAsKnown;
  private int failed;

  /**
   * A report to be made.
   *
   * @param threads of backends that use them
   * @param seconds about the time of a run of a measurement
   * @param shrink what sides of its picture are divided by
   */
  GpuReport(Session session, Backend backend, int threads, double seconds, int shrink) {
    this.session = session;
    this.backend = backend;
    this.threads = threads;
    this.seconds = seconds;
    width = Throughput.WIDTH / shrink;
    height = Throughput.HEIGHT / shrink;
  }

  /**
   * Does everything, and writes the report whatever comes out.
   *
   * @return a summary
   * @throws CommandFailure with the summary, if anything failed
   */
  String write(Output file) throws IOException {
    // What was found before somebody lost patience is worth keeping.
    session.interruption().react(() -> {});
    Stopwatch all = Stopwatch.start();
    Report speeds = new Report();
    Optional<String> end = Optional.empty();
    try {
      for (Variant variant : backend.variants()) {
        BackendCheck.run(
            variant, threads, found -> tell(variant, found), found -> tell(variant, found));
      }
      measure(speeds);
    } catch (RuntimeException | Error cause) {
      end = Optional.of(String.valueOf(cause.getMessage()));
      throw cause;
    } finally {
      report(speeds.putReports("speeds", throughput), end, all.seconds()).write(file);
    }
    String summary = summary(file.target());
    if (failed > 0) {
      throw CommandFailure.failure(summary);
    }
    return summary;
  }

  /**
   * The report.
   *
   * @param end why it ended before everything was done, if it did
   */
  private Report report(Report speeds, Optional<String> end, double seconds) {
    Report report = new Report();
    MachineFacts.all().forEach((name, fact) -> report.put(name.replace(' ', '_'), fact));
    report
        .put("backend", backend.name())
        .put("backend_explanation", backend.availability().explanation())
        .put("cpu_backend_explanation", Backends.named("cpu").availability().explanation())
        .put("threads", threads)
        .put("complete", end.isEmpty());
    end.ifPresent(reason -> report.put("ended_by", reason));
    return report
        .put("passed", end.isEmpty() && failed == 0)
        .put("failed_checks", failed)
        .put("fits_whose_bits_are_known", known)
        .put("fits_with_these_bits", sameAsKnown)
        .putReports("contract", contract)
        .putReports("determinism", determinism)
        .putReport("throughput", speeds)
        .put("seconds", seconds);
  }

  private String summary(Path file) {
    String checks =
        failed == 0
            ? "backend " + backend.name() + " passed all checks"
            : "backend " + backend.name() + " failed " + failed + " checks";
    String refusals = refused == 0 ? "" : ", " + refused + " networks refused";
    String bits =
        known == 0 ? "" : ", " + sameAsKnown + " of " + known + " fits with the bits of elsewhere";
    return checks + refusals + bits + "; " + file + " has the numbers";
  }

  /** What is checked, for a line; a backend of one variant has no name for it. */
  private String name(Variant variant, String fit) {
    return backend.variants().size() == 1 ? fit : variant.name() + ", " + fit;
  }

  private void tell(Variant variant, Agreement agreement) {
    session.interruption().check();
    String status = agreement.refused() ? "refused" : agreement.passed() ? "passed" : "FAILED";
    refused += agreement.refused() ? 1 : 0;
    failed += agreement.passed() ? 0 : 1;
    session.say(
        "contract, "
            + name(variant, agreement.fit())
            + ": "
            + agreement.trouble().map(reason -> status + ", " + reason).orElse(status));
    Report report =
        new Report()
            .put("variant", variant.name())
            .put("fit", agreement.fit())
            .put("status", status.toLowerCase(Locale.ROOT))
            .putReports(
                "deviations", agreement.deviations().stream().map(GpuReport::report).toList());
    agreement.trouble().ifPresent(reason -> report.put("reason", reason));
    contract.add(report);
  }

  private static Report report(Deviation deviation) {
    return new Report()
        .put("quantity", deviation.quantity())
        .put("largest_deviation", deviation.deviation())
        .put("tolerance", deviation.tolerance())
        .put("passed", deviation.passed());
  }

  private void tell(Variant variant, Repetition repetition) {
    session.interruption().check();
    failed += repetition.passed() ? 0 : 1;
    known += repetition.known().isPresent() ? 1 : 0;
    sameAsKnown += repetition.sameAsKnown() ? 1 : 0;
    session.say(
        "determinism, "
            + name(variant, repetition.fit())
            + ": "
            + repetition
                .trouble()
                .map(reason -> "FAILED, " + reason)
                .orElse(
                    repetition.passed() ? "same bits" + beside(repetition) : "FAILED, other bits"));
    Report report =
        new Report()
            .put("variant", variant.name())
            .put("fit", repetition.fit())
            .put("status", repetition.passed() ? "passed" : "failed")
            .put("checksums", repetition.checksums());
    repetition.known().ifPresent(checksum -> report.put("known_checksum", checksum));
    repetition.trouble().ifPresent(reason -> report.put("reason", reason));
    determinism.add(report);
  }

  private static String beside(Repetition repetition) {
    return repetition.known().isEmpty()
        ? ""
        : repetition.sameAsKnown() ? ", as elsewhere" : ", other than elsewhere";
  }

  private void measure(Report report) {
    Backend cpu = Backends.named("cpu");
    List<Backend> backends =
        backend.name().equals(cpu.name()) ? List.of(backend) : List.of(backend, cpu);
    report
        .put("picture", width + "x" + height)
        .put("network", "siren")
        .put("hidden_layers", Throughput.HIDDEN_LAYERS);
    try {
      new Throughput(threads, seconds, width, height, session.interruption()::check)
          .run(backends, this::tell);
    } catch (DeviceException | UnsupportedPlanException failure) {
      failed++;
      session.say("throughput: FAILED, " + failure.getMessage());
      report.put("reason", String.valueOf(failure.getMessage()));
    }
  }

  private void tell(Speed speed) {
    session.interruption().check();
    session.say(
        String.format(
            Locale.ROOT,
            "throughput, %s, width %d, backend %s: %.3g million points/s",
            speed.work(),
            speed.hiddenWidth(),
            speed.backend(),
            speed.median() * 1e-6));
    List<Double> runs = speed.pointsPerSecond();
    throughput.add(
        new Report()
            .put("work", speed.work())
            .put("hidden_width", speed.hiddenWidth())
            .put("backend", speed.backend())
            .put("points_per_second", speed.median())
            .put("least", runs.get(0))
            .put("most", runs.get(runs.size() - 1))
            .put("runs", runs.size()));
  }
}
