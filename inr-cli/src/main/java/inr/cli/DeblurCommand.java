package inr.cli;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.Deblurring;
import inr.solve.Method;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve deblur}: a model of a blurred picture without its blur. */
@Command(
    name = "deblur",
    description =
        "Takes a known blur out of a picture: finds one that becomes it when it is blurred, whose patches resemble each other, and fits a model to it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeblurCommand implements Callable<Integer>, PictureJob<Deblurring> {
  private final Session session;

  @Option(
      names = "--blur",
      paramLabel = "SIGMA",
      description = "The blur is a Gaussian of this standard deviation, in pixels.")
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
  private String border = "reflect";

  @Mixin private NoiseOptions noise = new NoiseOptions();

  @Mixin private MethodOptions method = new MethodOptions();

  @Mixin private SolveOptions common = new SolveOptions();

  DeblurCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if ((blur == null) == (kernel == null)) {
      throw CommandFailure.usage("either --blur or --kernel is needed");
    }
    border();
    return new SolveRun(
            session,
            common,
            new PictureSolving<>(session, common, this, method.network(noise.seed())))
        .run();
  }

  /** Beyond the edges of a picture something is always there. */
  private Border border() {
    return SolveOptions.chosen("--border", border, List.of(Border.REFLECT, Border.PERIODIC));
  }

  private ForwardOperator operator(Shape shape) throws IOException {
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

  @Override
  public String name() {
    return "deblur";
  }

  @Override
  public Deblurring measured(Signal picture) throws IOException {
    Planes data = Planes.of(picture);
    return new Deblurring(
        operator(data.shape()),
        data.channels(),
        data.colours(),
        noise.level(data, common, session));
  }

  @Override
  public Deblurring simulated(Signal truth) throws IOException {
    double level = noise.level(0);
    Planes sharp = Planes.of(truth);
    ForwardOperator operator = operator(sharp.shape());
    return new Deblurring(
        operator, noise.added(sharp.images(operator), level), sharp.colours(), level);
  }

  @Override
  public Method<? super Deblurring> answer(Deblurring problem) {
    return problem.prior();
  }

  @Override
  public List<Method<? super Deblurring>> baselines(Deblurring problem) {
    return problem.baselines();
  }
}
