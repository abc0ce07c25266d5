/** What a fit makes small, written as formulas of the field. */
@NullMarked
package inr.loss;

import org.jspecify.annotations.NullMarked;
