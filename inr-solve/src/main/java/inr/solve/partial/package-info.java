/** Signals of which some points are known, and methods that tell the others. */
@NullMarked
package inr.solve.partial;

import org.jspecify.annotations.NullMarked;
