package inr.family;

import inr.random.CounterRandom;

/**
 * What is done with one signal of a family's shape: the workspace of one worker.
 *
 * @param <G> what its gradients are collected in
 */
interface SignalWork<G extends SignalGradient> {
  /**
   * The latent of a signal.
   *
   * @param targets {@code [points, channels]} in training units
   * @param steps inner steps, where it has such; maybe others than in learning
   */
  double[] latent(float[] targets, int steps);

  /**
   * The latent of a signal of which some points are known, after as many inner steps as in
   * learning.
   *
   * @param shown which of the points, at least one; the others are not looked at
   */
  double[] latent(float[] targets, int[] shown);

  /**
   * The loss of a signal in learning, whose gradient overwrites {@code gradient}.
   *
   * @param random what chance decides of this signal in this step
   */
  double differentiate(float[] targets, CounterRandom random, G gradient);

  /** Predictions of a latent, {@code [points, channels]}. */
  void predict(double[] phi, float[] predictions);

  /** Derivatives of the predictions along a direction of φ, {@code [points, channels]}. */
  void tangent(double[] phi, double[] direction, float[] tangents);
}
