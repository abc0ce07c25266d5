package inr.formula;

/**
 * Whether a formula holds a part, so that its derivative is meant to differ from that of its value.
 */
public final class Held {
  private Held() {}

  /** Whether a part of the formula is held. */
  public static boolean in(Expression formula) {
    return formula instanceof Expression.Hold || formula.parts().stream().anyMatch(Held::in);
  }
}
