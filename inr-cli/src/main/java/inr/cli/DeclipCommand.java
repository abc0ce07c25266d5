package inr.cli;

import inr.solve.sound.Declipping;
import inr.solve.sound.SoundMethod;
import inr.solve.sound.Waves;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve declip}: a model of a sound that was too loud for its recorder. */
@Command(
    name = "declip",
    description =
        "Finds what a clipped sound was: one of few tones that becomes it when it is clipped, and fits a model to it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DeclipCommand implements Callable<Integer>, SoundJob<Declipping> {
  private final Session session;

  @Option(
      names = "--clip",
      paramLabel = "SHARE",
      description =
          "Samples from this share of the highest and of the lowest value on are clipped (default 1, only these). With --simulate, which needs it: the share of the largest magnitude to clip at.")
  private @Nullable Double clip;

  @Mixin private SolveOptions common = new SolveOptions();

  DeclipCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (common.simulate() && clip == null) {
      throw CommandFailure.usage(
          "--simulate needs --clip, the share of the largest magnitude to clip at");
    }
    if (clip != null && !(clip > 0 && clip <= 1)) {
      throw CommandFailure.usage("--clip is " + clip + "; more than 0 and at most 1 is accepted");
    }
    return new SolveRun(session, common, new SoundSolving<>(session, common, this)).run();
  }

  @Override
  public String name() {
    return "declip";
  }

  private double share() {
    return clip == null ? 1 : clip;
  }

  @Override
  public Declipping measured(Waves sound) {
    return Declipping.of(sound, share());
  }

  @Override
  public Declipping simulated(Waves truth) {
    return Declipping.simulated(truth, share());
  }

  @Override
  public SoundMethod<? super Declipping> answer() {
    return Declipping.prior();
  }

  @Override
  public String merit() {
    return "sparse tones";
  }

  @Override
  public List<SoundMethod<? super Declipping>> baselines() {
    return Declipping.baselines();
  }
}
