/**
 * From what is known of a picture to the distribution of the next symbols, in whole numbers, so
 * that every machine finds the same.
 */
@NullMarked
package inr.codec.prediction;

import org.jspecify.annotations.NullMarked;
