/** What the symbols cost: bits of every grid and their gradients. */
@NullMarked
package inr.codec.train.rate;

import org.jspecify.annotations.NullMarked;
