package inr.cli;

import inr.random.CounterRandom;
import inr.signal.Signal;
import inr.solve.Inpainting;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve inpaint}: a model of a picture that has gaps. */
@Command(
    name = "inpaint",
    description =
        "Fills what is missing of a picture, so that its patches resemble each other, and fits a model to the whole.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class InpaintCommand implements Callable<Integer>, PictureJob<Inpainting> {
  private static final double HALF = 0.5;

  private final Session session;

  @Option(
      names = "--mask",
      paramLabel = "MASK",
      description = "Picture of the same size that is white where a pixel is missing.")
  private @Nullable Path mask;

  @Option(
      names = "--keep",
      paramLabel = "P",
      description =
          "With --simulate, in place of --mask: the share of pixels that is kept, at random.")
  private @Nullable Double keep;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of what --keep keeps, and of the beginning of a network (default 0).")
  private long seed;

  @Mixin private MethodOptions method = new MethodOptions();

  @Mixin private SolveOptions common = new SolveOptions();

  InpaintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if ((mask == null) == (keep == null)) {
      throw CommandFailure.usage("either --mask or --keep is needed");
    }
    if (keep != null && !common.simulate()) {
      throw CommandFailure.usage("--keep is for --simulate; name what is missing by --mask");
    }
    if (keep != null && !(keep > 0 && keep < 1)) {
      throw CommandFailure.usage("--keep is " + keep + "; more than 0 and less than 1 is accepted");
    }
    return new SolveRun(
            session, common, new PictureSolving<>(session, common, this, method.network(seed)))
        .run();
  }

  @Override
  public String name() {
    return "inpaint";
  }

  @Override
  public Inpainting measured(Signal picture) throws IOException {
    Planes planes = Planes.of(picture);
    return Inpainting.of(planes, mask == null ? random(planes) : known(planes, mask));
  }

  @Override
  public Inpainting simulated(Signal truth) throws IOException {
    return measured(truth);
  }

  private boolean[] random(Planes picture) {
    CounterRandom random = new CounterRandom(seed, 0);
    double share = keep == null ? 1 : keep;
    boolean[] kept = new boolean[picture.shape().size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = random.uniform(i) < share;
    }
    return kept;
  }

  private boolean[] known(Planes picture, Path file) throws IOException {
    Planes drawn = common.planes(file, "mask", session);
    if (!drawn.shape().equals(picture.shape())) {
      throw CommandFailure.failure(
          file
              + ": is "
              + text(drawn)
              + " but the picture is "
              + text(picture)
              + "; a mask of that size is needed");
    }
    double[] missing = drawn.luma();
    boolean[] kept = new boolean[missing.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = missing[i] < HALF;
    }
    return kept;
  }

  private static String text(Planes planes) {
    return planes.shape().side(1) + " x " + planes.shape().side(0);
  }

  @Override
  public Method<? super Inpainting> answer(Inpainting problem) {
    return Inpainting.prior();
  }

  @Override
  public List<Method<? super Inpainting>> baselines(Inpainting problem) {
    return problem.baselines();
  }

  /** PSNR is that of the missing pixels: the others are no merit of anyone. */
  @Override
  public PictureScore score(Inpainting problem, Planes truth, Planes estimate) {
    return PictureScore.where(truth, estimate, problem.operator().complement().kept());
  }
}
