package inr.cli;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.io.audio.SoundWriter;
import inr.io.image.PictureFormat;
import inr.io.image.PictureWriter;
import inr.selftest.SelfTest;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inr doctor}: what this machine offers, and whether it computes right. */
@Command(
    name = "doctor",
    description = "Tells what this machine offers to the toolkit.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private final Session session;

  @Option(
      names = "--self-test",
      description =
          "Fit some small networks and measure some small signals, too, and compare the bits with those of the toolkit.")
  private boolean selfTest;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Runtime runtime = Runtime.getRuntime();
    line("program", InrCommand.program());
    line(
        "java",
        System.getProperty("java.version")
            + ", "
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("java.vendor"));
    line(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    line("processors", String.valueOf(runtime.availableProcessors()));
    line("memory", "Java may use " + (runtime.maxMemory() >> 20) + " MiB");
    boolean readable = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    line(
        "vector module",
        readable
            ? "readable"
            : "not readable; start Java with --add-modules " + VECTOR_MODULE + " for speed");
    for (Backend backend : Backends.all()) {
      line("backend " + backend.name(), BackendChoice.words(backend.availability()));
    }
    line(
        "reads",
        "pictures "
            + Arrays.stream(PictureFormat.values())
                .map(PictureFormat::title)
                .collect(Collectors.joining(", "))
            + "; sounds WAV");
    line("writes", "pictures " + PictureWriter.ENDINGS + "; sounds " + SoundWriter.ENDINGS);
    return selfTest ? selfTest(runtime.availableProcessors()) : ExitCode.DONE;
  }

  private int selfTest(int threads) {
    int wrong = SelfTest.run(threads, this::tell);
    if (wrong > 0) {
      throw CommandFailure.failure(
          "self-test: "
              + wrong
              + " of the checks gave other bits than everywhere else; try another Java, and please report this");
    }
    return ExitCode.DONE;
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
