/**
 * Cosines under windows that overlap, on an axis cut into blocks: what a table of local cosines
 * means.
 */
@NullMarked
package inr.lapped;

import org.jspecify.annotations.NullMarked;
