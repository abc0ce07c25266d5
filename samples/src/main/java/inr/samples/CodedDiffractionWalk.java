package inr.samples;

import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.operator.CodedPatterns;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.solve.FieldAnswer;
import inr.solve.Planes;
import inr.solve.phase.CodedDiffraction;
import inr.solve.phase.PhaseMethod;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A walk through the library: a wave whose phase no detector sees, from its far fields behind a few
 * masks.
 */
public final class CodedDiffractionWalk {
  private CodedDiffractionWalk() {}

  /**
   * Measures a wave and finds it again, by every method there is.
   *
   * @param args a square picture, by how much it is reduced, and how many masks there are
   * @throws IOException when the picture cannot be read
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    walk(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), out);
  }

  static void walk(Path file, int reduced, int patterns, PrintStream out) throws IOException {
    // 1. A picture becomes a wave: its brightness is the amplitude, the mirrored one the phase.
    Signal picture = MediaReader.read(file, MediaOptions.of()).signal();
    Planes whole = Planes.of(picture).brightness();
    Planes small = whole.through(Resampling.reduction(Kernel.MEAN, whole.shape(), reduced));
    double[] wave = wave(small.luma());

    // 2. An operator says how far fields come about, and a detector sees their amplitudes alone.
    Shape plane = small.shape();
    CodedPatterns operator = CodedPatterns.random(plane, patterns, 0);
    CodedDiffraction problem = CodedDiffraction.simulated(operator, wave, 0, 0);

    // 3. Methods know the problem and not the wave. What the data tell is the misfit; the error is
    //    for us, who know the wave, and leaves a constant phase open.
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      for (PhaseMethod<? super CodedDiffraction> method : CodedDiffraction.methods()) {
        FieldAnswer answer = method.solve(problem, workers, step -> {});
        out.printf(
            Locale.ROOT,
            "%-12s misfit %.1e, error %.4f%n",
            method.name(),
            problem.misfit(answer.numbers()),
            problem.score(wave, answer.numbers()).error());
      }
    }
  }

  private static double[] wave(double[] bright) {
    double[] wave = new double[2 * bright.length];
    for (int i = 0; i < bright.length; i++) {
      double amplitude = 0.3 + 0.7 * bright[i];
      double phase = Math.PI * (bright[bright.length - 1 - i] - 0.5);
      wave[2 * i] = amplitude * StrictMath.cos(phase);
      wave[2 * i + 1] = amplitude * StrictMath.sin(phase);
    }
    return wave;
  }
}
