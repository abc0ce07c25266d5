/** Loops of multiply-adds over rows of pixels, in the Vector API and in plain Java. */
@NullMarked
package inr.codec.train.kernel;

import org.jspecify.annotations.NullMarked;
