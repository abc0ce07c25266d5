package inr.cli;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.LocalOperator;
import inr.operator.Shape;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a blur that is known. */
final class BlurOptions {
  @Option(
      names = "--blur",
      paramLabel = "SIGMA",
      description =
          "The blur is a Gaussian of this standard deviation, in pixels of the picture that is sought.")
  private @Nullable Double blur;

  @Option(
      names = "--kernel",
      paramLabel = "FILE",
      description =
          "In place of --blur: a small picture of what a point becomes; black is 0, and the sum is made 1.")
  private @Nullable Path kernel;

  @Option(
      names = "--border",
      paramLabel = "NAME",
      description =
          "What lies beyond the edges: reflect, a mirror, or periodic, the other end (default reflect).")
  private @Nullable String border;

  /** Whether a blur was named. */
  boolean given() {
    return blur != null || kernel != null;
  }

  /** Refuses two blurs, a border of none, and a border that is unknown. */
  void requireSense() {
    if (blur != null && kernel != null) {
      throw CommandFailure.usage("--blur and --kernel are two blurs; give one");
    }
    if (!given() && border != null) {
      throw CommandFailure.usage("--border is of a blur; add --blur or --kernel");
    }
    border();
  }

  /** Beyond the edges of a picture something is always there. */
  private Border border() {
    String named = border == null ? OptionWord.of(Border.REFLECT) : border;
    return SolveOptions.chosen("--border", named, List.of(Border.REFLECT, Border.PERIODIC));
  }

  /** The blur of planes of a shape. */
  LocalOperator operator(Shape shape, SolveOptions common, Session session) throws IOException {
    if (kernel == null) {
      return Convolution.gaussian(shape, blur == null ? 0 : blur, border());
    }
    Planes drawn = common.planes(kernel, "kernel", session);
    double[] weights = drawn.luma().clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (!(sum > 0)) {
      throw CommandFailure.failure(kernel + ": is black; a kernel has weights above 0");
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new Convolution(shape, drawn.shape(), weights, border());
  }
}
