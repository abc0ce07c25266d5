package inr.cli;

import inr.contest.ContestInput;
import inr.contest.Contestant;
import inr.contest.Curve;
import inr.contest.Scored;
import inr.experiment.ExperimentFolder;
import inr.experiment.Trial;
import inr.operator.Kernel;
import inr.parallel.Workers;
import inr.preset.Preset;
import inr.solve.Enlargement;
import inr.solve.FieldThroughOperator;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One trial of super-resolution: a known picture is cut to a multiple of the scale and reduced,
 * then a method or a network finds it again, and what it finds is kept and measured.
 */
final class SuperresTrial {
  private final ContestInput input;
  private final Trial.Entry entry;
  private final ExperimentFolder folder;
  private final int threads;
  private final Watch watch;
  private final Planes truth;
  private final Enlargement enlargement;

  /** Sees the steps of a method. */
  @FunctionalInterface
  interface Watch {
    /** So many are done. */
    void step(int step, int steps);
  }

  /** A trial that has done nothing but reduce its picture. */
  SuperresTrial(
      ContestInput input,
      Trial.Entry entry,
      Kernel sampling,
      ExperimentFolder folder,
      int threads,
      Watch watch) {
    this.input = input;
    this.entry = entry;
    this.folder = folder;
    this.threads = threads;
    this.watch = watch;
    int scale = entry.scale();
    this.truth = Planes.of(input.original().signal()).divisible(scale);
    this.enlargement = Enlargement.simulated(truth, scale, sampling);
  }

  /** Our method for this picture. */
  Method<? super Enlargement> usual() {
    return enlargement.method();
  }

  /** By a method that draws nothing. */
  Trial solved(Method<? super Enlargement> method) throws IOException {
    folder.keepTruth(input.stem(), entry.scale(), truth);
    Stopwatch begun = Stopwatch.start();
    Planes picture = solve(method);
    return trial(picture, begun.seconds(), Scored.OK, Optional.empty(), List.of());
  }

  /**
   * By a network of about so many parameters. The curve is measured against the truth on the way,
   * and its time counts, too.
   */
  Trial trained(Preset preset, long parameters, int steps) throws IOException {
    folder.keepTruth(input.stem(), entry.scale(), truth);
    Contestant contestant = Contestant.of(preset, input.original(), parameters, threads);
    Stopwatch begun = Stopwatch.start();
    List<Curve.Point> curve = new ArrayList<>();
    FieldThroughOperator method =
        FieldThroughOperator.of(preset, entry.seed().getAsLong())
            .setting(contestant.setting(), contestant.value())
            .steps(steps)
            .watch(
                (step, picture) ->
                    curve.add(new Curve.Point(step, begun.seconds(), score(picture).psnr())));
    Planes picture = solve(method);
    String status = contestant.status(parameters);
    return trial(picture, begun.seconds(), status, Optional.of(contestant), curve);
  }

  private Planes solve(Method<? super Enlargement> method) {
    try (Workers workers = new Workers(threads)) {
      return method.solve(enlargement, workers, step -> watch.step(step, method.steps()));
    }
  }

  private PictureScore score(Planes picture) {
    return PictureScore.of(truth, picture, enlargement.scale());
  }

  private Trial trial(
      Planes picture,
      double seconds,
      String status,
      Optional<Contestant> contestant,
      List<Curve.Point> curve)
      throws IOException {
    PictureScore score = score(picture);
    OptionalDouble luma = OptionalDouble.empty();
    OptionalDouble lumaSsim = OptionalDouble.empty();
    if (picture.colours() > 1) {
      PictureScore ofLuma =
          PictureScore.of(truth.brightness(), picture.clipped().brightness(), enlargement.scale());
      luma = OptionalDouble.of(ofLuma.psnr());
      lumaSsim = ofLuma.ssim();
    }
    folder.keepPicture(input.stem(), entry, picture);
    return new Trial(
        entry,
        status,
        Optional.of(
            new Trial.Result(
                score.psnr(),
                score.ssim(),
                luma,
                lumaSsim,
                enlargement.misfit(picture),
                Stopwatch.rounded(seconds),
                contestant.map(Contestant::text).orElse(""),
                contestant.stream().mapToLong(Contestant::parameters).findFirst(),
                new Curve(curve))));
  }
}
