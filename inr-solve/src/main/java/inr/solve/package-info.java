/**
 * Inverse problems of pictures: what explains the data, by whichever method, with the rivals that a
 * method has to beat.
 *
 * <p>{@link inr.solve.SuperResolution} is the front door; a field is fitted to what comes out of
 * it.
 */
@NullMarked
package inr.solve;

import org.jspecify.annotations.NullMarked;
