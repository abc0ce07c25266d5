/** From trained networks to the whole numbers of a file. */
@NullMarked
package inr.codec.train.quantise;

import org.jspecify.annotations.NullMarked;
