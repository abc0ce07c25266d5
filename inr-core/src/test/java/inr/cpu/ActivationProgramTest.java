package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import inr.cpu.kernel.Kernels;
import inr.selftest.Specimens;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationProgramTest {
  /** More than two strips, and no multiple of anything. */
  private static final int POINTS = 2 * StripProgram.STRIP + 333;

  private static final float UNTOUCHED = 12345.678f;

  static Stream<Activation> nonlinear() {
    return Specimens.activations().stream()
        .filter(activation -> !(activation instanceof Activation.Identity));
  }

  /** Both signs of 2⁻⁴⁰ to 2⁷, zeros, and what a trained layer gives. */
  private static float[] points() {
    Random random = new Random(5);
    float[] z = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double gaussian = random.nextGaussian();
      z[i] =
          (float)
              (i % 2 == 0
                  ? gaussian
                  : Math.signum(gaussian) * Math.scalb(1 + i % 7 / 7.0, i % 47 - 40));
    }
    z[0] = 0;
    z[1] = -0f;
    return z;
  }

  /** Scratch in which reading before writing shows. */
  private static Scratch poisoned() {
    Scratch scratch = new Scratch(3, StripProgram.SCRATCH);
    Arrays.fill(scratch.floats, Float.NaN);
    return scratch;
  }

  private static ActivationProgram program(Activation activation) {
    return new ActivationProgram(activation.initialFormula(), Kernels.strips());
  }

  @ParameterizedTest
  @MethodSource("nonlinear")
  void valueAndSlopeAreTheFormulasButForRounding(Activation activation) {
    float[] z = points();
    float[] slope = z.clone();
    float[] y = new float[POINTS];
    program(activation).run(slope, y, 0, POINTS, poisoned(), true);
    ScaledFormula formula = ScaledFormula.of(activation.initialFormula());
    for (int i = 0; i < POINTS; i++) {
      assertWithin(RoundingBound.of(formula.value(), z[i]), y[i], z[i]);
      assertWithin(RoundingBound.of(formula.slope(), z[i]), slope[i], z[i]);
    }
  }

  private static void assertWithin(RoundingBound bound, float actual, float z) {
    assertEquals(bound.value(), actual, bound.error(), () -> "at z = " + z);
  }

  @ParameterizedTest
  @MethodSource("nonlinear")
  void valuesAloneHaveTheBitsOfValuesWithSlopesAndLeaveZ(Activation activation) {
    float[] z = points();
    float[] slope = z.clone();
    float[] y = new float[POINTS];
    program(activation).run(slope, y, 0, POINTS, poisoned(), true);
    float[] kept = z.clone();
    float[] alone = new float[POINTS];
    program(activation).run(kept, alone, 0, POINTS, poisoned(), false);
    assertArrayEquals(y, alone);
    assertArrayEquals(z, kept);
  }

  @ParameterizedTest
  @MethodSource("nonlinear")
  void noElementDependsOnItsPlaceAndNothingOutsideIsTouched(Activation activation) {
    ActivationProgram program = program(activation);
    float[] z = points();
    float[] slope = z.clone();
    float[] y = new float[POINTS];
    program.run(slope, y, 0, POINTS, poisoned(), true);
    for (int count = 0; count <= 70; count++) {
      int offset = 3 + 31 * count;
      float[] someSlopes = z.clone();
      float[] someValues = new float[POINTS];
      Arrays.fill(someValues, UNTOUCHED);
      program.run(someSlopes, someValues, offset, count, poisoned(), true);
      for (int i = 0; i < POINTS; i++) {
        boolean inside = i >= offset && i < offset + count;
        assertEquals(inside ? y[i] : UNTOUCHED, someValues[i]);
        assertEquals(inside ? slope[i] : z[i], someSlopes[i]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("nonlinear")
  void notANumberIsNotHidden(Activation activation) {
    float[] z = new float[20];
    Arrays.fill(z, Float.NaN);
    float[] y = new float[20];
    program(activation).run(z, y, 0, 20, poisoned(), true);
    for (float value : y) {
      assertEquals(Float.NaN, value);
    }
  }

  @Test
  void theSlopeOfTheRootDampedSineVanishesAtZero() {
    float[] z = {0, -0f};
    program(new DampedSine(30, Damping.SQRT)).run(z, new float[2], 0, 2, poisoned(), true);
    assertEquals(0, z[0], 0);
    assertEquals(0, z[1], 0);
  }

  @Test
  void theIdentityIsMarkedAndRunsNothing() {
    assertTrue(program(new Activation.Identity()).isIdentity());
    nonlinear().forEach(activation -> assertFalse(program(activation).isIdentity()));
    float[] z = {3};
    float[] y = {4};
    program(new Activation.Identity()).run(z, y, 0, 1, poisoned(), true);
    assertEquals(3, z[0]);
    assertEquals(4, y[0]);
  }
}
