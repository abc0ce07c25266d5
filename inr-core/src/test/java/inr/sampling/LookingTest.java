package inr.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.PointMemory;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samplers that look at errors: schedules of their sources, and which points they choose. */
class LookingTest {
  private static final double EXACT = 1e-12;

  @Test
  void ratiosFollowTheSchedulesOfTheSource() {
    assertEquals(0.2, Growth.STEP.ratio(0.2, 0, 5000), EXACT);
    assertEquals(0.2, Growth.STEP.ratio(0.2, 499, 5000), EXACT);
    assertEquals(0.28, Growth.STEP.ratio(0.2, 500, 5000), EXACT);
    assertEquals(0.92, Growth.STEP.ratio(0.2, 4999, 5000), EXACT);
    assertEquals(0.92, Growth.STEP.ratio(0.2, 9000, 5000), EXACT);
    assertEquals(0.6, Growth.LINEAR.ratio(0.2, 2500, 5000), EXACT);
    assertEquals(0.6, Growth.COSINE.ratio(0.2, 2500, 5000), EXACT);
    assertEquals(1, Growth.COSINE.ratio(0.2, 5000, 5000), EXACT);
    assertEquals(0.2, Growth.REVERSE_COSINE.ratio(0.2, 1234, 5000), EXACT);
    assertEquals(0.2, Growth.REVERSE_COSINE.ratio(0.9, 5000, 5000), EXACT);
    assertEquals(0.3, Growth.CONSTANT.ratio(0.3, 4000, 5000), EXACT);
  }

  /** 1,250 steps of the first quarter, then 750 steps each at 10, 20, 30, 40 and 50. */
  @Test
  void looksGrowRareAsInTheSource() {
    assertEquals(1250 + 75 + 38 + 25 + 19 + 15, looks(Looks.INCREMENTAL, 5000));
    assertEquals(5000, looks(Looks.DENSE, 5000));
    assertEquals(2500, looks(Looks.EVERY_SECOND, 5000));
    assertFalse(Looks.REVERSE_INCREMENTAL.before(80, 5000));
    assertTrue(Looks.REVERSE_INCREMENTAL.before(90, 5000));
    assertTrue(Looks.REVERSE_INCREMENTAL.before(4999, 5000));
    for (Looks looks : Looks.values()) {
      assertTrue(looks.before(0, 1));
    }
  }

  private static long looks(Looks looks, long steps) {
    long count = 0;
    for (long step = 0; step < steps; step++) {
      count += looks.before(step, steps) ? 1 : 0;
    }
    return count;
  }

  @Test
  void theLargestErrorsOfAllChannelsAreTaughtAndEqualOnesByNumber() {
    Sampler.Ordering teaching =
        new Sampler.NonparametricTeaching(0.5, Growth.CONSTANT, Looks.DENSE, 100);
    float[] errors = {1, 1, 0, -3, 0, 0, 2, 0, -1, -1, 0.5f, 0};
    int[] order = teaching.order(errors, List.of(2, 3), 2, 0);
    assertArrayEquals(new int[] {2, 5, 4, 3, 0, 1}, order);
    assertEquals(List.of(0, 1, 3), points(teaching.batch(7, order, 0)));
  }

  /** A fit that runs away is seen by its loss, and not by a sort that fails. */
  @Test
  void whatIsNotANumberCountsAsTheLargest() {
    assertArrayEquals(
        new int[] {2, 0, 3, 1},
        Ranking.ascending(new float[] {1, Float.NaN, 0, Float.POSITIVE_INFINITY}));
  }

  @Test
  void betweenTwoLooksTheNumberOfPointsStays() {
    Sampler.Ordering teaching = Sampler.NonparametricTeaching.of().over(100);
    int[] order = IntStream.range(0, 1000).toArray();
    assertEquals(200, teaching.batch(9, order, 0).points());
    assertEquals(280, teaching.batch(10, order, 0).points());
    // Step 30 was the last look of step 39, at which the ratio was that of 30.
    assertEquals(30, teaching.lastLook(39));
    assertEquals(440, teaching.batch(39, order, 0).points());
  }

