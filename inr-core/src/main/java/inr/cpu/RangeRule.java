package inr.cpu;

/** An update rule on any part of the flat vectors; parts are independent of each other. */
interface RangeRule {
  /**
   * Prepares one step.
   *
   * @param rate η of this step
   * @param step t, from 1
   */
  void begin(double rate, long step);

  /** Updates the places {@code from} to {@code to}. */
  void apply(float[] parameters, float[] gradient, int from, int to, Scratch scratch);
}
