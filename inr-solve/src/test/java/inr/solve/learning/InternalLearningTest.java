package inr.solve.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.Enlargement;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.learning.InternalLearning.HeldOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InternalLearningTest {
  private static final int SIDE = 96;

  /** Rings of all directions and several widths, a shape that is alike at every size. */
  private static Planes rings(int side, int channels) {
    double[][] planes = new double[channels][side * side];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < side * side; i++) {
        int row = i / side;
        int column = i % side;
        double distance = Math.hypot(row - 0.4 * side, column - 0.3 * side - c);
        double turns = 6 * Math.log(1 + distance);
        planes[c][i] = 0.5 + 0.4 * Math.tanh(6 * Math.sin(turns));
      }
    }
    return new Planes(Shape.of(side, side), List.of(planes), channels == 1 ? 1 : 3);
  }

  private static Enlargement reduced(Planes truth, int scale) {
    return Enlargement.of(
        truth.through(Resampling.reduction(Kernel.MEAN, truth.shape(), scale)), scale, Kernel.MEAN);
  }

  /** An answer, and what the held-out picture said. */
  private record Told(Planes picture, Optional<HeldOut> heldOut) {}

  private static Told told(Enlargement problem, int threads) {
    List<Optional<HeldOut>> all = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      Planes picture =
          new InternalLearning(problem.scale(), 0, all::add).solve(problem, workers, step -> {});
      assertEquals(1, all.size());
      return new Told(picture, all.get(0));
    }
  }

  private static Planes prior(Enlargement problem) {
    try (Workers workers = new Workers(2)) {
      return problem.prior().solve(problem, workers, step -> {});
    }
  }

  @Test
  void whatIsAlikeAtEverySizeIsLearned() {
    Planes truth = rings(SIDE, 1);
    Enlargement problem = reduced(truth, 2);
    Told told = told(problem, 2);
    double prior = PictureScore.of(truth, prior(problem), 2).psnr();
    double learned = PictureScore.of(truth, told.picture, 2).psnr();
    assertTrue(learned > prior + 0.5, learned + " dB, the prior " + prior);
    assertTrue(told.heldOut.orElseThrow().helps());
    assertTrue(problem.misfit(told.picture) < 1e-12, "it explains the data exactly");
  }

  @Test
  void bitsDependOnNoThreads() {
    Enlargement problem = reduced(rings(64, 3), 2);
    Planes one = told(problem, 1).picture;
    Planes three = told(problem, 3).picture;
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(one.channels().get(c), three.channels().get(c));
    }
  }

  /** Squares that become half as large one factor down, where the prior has them exactly. */
  @Test
  void whatDoesNotHelpOneFactorDownIsNotKept() {
    double[] squares = new double[64 * 64];
    Arrays.setAll(squares, i -> (i / 64 / 4 + i % 64 / 4) % 2);
    Enlargement problem = reduced(new Planes(Shape.of(64, 64), List.of(squares), 1), 2);
    Told told = told(problem, 2);
    HeldOut heldOut = told.heldOut.orElseThrow();
    assertTrue(!heldOut.helps(), heldOut.toString());
    assertArrayEquals(prior(problem).channels().get(0), told.picture.channels().get(0));
  }

  @Test
  void aPictureTooSmallToLearnFromIsThePriors() {
    Enlargement problem = reduced(rings(62, 1), 2);
    Told told = told(problem, 2);
    assertTrue(told.heldOut.isEmpty());
    assertArrayEquals(prior(problem).channels().get(0), told.picture.channels().get(0));
  }

  @Test
  void aScaleThatIsNoPrimeGoesFactorByFactor() {
    Planes truth = rings(192, 1);
    Enlargement problem = reduced(truth, 6);
    Told told = told(problem, 2);
    assertTrue(told.heldOut.isPresent());
    assertEquals(truth.shape(), told.picture.shape());
    assertTrue(problem.misfit(told.picture) < 1e-12);
    assertEquals(30 + 3 * PatchRule.STEPS, InternalLearning.of(6).steps());
    assertEquals(30 + 2 * PatchRule.STEPS, InternalLearning.of(7).steps());
  }

  @Test
  void stepsAreToldUpToTheLast() {
    Enlargement problem = reduced(rings(64, 1), 2);
    List<Integer> steps = new ArrayList<>();
    try (Workers workers = new Workers(2)) {
      InternalLearning.of(2).solve(problem, workers, steps::add);
    }
    for (int i = 1; i < steps.size(); i++) {
      assertTrue(steps.get(i) >= steps.get(i - 1));
    }
    assertEquals(InternalLearning.of(2).steps(), steps.get(steps.size() - 1));
  }

  @Test
  void noiseAndOtherScalesAreRefused() {
    Enlargement problem = reduced(rings(64, 1), 2);
    try (Workers workers = new Workers(1)) {
      assertEquals(
          "internal learning at scale 2 got a picture for scale 2, with noise or a blur; a picture for that scale without either is needed",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> InternalLearning.of(2).solve(problem.withNoise(0.1), workers, step -> {}))
              .getMessage());
      assertThrows(
          IllegalArgumentException.class,
          () -> InternalLearning.of(3).solve(problem, workers, step -> {}));
      assertThrows(IllegalArgumentException.class, () -> InternalLearning.of(9));
    }
  }
}