  /** One large error, and a jump between two columns whose neighbours differ. */
  @Test
  void crossoverTakesFromBothFitnesses() {
    List<Integer> samples = List.of(4, 4);
    float[] errors = new float[16];
    errors[0] = 3;
    for (int y = 0; y < 4; y++) {
      errors[4 * y + 3] = 2;
    }
    Crossover crossover = new Crossover(samples, 1, 1);
    int[] order = crossover.order(errors, 4);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 16).toArray(), sorted);
    // By a: 0, 3, 7, 11. By b, (Δe)²: 36 at 0, 16 or less on both sides of the jump.
    assertTrue(Ranking.last(order, 4).get(0));
    int[] byError = new Crossover(samples, 1, 0).order(errors, 4);
    assertEquals(List.of(0, 3, 7, 11), Ranking.last(byError, 4).stream().boxed().toList());
  }

  @Test
  void evolutionSeesAllPointsAtItsLooksAndHalfOfThemBetween() {
    Sampler.Ordering sampler = Sampler.Evolutionary.of().over(1000);
    assertTrue(sampler.looks(0));
    assertTrue(sampler.looks(95));
    int[] order = IntStream.range(0, 1000).toArray();
    assertEquals(1000, sampler.batch(0, order, 3).points());
    List<Integer> one = points(sampler.batch(1, order, 3));
    List<Integer> other = points(sampler.batch(2, order, 3));
    assertEquals(500, one.size());
    assertTrue(one.containsAll(IntStream.range(750, 1000).boxed().toList()));
    assertTrue(other.containsAll(IntStream.range(750, 1000).boxed().toList()));
    assertFalse(one.equals(other), "the others are drawn anew");
    assertEquals(one, points(sampler.batch(1, order, 3)));
  }

  @Test
  void evolutionLooksMoreOftenTowardsTheEnd() {
    Sampler sampler = Sampler.Evolutionary.of().over(5000);
    int early = 0;
    int late = 0;
    for (long step = 0; step < 1000; step++) {
      early += ((Sampler.Looking) sampler).looks(step) ? 1 : 0;
      late += ((Sampler.Looking) sampler).looks(4000 + step) ? 1 : 0;
    }
    assertTrue(early < late, early + " looks, then " + late);
  }

  @Test
  void onePointIsFewEnough() {
    for (Sampler.Ordering sampler :
        List.of(Sampler.NonparametricTeaching.of(), Sampler.Evolutionary.of())) {
      int[] order = sampler.order(new float[] {0.5f}, List.of(1), 1, 0);
      for (long step = 0; step < 3; step++) {
        assertEquals(List.of(0), points(sampler.batch(step, order, 1)));
      }
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.NonparametricTeaching(0, Growth.STEP, Looks.DENSE, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.NonparametricTeaching(0.2, Growth.STEP, Looks.DENSE, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.Evolutionary(1.5, Growth.STEP, 0, 0, 100, 50, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.Evolutionary(0.5, Growth.STEP, -1, 0, 100, 50, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.Evolutionary(0.5, Growth.STEP, 0, 0, 1, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sampler.Evolutionary(0.5, Growth.STEP, 1, 1.5, 100, 50, 1));
  }

  private static List<Integer> points(Batch batch) {
    BitSet seen = new BitSet();
    List<Integer> points = new ArrayList<>();
    for (int i = 0; i < batch.points(); i++) {
      assertFalse(seen.get(batch.point(i)), "point twice");
      seen.set(batch.point(i));
      points.add(batch.point(i));
    }
    return points;
  }

  /** A hill in the middle of a line: whoever walks without noise is drawn up to it. */
  @Test
  void walkersGoUphill() {
    Sampler.SoftMining mining = new Sampler.SoftMining(0.5, 20, 0, 1, 1);
    Selection selection = new Selection(mining, List.of(200), 200, 1, 4);
    for (int i = 0; i < 200; i++) {
      selection.errors()[i] = (float) Math.exp(-Math.abs(i - 100) / 20.0);
    }
    assertTrue(selection.looks(0));
    assertEquals(100, selection.batch(0).points());
    double before = near(selection.batch(1));
    Batch last = selection.batch(2);
    for (int step = 3; step < 40; step++) {
      last = selection.batch(step);
    }
    assertTrue(near(last) > 1.5 * before, near(last) + " beside " + before);
    // Of the hill's top less than of its foot, within the clamp.
    int top = 0;
    int foot = 0;
    for (int j = 0; j < last.points(); j++) {
      top = Math.abs(last.point(j) - 100) < Math.abs(last.point(top) - 100) ? j : top;
      foot = Math.abs(last.point(j) - 100) > Math.abs(last.point(foot) - 100) ? j : foot;
    }
    assertTrue(selection.weight(top) < selection.weight(foot));
    assertTrue(selection.weight(top) >= 0.2);
  }

  private static List<Integer> listed(Batch batch) {
    return IntStream.range(0, batch.points()).map(batch::point).boxed().toList();
  }

  private static double near(Batch batch) {
    int near = 0;
    for (int j = 0; j < batch.points(); j++) {
      near += Math.abs(batch.point(j) - 100) < 20 ? 1 : 0;
    }
    return near;
  }

  /** All is in the arrays: whoever is given them goes the same way on. */
  @Test
  void walkersGoOnFromTheirPlaces() {
    Sampler.SoftMining mining = Sampler.SoftMining.of();
    Selection one = new Selection(mining, List.of(9, 11), 99, 1, 4);
    Selection other = new Selection(mining, List.of(9, 11), 99, 1, 4);
    for (int i = 0; i < 99; i++) {
      one.errors()[i] = i % 7 - 3;
    }
    for (int step = 0; step < 5; step++) {
      one.batch(step);
    }
    one.arrays()
        .forEach(
            (name, values) ->
                System.arraycopy(values, 0, other.arrays().get(name), 0, values.length));
    assertEquals(listed(one.batch(5)), listed(other.batch(5)));
  }

  @Test
  void patchesAreBoxesOfNeighboursAndReachTheBorders() {
    Sampler.Patches patches = new Sampler.Patches(4, 3);
    List<Integer> samples = List.of(3, 10);
    assertEquals(36, patches.batchPoints(samples));
    BitSet seen = new BitSet();
    for (int step = 0; step < 40; step++) {
      List<Integer> points = listed(patches.batch(step, samples, 1));
      assertEquals(36, points.size());
      for (int box = 0; box < 3; box++) {
        int first = points.get(12 * box);
        for (int i = 0; i < 12; i++) {
          assertEquals(first + i / 4 * 10 + i % 4, points.get(12 * box + i));
        }
      }
      points.forEach(seen::set);
    }
    assertEquals(30, seen.cardinality());
  }

  /** A float comes to every whole number up to 2²⁴. */
  @Test
  void nobodyWalksOnAxesThatFloatsAreTooCoarseFor() {
    int samples = (1 << 24) + 1;
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("t", samples)),
            new Medium.Sound(samples, 1, 8000, 8, false),
            new Samples.UnsignedBytes(new byte[samples]),
            ValueRange.symmetric(-128, 127));
    assertEquals(
        "sampler soft-mining walks on axes of up to 16777216 samples but the signal has 16777217; take another sampler",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    PointMemory.requireFits(
                        new Loss.MeanSquaredError(), Sampler.SoftMining.of(), signal))
            .getMessage());
  }
}
