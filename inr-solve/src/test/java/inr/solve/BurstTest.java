package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Kernel;
import inr.operator.Resampling;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.Burst.Shift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstTest {
  private static final int SIDE = 48;
  private static final int SCALE = 2;

  private static final List<Shift> SHIFTS =
      List.of(new Shift(0, 0), new Shift(0.5, 0), new Shift(-0.25, 0.5), new Shift(0.5, -0.5));

  /** Waves that alias in each small picture alone. */
  private static Planes truth() {
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int y = i / SIDE;
      int x = i % SIDE;
      values[i] = 0.5 + 0.2 * Math.sin(0.3 * x + 0.2 * y) + 0.2 * Math.sin(1.8 * x - 1.9 * y);
    }
    return new Planes(Shape.of(SIDE, SIDE), List.of(values), 1);
  }

  private static List<Planes> seen(Planes truth, List<Shift> shifts) {
    List<Planes> seen = new ArrayList<>();
    for (Resampling frame : Burst.frames(small(), shifts, SCALE, Kernel.MEAN).frames()) {
      seen.add(truth.through(frame));
    }
    return seen;
  }

  private static Shape small() {
    return Shape.of(SIDE / SCALE, SIDE / SCALE);
  }

  private static double psnr(Planes estimate) {
    return PictureScore.of(truth(), estimate, 4).psnr();
  }

  @Test
  void whatAliasesInOnePictureIsToldByTheOthers() {
    Burst burst = Burst.of(seen(truth(), SHIFTS), SHIFTS, SCALE, Kernel.MEAN);
    try (Workers workers = new Workers(2)) {
      List<Double> scores = new ArrayList<>();
      burst
          .rivals()
          .subList(0, 2)
          .forEach(method -> scores.add(psnr(method.solve(burst, workers, done -> {}))));
      assertTrue(scores.get(1) > scores.get(0) + 10, scores::toString);
      Planes answer = burst.prior().solve(burst, workers, done -> {});
      assertTrue(psnr(answer) > scores.get(0) + 10, () -> psnr(answer) + " and " + scores);
      assertTrue(burst.misfit(answer) < 0.005, () -> "misfit " + burst.misfit(answer));
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    Burst burst = Burst.of(seen(truth(), SHIFTS), SHIFTS, SCALE, Kernel.MEAN);
    List<Planes> answers = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = new Workers(threads)) {
        answers.add(burst.prior().solve(burst, workers, done -> {}));
      }
    }
    assertArrayEquals(answers.get(0).channels().get(0), answers.get(1).channels().get(0));
  }

  /** A third of a pixel is far more than what is lost by aliasing; whole pixels are found first. */
  @Test
  void picturesTellHowTheCameraMoved() {
    List<Shift> shifts = List.of(new Shift(0, 0), new Shift(0.5, -0.25), new Shift(-2, 3.5));
    double[] values = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int y = i / SIDE;
      int x = i % SIDE;
      values[i] = Math.exp(-0.01 * ((x - 20) * (x - 20) + (y - 28) * (y - 28))) + 0.01 * x;
    }
    Planes smooth = new Planes(Shape.of(SIDE, SIDE), List.of(values), 1);
    List<Shift> found =
        Registration.shifts(seen(smooth, shifts).stream().map(BurstTest::filled).toList());
    for (int k = 0; k < shifts.size(); k++) {
      assertEquals(shifts.get(k).down(), found.get(k).down(), 0.05);
      assertEquals(shifts.get(k).across(), found.get(k).across(), 0.05);
    }
  }

  /** What a camera sees beyond the truth is not black. */
  private static Planes filled(Planes seen) {
    int side = SIDE / SCALE;
    double[] values = seen.channels().get(0).clone();
    for (int y = 0; y < side; y++) {
      for (int x = 1; x < side; x++) {
        if (values[y * side + x] == 0) {
          values[y * side + x] = values[y * side + x - 1];
        }
      }
    }
    for (int i = side; i < values.length; i++) {
      if (values[i] == 0) {
        values[i] = values[i - side];
      }
    }
    for (int i = values.length - side - 1; i >= 0; i--) {
      if (values[i] == 0) {
        values[i] = values[i + side];
      }
    }
    return new Planes(seen.shape(), List.of(values), 1);
  }

  @Test
  void picturesWithoutStructureHaveNotMoved() {
    Planes flat = new Planes(small(), List.of(new double[small().size()]), 1);
    assertEquals(new Shift(0, 0).down(), Registration.shifts(List.of(flat, flat)).get(1).down());
  }

  @Test
  void whatMakesNoBurstIsRefusedInOneLine() {
    List<Planes> two = seen(truth(), SHIFTS.subList(0, 2));
    refused(two, SHIFTS.subList(0, 1), "burst has 2 pictures and 1 shift; ");
    refused(two.subList(0, 1), SHIFTS.subList(0, 1), "burst has 1 picture and 1 shift; ");
    refused(two, SHIFTS.subList(1, 3), "shift 1 of the burst is 0.0 0.5; that of the first");
    refused(two, List.of(SHIFTS.get(0), new Shift(0, 24)), "shift 2 of the burst is 24.0 0.0; ");
    Planes other = two.get(1).cropped(20, 24);
    refused(
        List.of(two.get(0), other),
        SHIFTS.subList(0, 2),
        "picture 2 of the burst has 24 x 20 pixels of 1 channels but the first has 24 x 24 of 1");
  }

  private static void refused(List<Planes> pictures, List<Shift> shifts, String message) {
    String told =
        assertThrows(
                IllegalArgumentException.class,
                () -> Burst.of(pictures, shifts, SCALE, Kernel.MEAN))
            .getMessage();
    assertTrue(told.startsWith(message), told);
  }
}
