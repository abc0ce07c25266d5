package inr.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import inr.bench.suite.Rival;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** libtorch from its jar, without network, in a folder that is gone when the process ends. */
public final class Libtorch implements Rival {
  private final Engine engine;

  /** Unpacks and loads the library. */
  public Libtorch() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", temporaryFolder().toString());
    engine = Engine.getEngine("PyTorch");
  }

  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("inr-bench-libtorch");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException("libtorch: cannot be unpacked", failed);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      inside.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException left) {
      System.err.println("inr-bench: " + folder + " is left behind: " + left.getMessage());
    }
  }

  @Override
  public String name() {
    return "libtorch " + engine.getVersion();
  }

  @Override
  public Fit fit(TrainingPlan plan, Signal signal, int chunk, int threads) {
    JniUtils.setNumThreads(threads);
    if (JniUtils.getNumThreads() != threads) {
      throw new IllegalStateException(
          "libtorch: uses "
              + JniUtils.getNumThreads()
              + " threads although told to use "
              + threads);
    }
    return new LibtorchFit(engine.newBaseManager(), plan, signal, chunk);
  }
}
