/** Symbols of known probability ⇄ words of a stream, in whole numbers alone. */
@NullMarked
package inr.codec.entropy;

import org.jspecify.annotations.NullMarked;
