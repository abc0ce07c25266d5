package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command in a process of its own that finds the driver of the CUDA simulator where a driver of
 * NVIDIA would be; see {@code inr-cuda/src/test/cuda/simulator}.
 */
class SimulatedGpuTest {
  private static final int NO_COMPILER = 3;
  private static final Path BUILD = Path.of("../inr-cuda/src/test/cuda/simulator/build");
  private static final String CLEAN = "violations 0";
  private static final String NOTHING_LEFT = "live-bytes 0";

  /** Words of the Java virtual machine itself: not of the command, nor of the libraries it uses. */
  private static final Pattern OF_JAVA =
      Pattern.compile("WARNING: |Picked up |\\S+.* VM warning: ");

  @TempDir private static Path simulator = Path.of("");
  @TempDir private Path folder = Path.of("");
  private Path libraries = Path.of("");
  private Path input = Path.of("");
  private Path model = Path.of("");
  private Path checkpoint = Path.of("");
  private Path report = Path.of("");

  @BeforeAll
  static void buildSimulator() throws IOException, InterruptedException {
    Process build =
        new ProcessBuilder("bash", BUILD.toString(), simulator.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = build.waitFor();
    boolean required = System.getProperty("inr.require", "").contains("simulator");
    Assumptions.assumeTrue(code != NO_COMPILER || required, output);
    assertEquals(0, code, output);
  }

  @BeforeEach
  void makePicture() throws IOException {
    libraries = simulator;
    input = TestMedia.picture(folder.resolve("a.png"), 96, 64, 3);
    model = folder.resolve("a.inr");
    checkpoint = folder.resolve("a.inr.checkpoint");
    report = folder.resolve("report.txt");
  }

  /** A command on a simulated device that was told what to meet. */
  private Cli run(String commands, List<String> javaOptions, Object... args)
      throws IOException, InterruptedException {
    ProcessBuilder builder = Cli.ownJvm(javaOptions, args);
    builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
    builder.environment().put("INR_SIMULATOR", commands + ";report-at-exit " + report);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the command does not end: " + Files.readString(err));
    }
    String words =
        Files.readAllLines(err).stream()
            .filter(line -> !OF_JAVA.matcher(line).lookingAt())
            .collect(Collectors.joining("\n"));
    return new Cli(process.exitValue(), Files.readString(out), words);
  }

  private Cli fit(String commands, Object... more) throws IOException, InterruptedException {
    return run(commands, List.of(), fitArguments(more));
  }

