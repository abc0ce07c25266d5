/**
 * Parameters of any network in few bytes: {@link inr.codec.weights.PackedParameters} are whole
 * multiples of a step for each tensor, {@link inr.codec.weights.WeightCode} has their bytes, and
 * {@link inr.codec.weights.WeightPacking} finds the steps, and trains the network to live with
 * them.
 *
 * <p>This stores a network that somebody has; a picture that is to take few bytes is encoded by the
 * picture codec in far fewer.
 */
@NullMarked
package inr.codec.weights;

import org.jspecify.annotations.NullMarked;
