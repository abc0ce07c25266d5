/**
 * Random numbers as a pure function of (seed, stream, index), so that every backend draws the same
 * ones.
 */
@NullMarked
package inr.random;

import org.jspecify.annotations.NullMarked;
