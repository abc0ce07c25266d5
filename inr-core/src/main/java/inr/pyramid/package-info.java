/**
 * Sparse pyramids: numbers at the vertices of lattices from coarse to fine, only where a signal
 * needs them, that blend to it as closely as they can. Linear, so found without training.
 */
@NullMarked
package inr.pyramid;

import org.jspecify.annotations.NullMarked;
