package inr.cli;

import inr.operator.Radon;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Tomography;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve tomography}: a model of what was projected from several sides. */
@Command(
    name = "tomography",
    description =
        "Finds the disc that has the projections of a sinogram, whose patches resemble each other, and fits a model to it. A sinogram is a picture with a row for each direction, evenly over half a turn, and a column for each detector across the disc; white is a white line along its diameter.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TomographyCommand implements Callable<Integer>, PictureJob<Tomography> {
  private final Session session;

  @Option(
      names = "--angles",
      paramLabel = "N",
      description =
          "With --simulate: how many directions PICTURE, a square, is projected along; its inscribed disc counts.")
  private @Nullable Integer angles;

  @Mixin private NoiseOptions noise = new NoiseOptions();

  @Mixin private MethodOptions method = new MethodOptions();

  @Mixin private SolveOptions common = new SolveOptions();

  TomographyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (common.simulate() == (angles == null)) {
      throw CommandFailure.usage(
          angles == null
              ? "--simulate needs --angles, the number of directions"
              : "--angles is for --simulate; a sinogram has a row for each direction");
    }
    if (angles != null && angles < 1) {
      throw CommandFailure.usage("--angles is " + angles + "; at least 1 is needed");
    }
    return new SolveRun(
            session,
            common,
            new PictureSolving<>(session, common, this, method.network(noise.seed())))
        .run();
  }

  @Override
  public String name() {
    return "tomography";
  }

  @Override
  public Tomography measured(Signal picture) {
    Planes sinogram = Planes.of(picture);
    int detectors = sinogram.shape().side(1);
    Radon operator = new Radon(detectors, sinogram.shape().side(0), detectors);
    return new Tomography(
        operator, sinogram.channels(), sinogram.colours(), noise.level(sinogram, common, session));
  }

  @Override
  public Tomography simulated(Signal truth) {
    double level = noise.level(0);
    Planes object = Planes.of(truth);
    Shape shape = object.shape();
    int side = shape.side(0);
    if (side != shape.side(1)) {
      int square = Math.min(side, shape.side(1));
      throw CommandFailure.failure(
          common.input()
              + ": is "
              + shape.side(1)
              + " x "
              + side
              + "; a square is needed, cut it to "
              + square
              + " x "
              + square);
    }
    Radon operator = new Radon(side, angles == null ? 1 : angles, side);
    return new Tomography(
        operator, noise.added(object.images(operator), level), object.colours(), level);
  }

  @Override
  public Method<? super Tomography> answer(Tomography problem) {
    return Tomography.prior();
  }

  @Override
  public List<Method<? super Tomography>> baselines(Tomography problem) {
    return Tomography.baselines();
  }

  /** The disc counts; outside nothing was measured, so it is black in both. */
  @Override
  public PictureScore score(Tomography problem, Planes truth, Planes estimate) {
    return PictureScore.where(
        problem.inDisc(truth), problem.inDisc(estimate), problem.operator().inside());
  }
}
