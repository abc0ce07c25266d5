/** Linear measurements of one's own, of numbers on a grid or at points. */
@NullMarked
package inr.solve.linear;

import org.jspecify.annotations.NullMarked;
