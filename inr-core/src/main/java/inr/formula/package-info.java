/**
 * Formulas: trees of sums, products and elementary functions that are evaluated, differentiated and
 * compiled. Activations, losses, update rules and layers are written in them.
 */
@NullMarked
package inr.formula;

import org.jspecify.annotations.NullMarked;
