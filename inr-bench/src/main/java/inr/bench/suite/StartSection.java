package inr.bench.suite;

import inr.io.image.PictureWriter;
import inr.selftest.SyntheticPicture;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Cold start: the command {@code inr fit} of a small picture with one step, from the start of the
 * process to its end, model written.
 */
final class StartSection implements Section {
  private static final int SIDE = 64;

  @Option(
      names = "--inr-jar",
      paramLabel = "FILE",
      description = "start: the command line's runnable jar (default ${DEFAULT-VALUE}).")
  private Path jar = Path.of("inr-cli", "target", "inr.jar");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "inr fit with one step of a " + SIDE + " x " + SIDE + " picture, whole process";
  }

  @Override
  public void measure(Conditions conditions, Findings findings)
      throws IOException, InterruptedException {
    if (!Files.isReadable(jar)) {
      findings.skip("there is no " + jar + "; build it with mvn package, or name it by --inr-jar");
      return;
    }
    Path picture = Files.createTempFile("inr-bench", ".png");
    Path model = Files.createTempFile("inr-bench", ".inr");
    try {
      Signal signal = SyntheticPicture.of(SIDE, SIDE);
      PictureWriter.write(picture, (Medium.Picture) signal.medium(), signal.samples(), true);
      List<String> command =
          ChildProcess.ofJar(
              jar,
              "fit",
              picture.toString(),
              "-o",
              model.toString(),
              "--force",
              "--quiet",
              "--steps",
              "1",
              "--threads",
              String.valueOf(conditions.threads()));
      List<Double> millis = new ArrayList<>();
      for (int round = 0; round < conditions.rounds(); round++) {
        long start = System.nanoTime();
        ChildProcess.run(command, Map.of(), Process::waitFor);
        millis.add((System.nanoTime() - start) * 1e-6);
      }
      findings.row(Row.of("threads", conditions.threads()).with("start to end", "ms", millis));
    } finally {
      Files.delete(picture);
      Files.delete(model);
    }
  }
}
