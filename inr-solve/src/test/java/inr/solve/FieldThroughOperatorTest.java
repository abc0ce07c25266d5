package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.Kernel;
import inr.parallel.Workers;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks that are trained through an operator. */
class FieldThroughOperatorTest {
  private static final Preset SIREN = Presets.named("siren").orElseThrow();

  private static FieldThroughOperator small(long seed, int steps) {
    return FieldThroughOperator.of(SIREN, seed)
        .setting(Preset.WIDTH, 32)
        .setting(Preset.HIDDEN_LAYERS, 2)
        .steps(steps);
  }

  private static Planes solve(FieldThroughOperator method, Problem problem, int threads) {
    try (Workers workers = new Workers(threads)) {
      return method.solve(problem, workers, done -> {});
    }
  }

  private static Enlargement enlargement(Signal truth, int scale) {
    return SuperResolution.of(SuperResolution.reduced(truth, scale, Kernel.MEAN), scale).problem();
  }

  /** From the end of the first fit on. */
  @Test
  void aNetworkLearnsToExplainWhatWasMeasured() {
    Enlargement problem = enlargement(TestPictures.stripes(64, 48), 4);
    List<Double> misfits = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    FieldThroughOperator method =
        small(0, 400)
            .watch(
                (step, picture) -> {
                  steps.add(step);
                  misfits.add(problem.misfit(picture));
                });
    Planes solved = solve(method, problem, 2);
    double last = problem.misfit(solved);
    assertTrue(last < 0.15 * misfits.get(1), misfits::toString);
    assertEquals(20, steps.size());
    assertEquals(400, steps.get(19));
    assertEquals(last, misfits.get(19));
  }

  /** Random measurements, and the whole grid of an operator that is not local. */
  @Test
  void bitsDoNotDependOnThreads() {
    Signal truth = TestPictures.colourStripes(24, 18);
    Planes planes = Planes.of(truth);
    ForwardOperator blur = Convolution.gaussian(planes.shape(), 1, Border.REFLECT);
    for (Problem problem :
        List.of(enlargement(truth, 3), new Deblurring(blur, planes.images(blur), 3, 0.01))) {
      Planes one = solve(small(4, 10), problem, 1);
      for (int threads = 2; threads <= 3; threads++) {
        Planes other = solve(small(4, 10), problem, threads);
        for (int c = 0; c < 3; c++) {
          assertArrayEquals(one.channels().get(c), other.channels().get(c));
        }
      }
      assertNotEquals(
          one.channels().get(0)[0], solve(small(5, 10), problem, 2).channels().get(0)[0]);
    }
  }

  @Test
  void wrongWishesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> small(0, 0));
    Enlargement problem = enlargement(TestPictures.stripes(16, 16), 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> solve(FieldThroughOperator.of(SIREN, 0).setting("rows", 3), problem, 1));
  }
}
