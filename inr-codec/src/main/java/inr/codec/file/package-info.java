/**
 * The bytes of a file: what is known of the picture and its networks, the streams of the planes,
 * and what a reader refuses. {@code docs/codec-file.md} has every byte.
 */
@NullMarked
package inr.codec.file;

import org.jspecify.annotations.NullMarked;
