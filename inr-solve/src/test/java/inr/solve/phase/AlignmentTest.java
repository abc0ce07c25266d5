package inr.solve.phase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Shape;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an answer may differ in from the truth, and what not. */
class AlignmentTest {
  private static final int HEIGHT = 6;
  private static final int WIDTH = 9;
  private static final Shape PLANE = Shape.of(HEIGHT, WIDTH);
  private static final double ROUNDING = 1e-14;

  private static double[] wave(long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] wave = new double[2 * PLANE.size()];
    Arrays.setAll(wave, random::normal);
    return wave;
  }

  private static double[] turned(double[] wave, double angle) {
    double[] turned = new double[wave.length];
    for (int i = 0; i < wave.length; i += 2) {
      turned[i] = Math.cos(angle) * wave[i] - Math.sin(angle) * wave[i + 1];
      turned[i + 1] = Math.sin(angle) * wave[i] + Math.cos(angle) * wave[i + 1];
    }
    return turned;
  }

  /** At (y, x) what was at (y − 2, x − 5), around the borders. */
  private static double[] shifted(double[] wave) {
    double[] shifted = new double[wave.length];
    for (int i = 0; i < PLANE.size(); i++) {
      int to = (i / WIDTH + 2) % HEIGHT * WIDTH + (i % WIDTH + 5) % WIDTH;
      shifted[2 * to] = wave[2 * i];
      shifted[2 * to + 1] = wave[2 * i + 1];
    }
    return shifted;
  }

  private static double[] twin(double[] wave) {
    double[] twin = new double[wave.length];
    for (int i = 0; i < PLANE.size(); i++) {
      int from = PLANE.size() - 1 - i;
      twin[2 * i] = wave[2 * from];
      twin[2 * i + 1] = -wave[2 * from + 1];
    }
    return twin;
  }

  private static double error(double[] estimate, Ambiguity... free) {
    Set<Ambiguity> all = EnumSet.noneOf(Ambiguity.class);
    all.addAll(Arrays.asList(free));
    return Alignment.of(PLANE, wave(1), estimate, all).error();
  }

  @Test
  void aConstantPhaseIsAlwaysOpen() {
    assertEquals(0, error(turned(wave(1), 2.3)), ROUNDING);
    Alignment aligned = Alignment.of(PLANE, wave(1), turned(wave(1), 2.3), Set.of());
    assertArrayEquals(wave(1), aligned.wave(), ROUNDING * 10);
  }

  @Test
  void shiftsAndTwinsAreOpenOnlyWhereTheyAreFree() {
    double[] moved = turned(shifted(wave(1)), 1);
    assertEquals(0, error(moved, Ambiguity.SHIFT), ROUNDING);
    assertTrue(error(moved) > 1);
    double[] mirrored = turned(twin(wave(1)), 1);
    assertEquals(0, error(mirrored, Ambiguity.TWIN), ROUNDING);
    assertTrue(error(mirrored, Ambiguity.SHIFT) > 1);
    assertEquals(0, error(shifted(mirrored), Ambiguity.SHIFT, Ambiguity.TWIN), ROUNDING);
  }

  /** Neither scale nor offset is fitted, so half of the truth is wrong by half. */
  @Test
  void nothingElseIsFitted() {
    double[] half = Arrays.stream(wave(1)).map(value -> value / 2).toArray();
    assertEquals(0.5, error(half, Ambiguity.SHIFT, Ambiguity.TWIN), ROUNDING);
    assertEquals(1, error(new double[half.length]));
    double decibels = Alignment.of(PLANE, wave(1), half, Set.of()).decibels();
    assertEquals(20 * Math.log10(2), decibels, 1e-12);
  }

  @Test
  void unrelatedWavesAreFarApart() {
    double error = error(wave(2));
    assertTrue(error > 1.2 && error < 1.6, "error " + error);
  }
}
