package inr.cli;

import inr.signal.Signal;
import inr.solve.Denoising;
import inr.solve.Method;
import inr.solve.Planes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code inr solve denoise}: a model of a noisy picture without its noise. */
@Command(
    name = "denoise",
    description =
        "Takes the noise out of a picture, by what its patches have in common, and fits a model to what is left.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DenoiseCommand implements Callable<Integer>, PictureJob<Denoising> {
  /** What papers on denoising show first. */
  private static final double USUAL_NOISE = 25;

  private final Session session;

  @Mixin private NoiseOptions noise = new NoiseOptions();

  @Mixin private MethodOptions method = new MethodOptions();

  @Mixin private SolveOptions common = new SolveOptions();

  DenoiseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return new SolveRun(
            session,
            common,
            new PictureSolving<>(session, common, this, method.network(noise.seed())))
        .run();
  }

  @Override
  public String name() {
    return "denoise";
  }

  @Override
  public Denoising measured(Signal picture) {
    Planes data = Planes.of(picture);
    return new Denoising(data, noise.level(data, common, session));
  }

  @Override
  public Denoising simulated(Signal truth) {
    double level = noise.level(USUAL_NOISE);
    Planes clean = Planes.of(truth);
    Planes data = new Planes(clean.shape(), noise.added(clean.channels(), level), clean.colours());
    return new Denoising(data, level);
  }

  @Override
  public Method<? super Denoising> answer(Denoising problem) {
    return Denoising.prior();
  }

  @Override
  public List<Method<? super Denoising>> baselines(Denoising problem) {
    return problem.baselines();
  }
}
