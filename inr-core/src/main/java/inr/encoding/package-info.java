/**
 * Fixed features of the coordinates: none, octaves of sines, random Fourier features, harmonics of
 * each axis.
 */
@NullMarked
package inr.encoding;

import org.jspecify.annotations.NullMarked;
