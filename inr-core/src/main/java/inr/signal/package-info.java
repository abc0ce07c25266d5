/**
 * What is sampled: stored values of N points and C channels, their value range and the medium they
 * came from.
 */
@NullMarked
package inr.signal;

import org.jspecify.annotations.NullMarked;
