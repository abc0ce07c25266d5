package inr.loss;

import inr.formula.Expression;

/**
 * Names of what a loss sees of a point: the field and its derivatives, the targets, the
 * coordinates. As variables of a formula they are numbered in this order: values of all channels,
 * then each derivative of all channels, then targets, then coordinates.
 *
 * @param channels C of the field
 * @param derivatives channels of its jet
 * @param targets numbers of the signal
 * @param dimensions coordinates D
 */
public record Field(int channels, int derivatives, int targets, int dimensions) {
  /** u of channel c. */
  public Expression.Variable value(int c) {
    return Expression.variable(c);
  }

  /** Number k of what the jet carries beside the value, of channel c. */
  public Expression.Variable along(int k, int c) {
    return Expression.variable((1 + k) * channels + c);
  }

  /** Number t of the signal. */
  public Expression.Variable target(int t) {
    return Expression.variable(predictions() + t);
  }

  /** Coordinate d. */
  public Expression.Variable coordinate(int d) {
    return Expression.variable(predictions() + targets + d);
  }

  /** Numbers that a network gives of a point. */
  public int predictions() {
    return (1 + derivatives) * channels;
  }

  /** All of them. */
  public int variables() {
    return predictions() + targets + dimensions;
  }
}
