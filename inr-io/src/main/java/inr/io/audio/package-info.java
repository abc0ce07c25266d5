/**
 * Sounds: WAV, AIFF, AU and FLAC files of every sample width to stored numbers, and stored numbers
 * to WAV.
 */
@NullMarked
package inr.io.audio;

import org.jspecify.annotations.NullMarked;
