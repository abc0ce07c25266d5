package inr.cli;

import inr.operator.Kernel;
import inr.operator.LocalOperator;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.learning.InternalLearning;
import inr.solve.learning.InternalLearning.HeldOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr solve superres}: a model of a picture at several times its size. */
@Command(
    name = "superres",
    description = {
      "Enlarges a picture, from that picture alone: finds a large one that becomes it when it is reduced, whose patches resemble each other, and fits a model to it.",
      "With --simulate and several pictures, scales or --models it is an experiment: -o names a folder for tables (results.md, .csv, .json), crops side by side and curves. An interrupted experiment goes on with the same command."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SuperresCommand implements Callable<Integer>, PictureJob<Enlargement> {
  private static final String TOO_SMALL =
      "internal learning: the picture is too small to learn from; the answer is the patch prior's";

  private final Session session;

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "S",
      split = ",",
      converter = ScaleFactor.Converter.class,
      description =
          "How much larger both sides become: a whole number from 2 to 8; of an experiment several, with commas.")
  private List<ScaleFactor> scales = List.of();

  @Option(
      names = "--sampling",
      paramLabel = "NAME",
      description =
          "How the small picture came about: mean of blocks, bicubic or lanczos as Pillow and MATLAB reduce (default mean).")
  private String sampling = "mean";

  @Option(
      names = "--shifts",
      paramLabel = "FILE|auto",
      description =
          "INPUT and MORE are a burst: pictures of one scene by a camera that moved. FILE has a line for each, how far it looked to the right of the first and below it, in its pixels: 0 0 of the first; with auto the pictures tell. With --simulate INPUT is the truth, and FILE says how it is seen.")
  private @Nullable String shifts;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "MORE",
      description =
          "More pictures, of an experiment or a burst; of an experiment folders, too, for all that lie in them.")
  private List<Path> more = List.of();

  @Mixin private BlurOptions blur = new BlurOptions();

  @Mixin private SuperresNoise noise = new SuperresNoise();

  @Option(
      names = "--internal-learning",
      description =
          "Learns from smaller versions of the picture what the patch prior misses. Where that does not help one size down, the answer is the prior's.")
  private boolean internal;

  @Mixin private SolveOptions common = new SolveOptions();

  @Mixin private ExperimentOptions experiment = new ExperimentOptions();

  SuperresCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Kernel kernel = kernel();
    List<Integer> factors = factors();
    experiment.requireSense();
    blur.requireSense();
    if (internal && (noise.given() || blur.given())) {
      throw CommandFailure.usage(
          "--internal-learning is of pictures without noise or blur; leave one out");
    }
    if (shifts != null) {
      return burst(shifts, factors, kernel);
    }
    boolean several = factors.size() > 1 || !more.isEmpty() || experiment.given();
    if (several && (noise.given() || noise.seeded() || blur.given())) {
      throw CommandFailure.usage(
          "--noise and --seed are of one picture or one burst, a blur is of one picture; leave out what is of experiments");
    }
    return several
        ? new SuperresExperiment(session, common, experiment, inputs(), kernel, factors, internal)
            .run()
        : new SolveRun(
                session, common, new PictureSolving<>(session, common, this, Optional.empty()))
            .run();
  }

  private int burst(String from, List<Integer> factors, Kernel kernel) throws IOException {
    if (factors.size() > 1 || experiment.given()) {
      throw CommandFailure.usage(
          "--shifts is of one burst and one scale; leave out what is of experiments");
    }
    if (internal || blur.given()) {
      throw CommandFailure.usage(
          "--internal-learning and the blur are of one picture; leave them out or --shifts");
    }
    BurstJob job = new BurstJob(session, common, more, from, factors.get(0), kernel, noise);
    return new SolveRun(
            session, common, new PictureSolving<>(session, common, job, Optional.empty()))
        .run();
  }

  private List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(more);
    inputs.add(0, common.input());
    return inputs;
  }

  private List<Integer> factors() {
    for (ScaleFactor scale : scales) {
      if (scale.value() != Math.rint(scale.value())) {
        throw CommandFailure.usage("--scale is " + scale.value() + "; a whole number is needed");
      }
      CommandFailure.unlessUsage(() -> Enlargement.requireScale((int) scale.value()));
    }
    return scales.stream().map(scale -> (int) scale.value()).distinct().toList();
  }

  private int factor() {
    return factors().get(0);
  }

  private Kernel kernel() {
    return SolveOptions.chosen("--sampling", sampling, List.of(Kernel.values()));
  }

  @Override
  public String name() {
    return "superres";
  }

  @Override
  public Enlargement measured(Signal picture) throws IOException {
    Enlargement sharp = problem(Planes.of(picture));
    return blur.given() ? sharp.withBlur(blur(sharp.shape())) : sharp;
  }

  @Override
  public Enlargement simulated(Signal truth) throws IOException {
    Planes large = Planes.of(truth);
    Resampling reduction = Resampling.reduction(kernel(), large.shape(), factor());
    if (!blur.given()) {
      return problem(noise.added(large.through(reduction), 0));
    }
    LocalOperator before = blur(large.shape());
    return problem(noise.added(large.through(before).through(reduction), 0)).withBlur(before);
  }

  private Enlargement problem(Planes small) {
    return Enlargement.of(small, factor(), kernel()).withNoise(noise.level());
  }

  private LocalOperator blur(Shape large) throws IOException {
    return blur.operator(large, common, session);
  }

  @Override
  public Method<? super Enlargement> answer(Enlargement problem) {
    return internal
        ? new InternalLearning(problem.scale(), noise.seed(), this::tell)
        : problem.method();
  }

  private void tell(Optional<HeldOut> heldOut) {
    if (!common.quiet()) {
      session.say(heldOut.map(SuperresCommand::words).orElse(TOO_SMALL));
    }
  }

  private static String words(HeldOut heldOut) {
    return String.format(
        Locale.ROOT,
        "internal learning: one size down it comes to %.2f dB, the patch prior to %.2f; %s",
        heldOut.learned(),
        heldOut.prior(),
        heldOut.helps() ? "it is kept" : "the answer is the prior's");
  }

  @Override
  public String merit() {
    return internal
        ? "the patch prior with what was learned from the picture itself"
        : PictureJob.super.merit();
  }

  @Override
  public List<Method<? super Enlargement>> baselines(Enlargement problem) {
    if (!internal) {
      return problem.rivals();
    }
    List<Method<? super Enlargement>> all = new ArrayList<>(problem.rivals());
    all.add(problem.method());
    return all;
  }

  /** A border as wide as the scale does not count. */
  @Override
  public PictureScore score(Enlargement problem, Planes truth, Planes estimate) {
    return PictureScore.of(truth, estimate, problem.scale());
  }
}
