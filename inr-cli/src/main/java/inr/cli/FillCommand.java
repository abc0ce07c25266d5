package inr.cli;

import inr.solve.sound.GapFilling;
import inr.solve.sound.SoundMethod;
import inr.solve.sound.Waves;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve fill}: a model of a sound that has gaps. */
@Command(
    name = "fill",
    description =
        "Fills gaps of a sound with what its surroundings sound like, and fits a model to the whole.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FillCommand implements Callable<Integer>, SoundJob<GapFilling> {
  private static final double MILLISECONDS = 1000;

  private final Session session;

  @Option(
      names = "--gaps",
      paramLabel = "FROM-TO",
      split = ",",
      converter = Stretch.Converter.class,
      description =
          "What is missing, in seconds, such as 1.2-1.25,3-3.01; what INPUT has there is not looked at.")
  private List<Stretch> gaps = List.of();

  @Option(
      names = "--gap",
      paramLabel = "MS",
      description = "With --simulate, in place of --gaps: milliseconds of each gap.")
  private @Nullable Double gap;

  @Option(
      names = "--every",
      paramLabel = "MS",
      description =
          "With --gap: milliseconds from gap to gap, the first after half of that (default 200).")
  private double every = 200;

  @Mixin private SolveOptions common = new SolveOptions();

  FillCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (gaps.isEmpty() == (gap == null)) {
      throw CommandFailure.usage("either --gaps or --gap is needed");
    }
    if (gap != null && !common.simulate()) {
      throw CommandFailure.usage("--gap is for --simulate; say what is missing by --gaps");
    }
    if (gap != null && !(gap > 0 && gap < every && Double.isFinite(every))) {
      throw CommandFailure.usage(
          "--gap is "
              + gap
              + " every "
              + every
              + " ms; more than 0 and less than that is accepted");
    }
    return new SolveRun(session, common, new SoundSolving<>(session, common, this)).run();
  }

  @Override
  public String name() {
    return "fill";
  }

  @Override
  public GapFilling measured(Waves sound) {
    boolean[] kept = new boolean[sound.frames()];
    Arrays.fill(kept, true);
    if (gap == null) {
      gaps.forEach(stretch -> stretch.leaveOut(kept, sound.rate()));
    } else {
      leaveOut(kept, sound.rate(), gap);
    }
    return GapFilling.of(sound, kept);
  }

  private void leaveOut(boolean[] kept, int rate, double length) {
    int samples = (int) Math.max(1, Math.rint(length / MILLISECONDS * rate));
    double step = every / MILLISECONDS * rate;
    for (double from = step / 2; from + samples < kept.length; from += step) {
      Arrays.fill(kept, (int) from, (int) from + samples, false);
    }
  }

  @Override
  public GapFilling simulated(Waves truth) {
    return measured(truth);
  }

  @Override
  public SoundMethod<? super GapFilling> answer() {
    return GapFilling.answer();
  }

  @Override
  public String merit() {
    return "sparse tones and prediction together";
  }

  @Override
  public List<SoundMethod<? super GapFilling>> baselines() {
    return GapFilling.baselines();
  }
}
