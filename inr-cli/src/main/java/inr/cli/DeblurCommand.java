package inr.cli;

import inr.operator.LocalOperator;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.Deblurring;
import inr.solve.Method;
import inr.solve.Planes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inr solve deblur}: a model of a blurred picture without its blur. */
@Command(
    name = "deblur",
    description =
        "Takes a known blur out of a picture: finds one that becomes it when it is blurred, whose patches resemble each other, and fits a model to it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeblurCommand implements Callable<Integer>, PictureJob<Deblurring> {
  private final Session session;

  @Mixin private BlurOptions blur = new BlurOptions();

  @Mixin private NoiseOptions noise = new NoiseOptions();

  @Mixin private MethodOptions method = new MethodOptions();

  @Mixin private SolveOptions common = new SolveOptions();

  DeblurCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (!blur.given()) {
      throw CommandFailure.usage("either --blur or --kernel is needed");
    }
    blur.requireSense();
    return new SolveRun(
            session,
            common,
            new PictureSolving<>(session, common, this, method.network(noise.seed())))
        .run();
  }

  private LocalOperator operator(Shape shape) throws IOException {
    return blur.operator(shape, common, session);
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
    LocalOperator operator = operator(sharp.shape());
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
