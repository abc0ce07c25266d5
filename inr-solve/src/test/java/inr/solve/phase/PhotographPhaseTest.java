package inr.solve.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.AngularSpectrum;
import inr.operator.CodedPatterns;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.Planes;
import inr.solve.TestPictures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Scores on photographs and bumps beside those of an independent program (PyTorch, NumPy) on the
 * same pictures with other random numbers.
 */
class PhotographPhaseTest {
  private static final Shape PLANE = Shape.of(64, 64);

  private static double[] photograph(String name) throws IOException {
    Planes whole = Planes.of(TestPictures.photograph(name, 512));
    return whole.through(Resampling.reduction(Kernel.MEAN, whole.shape(), 8)).luma();
  }

  private static CodedDiffraction coded(double[] wave, int patterns) {
    return CodedDiffraction.simulated(CodedPatterns.random(PLANE, patterns, 0), wave, 0, 0);
  }

  private static <P extends PhaseProblem> PhaseScore score(
      P problem, double[] truth, PhaseMethod<? super P> method) {
    try (Workers workers = new Workers(2)) {
      return problem.score(truth, method.solve(problem, workers, step -> {}).numbers());
    }
  }

  /** Elsewhere 1.2e-9 by the spectral start with four patterns, 0.092 by a network with two. */
  @Test
  void codedPatternsGiveAWaveBack() throws IOException {
    double[] bright = photograph("camera.png");
    double[] turns = photograph("kodak/kodim03.png");
    double[] wave = new double[2 * bright.length];
    for (int i = 0; i < bright.length; i++) {
      double amplitude = 0.3 + 0.7 * bright[i];
      wave[2 * i] = amplitude * StrictMath.cos(Math.PI * (turns[i] - 0.5));
      wave[2 * i + 1] = amplitude * StrictMath.sin(Math.PI * (turns[i] - 0.5));
    }
    List<PhaseMethod<? super CodedDiffraction>> methods = CodedDiffraction.methods();
    assertTrue(score(coded(wave, 4), wave, methods.get(1)).error() < 1e-6);
    CodedDiffraction two = coded(wave, 2);
    assertTrue(score(two, wave, methods.get(0)).error() > 1.3);
    assertTrue(score(two, wave, methods.get(2)).error() > 1.3);
    assertTrue(score(two, wave, CodedDiffraction.network()).error() < 0.15);
  }

  /** Elsewhere 103 dB without noise and 27.65 dB with it. */
  @Test
  void aSupportGivesAnObjectBack() throws IOException {
    double[] object = photograph("camera.png");
    SupportedDiffraction exact = SupportedDiffraction.simulated(PLANE, object, 2, 0, 0);
    assertTrue(score(exact, object, SupportedDiffraction.hybrid()).decibels() > 60);
    SupportedDiffraction noisy = SupportedDiffraction.simulated(PLANE, object, 2, 3, 0);
    assertEquals(27.7, score(noisy, object, SupportedDiffraction.hybrid()).decibels(), 1);
  }

  /** Elsewhere 0.0091 radians, of other bumps. */
  @Test
  void theTransportOfIntensityGivesBumpsBack() {
    double[] bumps = PhasePhantom.bumps(64, 1);
    AngularSpectrum space = new AngularSpectrum(PLANE, 0.5, List.of(-12.0, 0.0, 12.0));
    DefocusedPlanes planes = DefocusedPlanes.simulated(space, bumps, 0, 0);
    assertEquals(0.0091, score(planes, bumps, new TransportOfIntensity()).error(), 0.0045);
  }
}