  private Object[] fitArguments(Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("fit", input, "-o", model, "--model", "siren", "--hidden-layers", 2));
    args.addAll(List.of("--width", 24, "--steps", 90));
    args.addAll(Arrays.asList(more));
    return args.toArray();
  }

  private void assertClean() throws IOException {
    List<String> facts = Files.readAllLines(report);
    assertTrue(facts.contains(CLEAN) && facts.contains(NOTHING_LEFT), facts::toString);
  }

  private void assertLaunched(String kernel) throws IOException {
    List<String> facts = Files.readAllLines(report);
    assertTrue(
        facts.stream().anyMatch(fact -> fact.startsWith("kernel " + kernel)),
        () -> kernel + " did not run: " + facts);
  }

  @Test
  void aFitReachesWhatTheCpuReaches() throws Exception {
    Cli cuda = fit("", "--backend", "cuda", "--json").done();
    assertClean();
    assertLaunched("fused_step");
    Cli cpu = Cli.run(fitArguments("--backend", "cpu", "--json", "--force")).done();
    assertEquals(cpu.number("psnr"), cuda.number("psnr"), 0.01);
  }

  @Test
  void aModelRendersOnTheDeviceAsOnTheCpu() throws Exception {
    Cli.run(fitArguments("--backend", "cpu")).done();
    Path onCpu = folder.resolve("cpu.png");
    Path onCuda = folder.resolve("cuda.png");
    Cli.run("render", model, "-o", onCpu).done();
    run("", List.of(), "render", model, "-o", onCuda, "--backend", "cuda").done();
    assertClean();
    BufferedImage expected = ImageIO.read(onCpu.toFile());
    BufferedImage actual = ImageIO.read(onCuda.toFile());
    int[] samples = expected.getData().getSamples(0, 0, 96, 64, 0, (int[]) null);
    int[] others = actual.getData().getSamples(0, 0, 96, 64, 0, (int[]) null);
    for (int i = 0; i < samples.length; i++) {
      // A value between two levels may be rounded to either.
      assertEquals(samples[i], others[i], 1, "sample " + i);
    }
  }

  @Test
  void autoTakesTheDevice() throws Exception {
    assertEquals("cuda", fit("", "--json").done().json().get("backend"));
  }

  @Test
  void withoutADeviceCudaIsRefusedAndAutoIsCpu() throws Exception {
    fit("no-device", "--backend", "cuda")
        .failed(ExitCode.DEVICE_MISSING, "there is no NVIDIA GPU that the driver knows");
    assertFalse(Files.exists(model));
    Cli auto = fit("no-device").done();
    byte[] byAuto = parameters();
    Cli cpu = run("no-device", List.of(), fitArguments("--backend", "cpu", "--force")).done();
    assertArrayEquals(byAuto, parameters());
    // Not a word about a device that is not there.
    assertEquals(List.of(), auto.err().lines().filter(SimulatedGpuTest::isOfCuda).toList());
    assertEquals(withoutSeconds(cpu.err()), withoutSeconds(auto.err()));
    assertEquals(2, auto.err().lines().count(), auto.err());
    assertTrue(
        run("no-device", List.of(), "doctor")
            .done()
            .out()
            .contains("backend cuda: not available: there is no NVIDIA GPU"));
  }

  private static boolean isOfCuda(String line) {
    return line.toLowerCase(Locale.ROOT).contains("cuda");
  }

  private static String withoutSeconds(String words) {
    return words.replaceAll(" in [0-9.]+ s ", " in some time ");
  }

  /** The end of a model file, where the numbers lie. */
  private byte[] parameters() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    return Arrays.copyOfRange(bytes, bytes.length - 2000, bytes.length);
  }

  @Test
  void doctorNamesDeviceDriverMemoryAndCublas() throws Exception {
    String out = run("", List.of(), "doctor").done().out();
    assertTrue(
        Pattern.compile(
                "backend cuda: available: CUDA on the CPU, compute 8\\.6, .* GiB of .* GiB free, driver for CUDA 12\\.6; cuBLAS 12")
            .matcher(out)
            .find(),
        out);
  }

  @Test
  void withoutCublasWideNetworksTrainByOwnKernels() throws Exception {
    Assumptions.assumeFalse(
        cublasIsInstalled(), "this machine has cuBLAS itself, so that a process finds it always");
    libraries = Files.createDirectory(folder.resolve("driver"));
    Files.copy(simulator.resolve("libcuda.so.1"), libraries.resolve("libcuda.so.1"));
    Path picture = TestMedia.picture(folder.resolve("tiny.png"), 16, 12, 3);
    Object[] wide = {
      "fit",
      picture,
      "-o",
      model,
      "--model",
      "siren",
      "--hidden-layers",
      1,
      "--width",
      136,
      "--steps",
      3,
      "--backend",
      "cuda"
    };
    run("", List.of(), wide).done();
    assertClean();
    assertLaunched("gemm_nt");
    String out = run("", List.of(), "doctor").done().out();
    assertTrue(
        Pattern.compile("backend cuda: available: .*; libcublas\\.so\\.12 is not found")
            .matcher(out)
            .find(),
        out);
  }

  private static boolean cublasIsInstalled() throws IOException {
    Process list = new ProcessBuilder("bash", "-c", "PATH=$PATH:/sbin ldconfig -p").start();
    return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .contains("libcublas.so.12");
  }

  @Test
  void aLostDeviceLeavesACheckpointFromWhichBothBackendsGoOn() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("large.png"), 512, 256, 1);
    Cli lost = run("lose-device 8", List.of(), Cli.sixSteps(picture, model, "--backend", "cuda"));
    lost.failed(ExitCode.FAILURE, "the device no longer answers");
    lost.failed(ExitCode.FAILURE, checkpoint + " keeps the fit");
    assertTrue(Files.readAllLines(report).contains(NOTHING_LEFT));
    byte[] kept = Files.readAllBytes(checkpoint);
    run("", List.of(), Cli.sixSteps(picture, model, "--backend", "cuda", "--resume")).done();
    assertFalse(Files.exists(checkpoint));
    Files.write(checkpoint, kept);
    Cli.run(Cli.sixSteps(picture, model, "--backend", "cpu", "--resume", "--force")).done();
  }

  @Test
  void aFailedKernelLeavesACheckpoint() throws Exception {
    Path picture = TestMedia.picture(folder.resolve("large.png"), 512, 256, 1);
    run("fail-launch 8", List.of(), Cli.sixSteps(picture, model, "--backend", "cuda"))
        .failed(ExitCode.FAILURE, "a kernel failed on the device")
        .failed(ExitCode.FAILURE, checkpoint + " keeps the fit");
    assertTrue(Files.readAllLines(report).contains(NOTHING_LEFT));
  }

  @Test
  void aDeviceWithoutRoomSaysWhatItWasAskedFor() throws Exception {
    fit("memory 50000", "--backend", "cuda")
        .failed(ExitCode.FAILURE, "the device has no room for")
        .failed(ExitCode.FAILURE, "take a smaller signal, batch or network, or use backend cpu");
    assertFalse(Files.exists(checkpoint));
    assertClean();
  }

  @Test
  void aRequestToStopLeavesACheckpointAndNoMemory() throws Exception {
    stopAfter(
        "backend cuda",
        "fit",
        input,
        "-o",
        model,
        "--model",
        "siren",
        "--width",
        8,
        "--steps",
        10_000_000,
        "--backend",
        "cuda");
    assertTrue(Files.exists(checkpoint));
    assertClean();
  }

  /** What can be known here of a report that owners of a GPU send: its checks, not its speeds. */
  @Test
  void theReportOfAGpuFindsTheBitsThatComeWithTheEngine() throws Exception {
    Path file = folder.resolve("report.json");
    stopAfter(
        "determinism, own kernels, siren of one point a step", "doctor", "--gpu-report", file);
    assertClean();
    String json = Files.readString(file);
    assertTrue(json.contains("\"complete\":false"), json);
    assertTrue(
        json.contains("\"ended_by\":\"interrupted\",\"passed\":false,\"failed_checks\":0"), json);
    assertFalse(json.contains("\"fits_with_these_bits\":0"), json);
  }

  /** Runs a command until it has said something and a second has passed, and asks it to stop. */
  private void stopAfter(String words, Object... args) throws IOException, InterruptedException {
    ProcessBuilder builder = Cli.ownJvm(List.of(), args);
    builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
    builder.environment().put("INR_SIMULATOR", "report-at-exit " + report);
    Path err = folder.resolve("err.txt");
    Process process =
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(err.toFile()).start();
    while (process.isAlive() && !Files.readString(err).contains(words)) {
      Thread.sleep(50);
    }
    Thread.sleep(1000);
    process.destroy();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(ExitCode.INTERRUPTED, process.exitValue(), Files.readString(err));
  }

  @Test
  void optionsOfTheEngineAreHeardAndTold() throws Exception {
    List<String> set = List.of("-Dinr.cuda.fused=off", "-Dinr.cuda.tf32=true");
    run("", set, fitArguments("--backend", "cuda")).done();
    assertLaunched("activate_rows");
    String out = run("", set, "doctor").done().out();
    assertTrue(out.contains("; cuBLAS 12"), out);
    assertTrue(out.contains("; inr.cuda.tf32=true inr.cuda.fused=off\n"), out);
  }

  @Test
  void aWrongOptionOfTheEngineIsWrongUsageWhereThereIsADevice() throws Exception {
    List<String> set = List.of("-Dinr.cuda.cublas=never");
    String words = "inr.cuda.cublas is never; auto or off is accepted";
    assertRefused(words, run("", set, fitArguments("--backend", "cuda")));
    assertRefused(words, run("", set, fitArguments()));
    assertFalse(Files.exists(model));
    String doctor = run("", set, "doctor").done().out();
    assertTrue(doctor.contains("backend cuda: refuses to work: " + words), doctor);

    String elsewhere = run("no-device", set, "doctor").done().out();
    assertTrue(elsewhere.contains("there is no NVIDIA GPU"), elsewhere);
    assertTrue(elsewhere.contains("; " + words), elsewhere);
    Cli auto = run("no-device", set, fitArguments()).done();
    assertEquals(List.of(), auto.err().lines().filter(SimulatedGpuTest::isOfCuda).toList());

    Path picture = folder.resolve("a.jpg");
    assertRefused(words, run("", set, "render", model, "-o", picture, "--backend", "cuda"));
    assertFalse(Files.exists(picture));
    run("", set, "render", model, "-o", picture).done();
  }

  /** The only line is that of the refusal. */
  private static void assertRefused(String words, Cli run) {
    run.failed(ExitCode.USAGE, "backend cuda: " + words);
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
