package inr.cpu;

/** An update of one tensor as a whole: it looks at the gradient of all its numbers at once. */
interface WholeRule {
  /**
   * One step.
   *
   * @param rate η of this tensor
   * @param step t, from 1
   * @param parameters the flat vector, of which its own places are overwritten
   * @param gradient the flat vector
   */
  void apply(double rate, long step, float[] parameters, float[] gradient);
}
