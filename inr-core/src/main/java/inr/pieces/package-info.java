/** Pieces of a field: windows that overlap and blend. */
@NullMarked
package inr.pieces;

import org.jspecify.annotations.NullMarked;
