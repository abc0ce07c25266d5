package inr.cli;

import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.image.PictureWriter;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.frames.FrameBlend;
import inr.solve.partial.FieldOfPoints;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.ValueScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr solve frames}: a model of a clip at times between its frames. */
@Command(
    name = "frames",
    description =
        "Finds pictures between those of a clip by a network of time, row and column, and compares it with the nearest frame, the mean of both neighbours and a cubic spline in time. Frames are pictures of one size, evenly spaced in time. inr render OUT.inr -o OUT.npy has all, as t, y, x and channels.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FramesCommand implements Callable<Integer>, PartialJob {
  private static final int HIDDEN_LAYERS = 3;
  private static final double OMEGA = 30;
  private static final int BATCH = 4096;
  private static final double RATE = 5e-4;
  private static final int MOST_NUMBERS = 1 << 28;

  private final Session session;

  @Option(
      names = "--between",
      paramLabel = "N",
      description =
          "Pictures between two frames (default ${DEFAULT-VALUE}); with --simulate, of the frames given, those that are left out between two that are known.")
  private int between = 1;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Write the pictures between frames to a new folder, as PNG.")
  private @Nullable Path pictures;

  @Option(
      names = "--time-step",
      paramLabel = "D",
      description =
          "How far two frames are from each other as the network sees them, a picture's longer side being 2: more for fast changes, less for slow ones (default ${DEFAULT-VALUE}).")
  private double timeStep = 0.05;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each of its three sine layers (default ${DEFAULT-VALUE}).")
  private int width = 128;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of training (default ${DEFAULT-VALUE}).")
  private int steps = 1500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the network's beginning and of what is drawn (default ${DEFAULT-VALUE}).")
  private long seed;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FRAME",
      description = "The frames after the first, in their order.")
  private List<Path> more = List.of();

  @Mixin private SolveOptions common = new SolveOptions();

  FramesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (common.truth() != null) {
      throw CommandFailure.usage(
          "--truth is not for frames; give all of them with --simulate, which leaves some out");
    }
    if (between < 1 || !(timeStep > 0 && Double.isFinite(timeStep)) || width < 1 || steps < 1) {
      throw CommandFailure.usage(
          "--between is "
              + between
              + ", --time-step "
              + timeStep
              + ", --width "
              + width
              + ", --steps "
              + steps
              + "; positive numbers are needed");
    }
    if (pictures != null && Files.exists(pictures) && !common.force()) {
      throw CommandFailure.failure(
          pictures + ": exists already; name another folder or give --force");
    }
    return new SolveRun(session, common, this).run();
  }

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String network() {
    return "siren";
  }

  /** The frames one after the other. */
  @Override
  public Original read(CommandInput source) throws IOException {
    Original first = common.picture(source, session);
    List<Signal> frames = new ArrayList<>(List.of(first.signal()));
    for (Path named : more) {
      Signal frame = common.picture(named, "frame", session).signal();
      if (!frame.medium().equals(first.signal().medium())) {
        throw CommandFailure.failure(
            named
                + ": is a "
                + frame.medium().text()
                + " but the first frame is a "
                + first.signal().medium().text()
                + "; frames of one kind are needed");
      }
      frames.add(frame);
    }
    int numbers = frames.get(0).samples().size();
    if ((long) numbers * frames.size() * (common.simulate() ? 1 : between + 1) > MOST_NUMBERS) {
      throw CommandFailure.failure(
          "a clip of "
              + frames.size()
              + " frames with what is between has more than "
              + MOST_NUMBERS
              + " numbers; take fewer or smaller frames");
    }
    float[] values = new float[numbers * frames.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) frames.get(i / numbers).samples().get(i % numbers);
    }
    List<Axis> axes = ((Grid) frames.get(0).coordinates()).axes();
    Medium.Picture picture = (Medium.Picture) frames.get(0).medium();
    depth = picture.bitDepth();
    Signal clip =
        new Signal(
            Grid.of(Axis.centred("t", frames.size()), axes.get(0), axes.get(1)),
            new Medium.Field(picture.channels()),
            new Samples.Floats(values),
            ValueRange.symmetric(0, picture.peak()));
    return new Original(clip, first.name(), first.sha256(), first.notes());
  }

  /** Bits of a channel of the frames. */
  private int depth = Byte.SIZE;

  @Override
  public Posed<?, ?> posed(Signal clip) {
    int given = clip.coordinates().samples().get(0);
    int apart = between + 1;
    if (common.simulate() && (given - 1) % apart != 0 || given < 2) {
      throw CommandFailure.usage(
          "there are "
              + given
              + " frames; with --simulate one more than a multiple of "
              + apart
              + " is needed, so that the last one is known");
    }
    int frames = common.simulate() ? given : (given - 1) * apart + 1;
    List<Axis> axes = ((Grid) clip.coordinates()).axes();
    int height = axes.get(1).samples();
    int columns = axes.get(2).samples();
    double side = Math.max(height, columns);
    double half = timeStep * (frames - 1) / apart / 2;
    Grid grid =
        Grid.of(
            Axis.of("t", frames, -half, half, Placement.END_POINTS),
            Axis.of("y", height, -height / side, height / side, Placement.CENTRES),
            Axis.of("x", columns, -columns / side, columns / side, Placement.CENTRES));
    int pixels = height * columns;
    int numbers = pixels * clip.channels();
    float[] values = new float[frames * numbers];
    boolean[] known = new boolean[frames * pixels];
    for (int t = 0; t < frames; t++) {
      boolean there = common.simulate() || t % apart == 0;
      int from = common.simulate() ? t : t / apart;
      for (int i = 0; there && i < numbers; i++) {
        values[t * numbers + i] = (float) clip.samples().get(from * numbers + i);
      }
      Arrays.fill(known, t * pixels, (t + 1) * pixels, t % apart == 0);
    }
    Signal whole = new Signal(grid, clip.medium(), new Samples.Floats(values), clip.range());
    return PartialSolving.of(this, new PartialSignal(whole, known), common.simulate());
  }

  @Override
  public SolveScore.Kind kind(PartialSignal problem) {
    return SolveScore.Kind.VALUES;
  }

  @Override
  public PartialMethod answer(PartialSignal problem) {
    TrainingPlan plan =
        TrainingPlan.of(
                Siren.network(3, problem.channels(), HIDDEN_LAYERS, width, OMEGA, OMEGA),
                RATE,
                seed)
            .withSampler(new Sampler.RandomBatches(BATCH))
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    return new FieldOfPoints("siren", plan, steps, 0);
  }

  @Override
  public List<PartialMethod> baselines(PartialSignal problem) {
    int frames = problem.signal().coordinates().samples().get(0);
    return FrameBlend.all((frames - 1) / (between + 1) + 1);
  }

  @Override
  public SolveScore score(PartialSignal problem, double[] truth, double[] values) {
    double peak = problem.span();
    double[] clipped = values.clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(0, Math.min(peak, clipped[i]));
    }
    ValueScore score = ValueScore.of(problem, truth, clipped, peak);
    return new SolveScore(score.psnr(), OptionalDouble.of(score.rms()));
  }

  @Override
  public Grid grid(PartialSignal problem) {
    return (Grid) problem.signal().coordinates();
  }

  /** The picture in the middle of those that are not known. */
  @Override
  public Signal shown(PartialSignal problem, double[] values) {
    int[] asked = problem.asked();
    Grid grid = grid(problem);
    int pixels = grid.axes().get(1).samples() * grid.axes().get(2).samples();
    int numbers = pixels * problem.channels();
    int frame = asked[asked.length / 2] / pixels;
    float[] there = new float[numbers];
    for (int i = 0; i < numbers; i++) {
      there[i] = (float) values[frame * numbers + i];
    }
    return picture(grid, problem.channels(), there);
  }

  private Signal picture(Grid grid, int channels, float[] values) {
    Axis y = grid.axes().get(1);
    Axis x = grid.axes().get(2);
    Medium.Picture picture = new Medium.Picture(x.samples(), y.samples(), channels, depth);
    return new Signal(
        Grid.of(y, x),
        picture,
        new Samples.Floats(values),
        ValueRange.symmetric(0, picture.peak()));
  }

  @Override
  public void writeMore(NeuralField field) throws IOException {
    if (pictures == null) {
      return;
    }
    Files.createDirectories(pictures);
    Grid grid = field.model().grid();
    int frames = grid.axes().get(0).samples();
    int digits = String.valueOf(frames - 1).length();
    for (int t = 0; t < frames; t++) {
      if (t % (between + 1) != 0) {
        Signal shown =
            picture(grid, field.model().medium().channels(), field.values(grid.rows(t, 1)));
        Path file = pictures.resolve(String.format(Locale.ROOT, "%0" + digits + "d.png", t));
        PictureWriter.write(file, (Medium.Picture) shown.medium(), rounded(shown), common.force());
      }
    }
  }

  private static Samples rounded(Signal picture) {
    int peak = ((Medium.Picture) picture.medium()).peak();
    short[] values = new short[picture.samples().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) Math.rint(Math.max(0, Math.min(peak, picture.samples().get(i))));
    }
    return new Samples.UnsignedShorts(values);
  }
}
