/** Solids as fields of three coordinates: negative inside, positive outside. */
@NullMarked
package inr.solve.shape;

import org.jspecify.annotations.NullMarked;
