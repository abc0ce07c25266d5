package inr.family;

/** The gradient of one signal's loss: a shard, which one worker fills from beginning to end. */
interface SignalGradient {
  /** Adds a share of it to a gradient in the order of the parameters. */
  void addTo(double[] gradient, double share);
}
