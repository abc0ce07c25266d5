package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.plan.JsonText;
import inr.selftest.BackendCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuReportTest {
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void takeTheDeviceAway() {
    FrailBackend.vanish();
  }

  private Cli report(String backend) {
    return Cli.run(
        "doctor",
        "--gpu-report",
        file(),
        "--gpu-report-backend",
        backend,
        "--gpu-report-seconds",
        1e-3,
        "--gpu-report-shrink",
        16);
  }

  private Path file() {
    return folder.resolve("report.json");
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> json() throws IOException {
    return (Map<String, Object>) JsonText.read(Files.readString(file()).strip());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private List<Map<String, Object>> speeds() throws IOException {
    return list(((Map<?, ?>) json().get("throughput")).get("speeds"));
  }

  @Test
  void aSoundBackendPassesAndIsTimedBesideTheCpu() throws IOException {
    FrailBackend.endure(Long.MAX_VALUE);
    Cli run = report("frail").done();
    assertTrue(
        run.out()
            .endsWith(
                "gpu report: backend frail passed all checks; "
                    + file()
                    + " has the numbers"
                    + System.lineSeparator()),
        run.out());
    assertTrue(run.err().contains("inr: contract, siren: passed"), run.err());
    assertTrue(run.err().contains("inr: determinism, fkan: same bits"), run.err());
    assertTrue(run.err().contains("inr: throughput, rendering, width 256, backend cpu: "));

    Map<String, Object> json = json();
    assertEquals(
        List.of(
            "program",
            "java",
            "system",
            "processors",
            "memory",
            "vector_module",
            "backend",
            "backend_explanation",
            "cpu_backend_explanation",
            "threads",
            "complete",
            "passed",
            "failed_checks",
            "fits_whose_bits_are_known",
            "fits_with_these_bits",
            "contract",
            "determinism",
            "throughput",
            "seconds"),
        List.copyOf(json.keySet()));
    assertEquals("an imagined device", json.get("backend_explanation"));
    assertEquals(true, json.get("complete"));
    assertEquals(true, json.get("passed"));
    for (Map<String, Object> fit : list(json.get("contract"))) {
      assertEquals("passed", fit.get("status"));
      assertEquals(5, list(fit.get("deviations")).size());
    }
    assertEquals(list(json.get("contract")).size(), list(json.get("determinism")).size());
    Set<Object> timed = new HashSet<>();
    for (Map<String, Object> speed : speeds()) {
      timed.add(List.of(speed.get("backend"), speed.get("work"), speed.get("hidden_width")));
      double median = ((Number) speed.get("points_per_second")).doubleValue();
      assertTrue(median > 0 && median >= ((Number) speed.get("least")).doubleValue());
    }
    assertEquals(2 * 3 * 3, timed.size());

    report("frail").failed(ExitCode.FAILURE, "report.json: exists already; name another file");
  }

  @Test
  void whatIsWrongIsInTheReport() throws IOException {
    FrailBackend.endure(10);
    FrailBackend.distort(1.001f);
    Cli run = report("frail");
    assertTrue(run.failed(ExitCode.FAILURE, "backend frail failed ").err().contains("FAILED"));
    Map<String, Object> json = json();
    assertEquals(false, json.get("passed"));
    Map<String, Object> siren = list(json.get("contract")).get(0);
    assertEquals("failed", siren.get("status"));
    Map<String, Object> predictions = list(siren.get("deviations")).get(0);
    assertEquals("predictions", predictions.get("quantity"));
    assertEquals(false, predictions.get("passed"));
    assertEquals(1e-5, predictions.get("tolerance"));
    assertEquals(true, list(siren.get("deviations")).get(1).get("passed"));
    // More than ten steps are more than this device endures.
    assertEquals("device is lost", list(json.get("determinism")).get(0).get("reason"));
    assertEquals("device is lost", ((Map<?, ?>) json.get("throughput")).get("reason"));
    assertTrue(speeds().isEmpty());
  }

  @Test
  void aMeasurementEndsWhenItIsAskedTo() throws IOException {
    FrailBackend.endure(Long.MAX_VALUE);
    FrailBackend.refuse(2 * BackendCheck.names().size()); // all checks, so that they take no time
    Interruption interruption = new Interruption();
    PrintStream err = afterTheChecks(interruption::request);
    Session session =
        new Session(
            InputStream.nullInputStream(),
            Cli.stream(new ByteArrayOutputStream()),
            new Screen(err, false, 80),
            interruption);
    String[] args = {
      "doctor",
      "--gpu-report",
      file().toString(),
      "--gpu-report-backend",
      "frail",
      "--gpu-report-seconds",
      "20"
    };
    // The first measurement alone would take longer.
    int code = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Main.run(args, session));
    assertEquals(ExitCode.INTERRUPTED, code);
    assertEquals(false, json().get("complete"));
    assertTrue(speeds().isEmpty());
  }

  /** A stream of words that does something when the last check is told of. */
  private static PrintStream afterTheChecks(Runnable something) {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
      private int left = BackendCheck.names().size();

      @Override
      public void println(String line) {
        if (line.startsWith("inr: contract, ") && --left == 0) {
          something.run();
        }
      }
    };
  }

  @Test
  void withoutADeviceThereIsNoReport() {
    report("frail").failed(ExitCode.DEVICE_MISSING, "backend frail is not available: no device");
    assertFalse(Files.exists(file()));
    Cli.run("doctor", "--gpu-report", folder.resolve("no/report.json"))
        .failed(ExitCode.FAILURE, "there is no folder ");
    assertFalse(Cli.run("doctor", "--help").done().out().contains("--gpu-report-"));
  }
}
