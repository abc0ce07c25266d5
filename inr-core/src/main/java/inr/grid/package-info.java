/**
 * Where a signal is sampled: axes, grids of one to three axes, scattered points, and the
 * coordinates of their points.
 */
@NullMarked
package inr.grid;

import org.jspecify.annotations.NullMarked;
