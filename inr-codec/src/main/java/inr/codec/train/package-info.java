/**
 * The encoder: trains grids of integers and networks for one picture.
 *
 * <p>A step goes through {@code latent} (rounding), {@code rate} (bits) and {@code synthesis}
 * (squared error), back, and ends in {@code latent} and {@code optimizer}; {@code kernel} holds the
 * loops of all. What a step depends on is what {@code state} writes.
 */
@NullMarked
package inr.codec.train;

import org.jspecify.annotations.NullMarked;
