package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits whose device fails, on {@link FrailBackend}. */
class LostDeviceTest {
  private static final long FOR_EVER = 1_000_000;

  @TempDir private Path folder = Path.of("");
  private Path input = Path.of("");
  private Path model = Path.of("");
  private Path checkpoint = Path.of("");

  /** A picture of 2¹⁷ points, so that every step of a full batch leaves a good state. */
  @BeforeEach
  void makePicture() throws IOException {
    input = TestMedia.picture(folder.resolve("a.png"), 512, 256, 1);
    model = folder.resolve("a.inr");
    checkpoint = folder.resolve("a.inr.checkpoint");
  }

  @AfterEach
  void takeTheDeviceAway() {
    FrailBackend.vanish();
  }

  private Cli fit(Path output, Object... options) {
    return Cli.run(Cli.sixSteps(input, output, options));
  }

  private Cli frailFit(long steps, Object... options) {
    FrailBackend.endure(steps);
    List<Object> args = new ArrayList<>(List.of("--backend", "frail"));
    args.addAll(Arrays.asList(options));
    return fit(model, args.toArray());
  }

  @Test
  void theFitIsKeptAndAnyBackendGoesOn() throws IOException {
    frailFit(4)
        .failed(
            ExitCode.FAILURE,
            "inr: device is lost; "
                + checkpoint
                + " keeps the fit up to step 4, the same command with --resume goes on from it, with --resume --backend cpu on another engine");
    assertFalse(Files.exists(model));
    FrailBackend.vanish();
    fit(model, "--resume", "--backend", "frail")
        .failed(ExitCode.DEVICE_MISSING, "backend frail is not available: no device was imagined");
    fit(model, "--resume")
        .failed(
            ExitCode.USAGE,
            checkpoint + ": checkpoint is of backend frail, which cannot be used here; --backend ");
    Cli resumed = fit(model, "--resume", "--backend", "cpu").done();
    assertTrue(
        resumed
            .err()
            .contains(
                "checkpoint is of backend frail; backend cpu goes on from it, with other bits"),
        resumed.err());
    assertFalse(Files.exists(checkpoint));
    assertEquals("frail, cpu", Cli.run("info", model, "--json").done().json().get("backend"));
  }

  @Test
  void theSameBackendGoesOnWithTheSameBits() throws IOException {
    frailFit(2).failed(ExitCode.FAILURE, "keeps the fit up to step 2");
    FrailBackend.endure(FOR_EVER);
    fit(model, "--resume").done();
    assertEquals("frail", Cli.run("info", model, "--json").done().json().get("backend"));
    byte[] resumed = Files.readAllBytes(model);
    frailFit(FOR_EVER, "--force").done();
    assertArrayEquals(Files.readAllBytes(model), resumed);
  }

  @Test
  void aDeviceThatIsLostAgainAndAgainLosesNothing() throws IOException {
    frailFit(2).failed(ExitCode.FAILURE, "keeps the fit up to step 2");
    frailFit(0, "--resume").failed(ExitCode.FAILURE, "keeps the fit up to step 2");
    frailFit(3, "--resume").failed(ExitCode.FAILURE, "keeps the fit up to step 5");
    frailFit(-1, "--resume").failed(ExitCode.FAILURE, "no memory for a trainer; " + checkpoint);
    fit(model, "--resume", "--backend", "cpu").done();
    fit(folder.resolve("b.inr"), "--backend", "cpu").done();
    assertEquals(psnr(folder.resolve("b.inr")), psnr(model));
  }

  private static Object psnr(Path model) {
    return Cli.run("info", model, "--json").done().json().get("metrics");
  }

  @Test
  void nothingIsKeptOfNothing() {
    Cli first = frailFit(0).failed(ExitCode.FAILURE, "inr: device is lost");
    assertTrue(first.err().endsWith("inr: device is lost\n"), first.err());
    assertFalse(Files.exists(checkpoint));
    Cli none = frailFit(-1).failed(ExitCode.FAILURE, "inr: device has no memory for a trainer");
    assertFalse(none.err().contains("--resume"), none.err());
    assertFalse(Files.exists(checkpoint));
  }

  @Test
  void theCheckpointOfAnotherFitIsNotTakenForThisOne() {
    frailFit(2).failed(ExitCode.FAILURE, "keeps the fit up to step 2");
    Cli afresh = frailFit(0, "--force").failed(ExitCode.FAILURE, "inr: device is lost");
    assertFalse(afresh.err().contains("keeps"), afresh.err());
  }

  @Test
  void aDeviceIsLookedForOnceAndOnlyWhereItIsAskedFor() {
    frailFit(FOR_EVER).done();
    assertEquals(1, FrailBackend.questions());
    FrailBackend.endure(FOR_EVER);
    fit(folder.resolve("b.inr")).done();
    Cli.run("render", model, "-o", folder.resolve("b.png")).done();
    assertEquals(0, FrailBackend.questions());
  }

  @Test
  void anyBackendRendersIfNamed() {
    fit(model).done();
    FrailBackend.endure(FOR_EVER);
    Path whole = folder.resolve("b.png");
    Path frail = folder.resolve("c.png");
    Path reference = folder.resolve("d.png");
    Cli.run("render", model, "-o", whole).done();
    Cli.run("render", model, "-o", frail, "--backend", "frail").done();
    Cli.run("render", model, "-o", reference, "--backend", "reference").done();
    assertEquals(0, Cli.run("compare", whole, frail, "--json").done().number("mse"));
    assertTrue(Cli.run("compare", whole, reference, "--json").done().number("mse") < 1e-3);
    FrailBackend.vanish();
    Cli.run("render", model, "-o", whole, "--force", "--backend", "frail")
        .failed(ExitCode.DEVICE_MISSING, "backend frail is not available: ");
    Cli.run("render", model, "-o", whole, "--force", "--backend", "abacus")
        .failed(ExitCode.USAGE, "there is no backend abacus; there are auto, ");
  }

  @Test
  void threadsAreToldOfTheEngineThatHasThem() {
    assertTrue(
        fit(model, "--threads", 1, "--backend", "cpu")
            .done()
            .err()
            .contains("backend cpu, 1 thread\n"));
    assertTrue(
        fit(folder.resolve("b.inr"), "--threads", 2, "--backend", "reference")
            .done()
            .err()
            .contains("backend reference\n"));
  }
}
