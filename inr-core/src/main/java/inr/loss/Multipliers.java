package inr.loss;

import java.util.Arrays;
import java.util.Map;

/**
 * The weights of {@link Loss.Feasible}: λ of each point and channel, which grow where its error is
 * beyond the bound δ and fall where it is within: projected dual ascent,
 *
 * <pre>λ ← min(max(λ + rate·(e²/δ² − 1), least), most)</pre>
 *
 * at each visit, before the slope 2λe is taken. Until the mean square of a step has come down to
 * (δ/2)² all of them are 1: a bound far below all errors would make all weights grow alike.
 *
 * <p>Each weight belongs to one point of a batch, so threads may share them.
 *
 * @see <a href="https://arxiv.org/abs/2501.14912">Ramirez et al. 2025; the division by δ², the wait
 *     and limits other than 0 are ours</a>
 */
public final class Multipliers {
  /** Name of λ, {@code [N, C]}. */
  public static final String VALUES = "multipliers";

  /** Name of the one number that is 1 once weights move, and 0 before. */
  public static final String MOVING = "multipliers.moving";

  private final Loss.Feasible loss;
  private final float[] values;
  private final float[] moving = {0};

  /** Those of a fit that has not begun. */
  public Multipliers(Loss.Feasible loss, int numbers) {
    this.loss = loss;
    this.values = new float[numbers];
    Arrays.fill(values, 1);
  }

  /**
   * The weight of a point's channel, after it has followed its error.
   *
   * @param at point·C + channel
   * @param error prediction − target
   */
  public double weight(int at, double error) {
    if (moving[0] > 0) {
      double excess = error * error / (loss.bound() * loss.bound()) - 1;
      double moved = values[at] + loss.rate() * excess;
      values[at] = (float) Math.min(Math.max(moved, loss.least()), loss.most());
    }
    return values[at];
  }

  /** Ends a step whose points had this mean square. */
  public void stepped(double meanSquare) {
    if (meanSquare <= loss.bound() * loss.bound() / 4) {
      moving[0] = 1;
    }
  }

  /** What is kept from step to step, by name: the arrays themselves. */
  public Map<String, float[]> arrays() {
    return Map.of(VALUES, values, MOVING, moving);
  }
}
