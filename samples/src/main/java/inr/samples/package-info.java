/**
 * The sample media of the project, drawn and synthesised from formulas: a harbour, a terrain, a
 * leaf and bells.
 */
@NullMarked
package inr.samples;

import org.jspecify.annotations.NullMarked;
