package inr.bench;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import inr.operator.Kernel;
import inr.preset.Effort;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.PatchPrior;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Solution;
import inr.solve.SuperResolution;
import inr.solve.learning.InternalLearning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Super-resolution of the central 256 x 256 of pictures, in colour or in grey that is not rounded:
 * PSNR and SSIM of each method and of the field that is fitted to the last one's answer, with
 * seconds and rms(A x − y).
 */
final class SuperresTable {
  private static final int SIDE = 256;

  private SuperresTable() {}

  /** Prints a row of a Markdown table for each picture and method. */
  static void main(
      int scale,
      Kernel sampling,
      boolean colour,
      boolean field,
      boolean internal,
      List<Path> pictures)
      throws IOException {
    System.out.println("| picture | method | PSNR | SSIM | misfit | seconds |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (Path picture : pictures) {
      Signal truth = truth(picture, colour);
      Signal small = SuperResolution.reduced(truth, scale, sampling);
      SuperResolution job = SuperResolution.of(small, scale).sampling(sampling);
      List<Method<? super Enlargement>> methods = new ArrayList<>(Enlargement.baselines());
      methods.add(PatchPrior.of(scale));
      if (internal) {
        methods.add(InternalLearning.of(scale));
      }
      for (Method<? super Enlargement> method : methods) {
        Solution solution = job.method(method).solve();
        row(
            picture,
            method.name(),
            truth,
            solution.planes(),
            scale,
            solution.misfit(),
            solution.seconds());
        if (field && method instanceof PatchPrior) {
          fit(picture, truth, solution, scale, job.problem());
        }
      }
    }
  }

  private static void fit(
      Path picture, Signal truth, Solution solution, int scale, Enlargement problem) {
    long begun = System.nanoTime();
    NeuralField field = Fit.of(Original.of(solution.signal())).effort(Effort.BEST).run();
    double seconds = (System.nanoTime() - begun) * 1e-9;
    Samples values = new Samples.Floats(field.values(truth.coordinates()));
    Planes planes =
        Planes.of(new Signal(truth.coordinates(), truth.medium(), values, truth.range()));
    row(picture, "field", truth, planes, scale, problem.misfit(planes), seconds);
  }

  private static void row(
      Path picture,
      String method,
      Signal truth,
      Planes estimate,
      int scale,
      double misfit,
      double seconds) {
    PictureScore score = PictureScore.of(Planes.of(truth), estimate, scale);
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s x%d | %s | %.2f | %.4f | %.1e | %.1f |",
            picture.getFileName(),
            scale,
            method,
            score.psnr(),
            score.ssim().orElse(Double.NaN),
            misfit,
            seconds));
  }

  /** The channels of a picture, or its luma, which is not rounded. */
  private static Signal truth(Path file, boolean colour) throws IOException {
    DecodedPicture decoded = PictureReader.read(file);
    Medium.Picture medium = decoded.medium();
    int left = (medium.width() - SIDE) / 2;
    int top = (medium.height() - SIDE) / 2;
    if (left < 0 || top < 0 || medium.hasAlpha()) {
      throw new IOException(file + " has alpha, or a side below " + SIDE);
    }
    int channels = medium.channels();
    float[] values = new float[SIDE * SIDE * channels];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / channels;
      int place = (top + pixel / SIDE) * medium.width() + left + pixel % SIDE;
      values[i] = (float) decoded.samples().get(place * channels + i % channels);
    }
    Signal centre =
        new Signal(
            Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE)),
            new Medium.Picture(SIDE, SIDE, channels, medium.bitDepth()),
            new Samples.Floats(values),
            ValueRange.symmetric(0, medium.peak()));
    return colour ? centre : Planes.of(centre).brightness().signal(centre);
  }
}
