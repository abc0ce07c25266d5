/**
 * Internal learning: what a prior misses in a picture, learned from smaller versions of that very
 * picture.
 *
 * <p>A {@link inr.solve.learning.Lesson} is an answer whose truth is known, a {@link
 * inr.solve.learning.PatchRule} what is learned from several, and {@link
 * inr.solve.learning.InternalLearning} makes the lessons, learns, and looks whether it helps.
 */
@NullMarked
package inr.solve.learning;

import org.jspecify.annotations.NullMarked;
