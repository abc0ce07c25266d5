package inr.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.Main;

/**
 * Runs one measurement of the project, or the kernel benchmarks of JMH.
 *
 * <ul>
 *   <li>{@code share [threads [widths]]}: share of the FMA peak of whole training steps.
 *   <li>{@code camera PICTURE [seeds [steps]]}: fits of the camera picture at 128 x 128.
 *   <li>{@code fkan PICTURE EPOCHS}: FKAN's curve on a Kodak picture.
 *   <li>anything else: JMH's own options; nothing lists its benchmarks.
 * </ul>
 */
public final class Bench {
  private Bench() {}

  /**
   * Runs what the first argument names.
   *
   * @param args a measurement and its arguments, or JMH's options
   * @throws IOException when a picture, JMH's list or its result file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    switch (args.length == 0 ? "-l" : args[0]) {
      case "share" -> share(Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray());
      case "camera" ->
          CameraFits.main(
              Path.of(args[1]),
              args.length > 2 ? Integer.parseInt(args[2]) : CameraFits.SEEDS,
              args.length > 3 ? Integer.parseInt(args[3]) : CameraFits.STEPS);
      case "fkan" -> FkanCurve.main(Path.of(args[1]), Integer.parseInt(args[2]));
      default -> Main.main(args.length == 0 ? new String[] {"-l"} : args);
    }
  }

  private static void share(int[] numbers) {
    int threads = numbers.length > 0 ? numbers[0] : Runtime.getRuntime().availableProcessors();
    StepShare.main(
        threads,
        numbers.length > 1 ? Arrays.copyOfRange(numbers, 1, numbers.length) : StepShare.WIDTHS);
  }
}
