/**
 * The numbers that become symbols: where they lie, and how they are rounded while they are trained.
 */
@NullMarked
package inr.codec.train.latent;

import org.jspecify.annotations.NullMarked;
