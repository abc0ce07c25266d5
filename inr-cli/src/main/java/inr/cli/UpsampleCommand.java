package inr.cli;

import inr.solve.sound.SoundMethod;
import inr.solve.sound.SoundScore;
import inr.solve.sound.Upsampling;
import inr.solve.sound.Waves;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve upsample}: a model of a sound at several times its rate. */
@Command(
    name = "upsample",
    description =
        "Gives a sound several times its rate: finds the smallest one that becomes it when its rate is reduced, and fits a model to it. Above half the old rate nothing comes back.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UpsampleCommand implements Callable<Integer>, SoundJob<Upsampling> {
  /** Samples at the ends, of which the filter knows half its surroundings. */
  private static final int MARGIN = 2000;

  private final Session session;

  @Option(
      names = "--factor",
      required = true,
      paramLabel = "S",
      description =
          "How many times the rate the answer has: a whole number from 2 to 16. --simulate divides the rate of INPUT by it.")
  private int factor;

  @Mixin private SolveOptions common = new SolveOptions();

  UpsampleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (factor < 2 || factor > 16) {
      throw CommandFailure.usage("--factor is " + factor + "; 2 to 16 are accepted");
    }
    return new SolveRun(session, common, new SoundSolving<>(session, common, this)).run();
  }

  @Override
  public String name() {
    return "upsample";
  }

  @Override
  public Upsampling measured(Waves sound) {
    return Upsampling.of(sound, factor);
  }

  @Override
  public Upsampling simulated(Waves truth) {
    return Upsampling.simulated(truth, factor);
  }

  @Override
  public SoundMethod<? super Upsampling> answer() {
    return Upsampling.answer();
  }

  @Override
  public String merit() {
    return "explaining the data exactly";
  }

  @Override
  public List<SoundMethod<? super Upsampling>> baselines() {
    return Upsampling.baselines();
  }

  @Override
  public Optional<Waves> ceiling(Upsampling problem, Waves truth) {
    return Optional.of(problem.ceiling(truth));
  }

  /** The ends do not count. */
  @Override
  public SoundScore score(Upsampling problem, Waves truth, Waves estimate) {
    return SoundScore.of(problem, truth, estimate, MARGIN);
  }
}
