/** Distances of whole pieces of a signal, and their slopes: the formulas of structural losses. */
@NullMarked
package inr.structure;

import org.jspecify.annotations.NullMarked;
