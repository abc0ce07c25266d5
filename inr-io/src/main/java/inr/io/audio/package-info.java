/** Sounds: WAV files of every sample width to stored numbers and back. */
@NullMarked
package inr.io.audio;

import org.jspecify.annotations.NullMarked;
