package inr.cpu;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnPartsTest {
  /** Variables: z, columns b and c, dy. */
  private final ColumnParts parts = new ColumnParts(1, 3);

  @Test
  void theLargestPartsOfOneColumnAreFoundOnce() {
    Expression b = variable(1);
    Expression c = variable(2);
    Expression scale = b.exp().times(constant(2));
    Expression formula = scale.times(variable(0)).sin().plus(c.negated().exp()).times(scale);
    parts.find(formula);
    parts.find(b.times(c).plus(b).times(variable(3)));
    Expression v = variable(0);
    assertEquals(
        List.of(
            new ColumnParts.Part(0, v.exp().times(constant(2))),
            new ColumnParts.Part(1, v.negated().exp())),
        parts.found());
    assertEquals(
        variable(3).times(variable(0)).sin().plus(variable(4)).times(variable(3)),
        parts.replaced(formula));
  }

  /** Products of two columns and formulas that were not looked at stay as they are. */
  @Test
  void whatWasNotFoundStays() {
    Expression formula = variable(1).exp().times(variable(2)).plus(variable(0));
    assertEquals(formula, parts.replaced(formula));
  }

  /** So many values are needed at a time that a strip is shorter than a row. */
  @Test
  void aColumnIsMetByEveryStripThatIsShorterThanItsRow() {
    int row = 64;
    int count = 3 * row;
    Expression formula = variable(1);
    for (int k = 0; k < 250; k++) {
      formula = variable(0).plus(constant(k)).sin().plus(formula);
    }
    StripMath strips = Kernels.strips();
    StripProgram program =
        StripProgram.ofColumns(List.of(formula.inQuarterTurns()), 2, 1, 2, strips);
    assertTrue(program.strip() < row);
    float[] column = Aligned.floats(StripProgram.STRIP);
    float[] written = Aligned.floats(count);
    float[] z = Aligned.floats(count);
    for (int i = 0; i < StripProgram.STRIP; i++) {
      column[Aligned.LEAD + i] = i % row;
    }
    for (int i = 0; i < count; i++) {
      z[Aligned.LEAD + i] = i * 0.01f;
      written[Aligned.LEAD + i] = i % row;
    }
    float[] scratch = Aligned.floats(StripProgram.SCRATCH);
    int[] offsets = {Aligned.LEAD, Aligned.LEAD, Aligned.LEAD};
    float[] repeated = Aligned.floats(count);
    program.run(new float[][] {z, column, repeated}, offsets, count, row, scratch);
    float[] expected = Aligned.floats(count);
    StripProgram.of(List.of(formula.inQuarterTurns()), 2, strips)
        .run(new float[][] {z, written, expected}, offsets, count, scratch);
    assertArrayEquals(expected, repeated);
  }
}
