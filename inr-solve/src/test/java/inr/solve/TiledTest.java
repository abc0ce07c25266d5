package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TiledTest {
  private static final Planes TRUTH = Planes.of(TestPictures.colourStripes(92, 68));

  private static Enlargement problem(Kernel sampling) {
    Resampling reduction = Resampling.reduction(sampling, TRUTH.shape(), 2);
    return Enlargement.of(TRUTH.through(reduction), 2, sampling);
  }

  private static Planes solve(Method<? super Enlargement> method, Enlargement problem) {
    try (Workers workers = new Workers(2)) {
      return method.solve(problem, workers, step -> {});
    }
  }

  /** Keys' cubic looks two samples far, so three are a margin. */
  @Test
  void aMethodThatLooksNoFartherThanTheMarginHasNoSeams() {
    Enlargement noisy = problem(Kernel.MEAN).withNoise(0.01);
    Planes whole = solve(Interpolation.bicubic(), noisy);
    Planes tiled = solve(new Tiled(Interpolation.bicubic(), 13, 3), noisy);
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(whole.channels().get(c), tiled.channels().get(c), 1e-15);
    }
    Planes cut = solve(new Tiled(Interpolation.bicubic(), 13, 0), noisy);
    assertTrue(PictureScore.of(whole, cut, 0).psnr() < 60, "a margin that is needed shows");
  }

  @Test
  void oneTileIsTheWhole() {
    Enlargement problem = problem(Kernel.MEAN);
    Planes whole = solve(problem.prior(), problem);
    Planes tiled = solve(new Tiled(problem.prior(), 46, 0), problem);
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(whole.channels().get(c), tiled.channels().get(c), 1e-12);
    }
  }

  @Test
  void tilesOfThePatchPriorExplainTheDataAndAreAsGood() {
    for (Kernel sampling : Kernel.values()) {
      Enlargement problem = problem(sampling);
      Planes whole = solve(problem.prior(), problem);
      Planes tiled = solve(new Tiled(problem.prior(), 20, 10), problem);
      assertTrue(problem.misfit(tiled) < 1e-12, sampling + " " + problem.misfit(tiled));
      double psnr = PictureScore.of(TRUTH, whole, 2).psnr();
      assertEquals(psnr, PictureScore.of(TRUTH, tiled, 2).psnr(), 0.5);
    }
  }

  @Test
  void stepsAreOfAllTilesTogether() {
    Enlargement problem = problem(Kernel.MEAN);
    List<Integer> steps = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      new Tiled(problem.prior(), 20, 4).solve(problem, workers, steps::add);
    }
    assertEquals(steps.stream().sorted().toList(), steps);
    assertEquals(problem.prior().steps(), steps.get(steps.size() - 1));
  }

  @Test
  void largePicturesAreSolvedInTiles() {
    Planes small = new Planes(Shape.of(1025, 1024), List.of(new double[1025 * 1024]), 1);
    Enlargement large = Enlargement.of(small, 2, Kernel.MEAN);
    assertEquals(new Tiled(large.prior(), 512, 24), large.method());
    Enlargement blurred = large.withBlur(Convolution.gaussian(large.shape(), 1, Border.REFLECT));
    assertEquals(blurred.prior(), blurred.method());
    assertThrows(IllegalArgumentException.class, () -> blurred.part(0, 0, 9, 9));
    assertEquals(problem(Kernel.MEAN).prior(), problem(Kernel.MEAN).method());
    assertThrows(IllegalArgumentException.class, () -> new Tiled(large.prior(), 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Tiled(large.prior(), 1, -1));
  }
}
