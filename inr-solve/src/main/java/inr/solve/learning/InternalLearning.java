package inr.solve.learning;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.PatchPrior;
import inr.solve.PictureScore;
import inr.solve.Planes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Super-resolution by the patch prior and by what it misses on smaller versions of the same
 * picture: x = ½(x̂ + P(x̂ + g)), x̂ the prior's answer, g a rule that is learned where the small
 * picture itself, and what it is at 0.9 to 0.6 times its size, are the truth. P is the projection
 * on A x = y. A scale that is no prime is enlarged factor by factor in the second term.
 *
 * <p>The same is done one factor down first, where the small picture is the truth and no rule has
 * seen it. Where that does not come closer than the prior alone, or the picture is too small to
 * learn from, the answer is the prior's.
 *
 * @param scale of the problems that it solves, 2 to 8
 * @param seed of what is drawn
 * @param watcher is told what the held-out picture said, or nothing where none is large enough
 * @see <a href="https://doi.org/10.1109/CVPR.2018.00329">Shocher et al. 2018</a>, who learn the
 *     whole enlargement by a convolutional network and have no check
 */
public record InternalLearning(int scale, long seed, Consumer<Optional<HeldOut>> watcher)
    implements Method<Enlargement> {
  /** What the small picture becomes by other factors. */
  private static final double[] SIZES = {1, 0.9, 0.8, 0.7, 0.6};

  /** Shorter side of the smallest picture that is enlarged in a lesson. */
  private static final int LEAST_SIDE = 8;

  /**
   * How near both come to the small picture, one factor down.
   *
   * @param prior PSNR of the prior alone, in dB
   * @param learned PSNR with what was learned
   */
  public record HeldOut(double prior, double learned) {
    /** Whether learning helps. */
    public boolean helps() {
      return learned > prior;
    }
  }

  public InternalLearning {
    Enlargement.requireScale(scale);
  }

  /** With seed 0, for whoever does not ask. */
  public static InternalLearning of(int scale) {
    return new InternalLearning(scale, 0, heldOut -> {});
  }

  @Override
  public String name() {
    return "internal";
  }

  /** Those of the prior, and of a rule for the check and each factor. */
  @Override
  public int steps() {
    return PatchPrior.of(scale).steps() + PatchRule.STEPS * (1 + factors().size());
  }

  private List<Integer> factors() {
    List<Integer> factors = new ArrayList<>();
    int rest = scale;
    for (int factor = 2; rest > 1; factor++) {
      for (; rest % factor == 0; rest /= factor) {
        factors.add(factor);
      }
    }
    return factors;
  }

  @Override
  public Planes solve(Enlargement problem, Workers workers, IntConsumer done) {
    if (problem.scale() != scale || !problem.direct()) {
      throw new IllegalArgumentException(
          "internal learning at scale "
              + scale
              + " got a picture for scale "
              + problem.scale()
              + (problem.direct() ? "" : ", with noise or a blur")
              + "; a picture for that scale without either is needed");
    }
    Method<? super Enlargement> method = problem.method();
    Planes prior = method.solve(problem, workers, done);
    int begun = method.steps();
    List<Integer> factors = factors();
    Optional<HeldOut> heldOut = heldOut(problem, factors.get(0), workers, after(done, begun));
    watcher.accept(heldOut);
    if (heldOut.isEmpty() || !heldOut.get().helps()) {
      done.accept(steps());
      return prior;
    }
    Planes x = problem.data();
    for (int stage : factors) {
      begun += PatchRule.STEPS;
      Enlargement next = Enlargement.of(x, stage, problem.sampling());
      Planes base = stage == scale ? prior : prior(next, workers);
      x = learned(next, base, workers, after(done, begun));
    }
    return mean(prior, explained(x, problem));
  }

  private static Planes prior(Enlargement problem, Workers workers) {
    return problem.method().solve(problem, workers, step -> {});
  }

  private static IntConsumer after(IntConsumer done, int before) {
    return step -> done.accept(before + step);
  }

  /** The check, if the picture is large enough for it and for learning from it. */
  private Optional<HeldOut> heldOut(
      Enlargement problem, int factor, Workers workers, IntConsumer done) {
    Planes truth = problem.data().divisible(factor);
    Shape shape = truth.shape();
    if (Math.min(shape.side(0), shape.side(1)) < LEAST_SIDE * factor * factor) {
      return Optional.empty();
    }
    Enlargement smaller = Enlargement.simulated(truth, factor, problem.sampling());
    Planes prior = prior(smaller, workers);
    Planes with = mean(prior, learned(smaller, prior, workers, done));
    return Optional.of(
        new HeldOut(
            PictureScore.of(truth, prior, factor).psnr(),
            PictureScore.of(truth, with, factor).psnr()));
  }

  /** What a rule makes of a prior's answer, brought back to what explains the data. */
  private Planes learned(Enlargement problem, Planes prior, Workers workers, IntConsumer done) {
    List<Lesson> lessons = lessons(problem, workers);
    try (PatchRule rule = PatchRule.learn(lessons, seed, workers, done)) {
      return explained(rule.improved(prior), problem);
    }
  }

  private static List<Lesson> lessons(Enlargement problem, Workers workers) {
    List<Lesson> lessons = new ArrayList<>();
    for (double size : SIZES) {
      Planes truth = resized(problem.data(), size).divisible(problem.scale());
      Shape shape = truth.shape();
      if (Math.min(shape.side(0), shape.side(1)) >= LEAST_SIDE * problem.scale()) {
        Enlargement smaller = Enlargement.simulated(truth, problem.scale(), problem.sampling());
        lessons.add(new Lesson(prior(smaller, workers), truth));
      }
    }
    return lessons;
  }

  private static Planes resized(Planes picture, double size) {
    Shape from = picture.shape();
    Shape to =
        Shape.of((int) Math.round(size * from.side(0)), (int) Math.round(size * from.side(1)));
    return to.equals(from) ? picture : picture.through(Resampling.of(Kernel.BICUBIC, from, to));
  }

  private static Planes explained(Planes x, Enlargement problem) {
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < x.channels().size(); c++) {
      double[] channel = x.channels().get(c).clone();
      problem.explain(channel, problem.measured().get(c), 0);
      channels.add(channel);
    }
    return new Planes(x.shape(), channels, x.colours());
  }

  private static Planes mean(Planes a, Planes b) {
    List<double[]> channels = new ArrayList<>();
    for (int c = 0; c < a.channels().size(); c++) {
      double[] one = a.channels().get(c);
      double[] other = b.channels().get(c);
      double[] mean = new double[one.length];
      Arrays.setAll(mean, i -> 0.5 * (one[i] + other[i]));
      channels.add(mean);
    }
    return new Planes(a.shape(), channels, a.colours());
  }
}
