/** Series that are continued beyond their end. */
@NullMarked
package inr.solve.series;

import org.jspecify.annotations.NullMarked;
