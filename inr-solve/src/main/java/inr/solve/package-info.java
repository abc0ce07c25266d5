/**
 * Inverse problems of pictures: what explains the data, by whichever method, with the rivals that a
 * method has to beat.
 *
 * <p>A {@link inr.solve.Problem} says how data came about, a {@link inr.solve.Method} how an answer
 * is found, and {@link inr.solve.Solver} brings them together; {@link inr.solve.SuperResolution} is
 * the short way for enlarging. A field is fitted to what comes out.
 */
@NullMarked
package inr.solve;

import org.jspecify.annotations.NullMarked;
