package inr.cpu;

import inr.cpu.kernel.StripMath;
import inr.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;

/**
 * Any rule of formulas, compiled to passes over strips. New slots and parameters are computed from
 * the old ones and then take their places.
 */
final class FormulaRule implements RangeRule {
  /** Slots below this, as {@link AdamRule}'s moments, count as 0 before they become subnormal. */
  private static final float FADED = 1e-37f;

  private final Optimizer.Elementwise rule;
  private final List<float[]> slots;
  private final StripMath strips;
  private final StripProgram program;
  private final float[][] scalars;

  /** The rule on the arrays of its slots. */
  FormulaRule(Optimizer.Elementwise rule, List<float[]> slots, StripMath strips) {
    this.rule = rule;
    this.slots = slots;
    this.strips = strips;
    this.scalars = new float[rule.scalars(1, 1).length][StripProgram.STRIP];
    this.program = StripProgram.of(rule.formulas(), 2 + slots.size() + scalars.length, strips);
  }

  /** Arrays that its program meets. */
  int arrays() {
    return 3 + 2 * slots.size() + scalars.length;
  }

  @Override
  public void begin(double rate, long step) {
    double[] numbers = rule.scalars(rate, step);
    for (int s = 0; s < numbers.length; s++) {
      Arrays.fill(scalars[s], (float) numbers[s]);
    }
  }

  @Override
  public void apply(float[] parameters, float[] gradient, int from, int to, Scratch scratch) {
    int kept = slots.size();
    float[] results = scratch.results((kept + 1) * StripProgram.STRIP);
    for (int start = from; start < to; start += StripProgram.STRIP) {
      int count = Math.min(StripProgram.STRIP, to - start);
      int at = 0;
      at = set(scratch, at, parameters, start);
      at = set(scratch, at, gradient, start);
      for (float[] slot : slots) {
        at = set(scratch, at, slot, start);
      }
      for (float[] scalar : scalars) {
        at = set(scratch, at, scalar, 0);
      }
      for (int k = 0; k <= kept; k++) {
        at = set(scratch, at, results, k * StripProgram.STRIP);
      }
      program.run(scratch.arrays, scratch.offsets, count, scratch.floats);
      if (rule.skipsZeroGradients()) {
        keepUntouched(parameters, gradient, start, count, results);
      }
      for (int k = 0; k < kept; k++) {
        int place = k * StripProgram.STRIP;
        strips.flush(results, place, FADED, slots.get(k), start, count);
      }
      System.arraycopy(results, kept * StripProgram.STRIP, parameters, start, count);
    }
  }

  private void keepUntouched(
      float[] parameters, float[] gradient, int start, int count, float[] results) {
    for (int i = 0; i < count; i++) {
      if (gradient[start + i] == 0) {
        for (int k = 0; k < slots.size(); k++) {
          results[k * StripProgram.STRIP + i] = slots.get(k)[start + i];
        }
        results[slots.size() * StripProgram.STRIP + i] = parameters[start + i];
      }
    }
  }

  private static int set(Scratch scratch, int at, float[] array, int offset) {
    scratch.arrays[at] = array;
    scratch.offsets[at] = offset;
    return at + 1;
  }
}
