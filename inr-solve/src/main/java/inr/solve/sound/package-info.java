/**
 * Sounds from what was measured of them: clipped, with gaps, of too few samples a second.
 *
 * <p>A {@link inr.solve.sound.SoundProblem} says what may be known of each sample, a {@link
 * inr.solve.sound.SoundMethod} how a sound is found that agrees with it.
 */
@NullMarked
package inr.solve.sound;

import org.jspecify.annotations.NullMarked;
