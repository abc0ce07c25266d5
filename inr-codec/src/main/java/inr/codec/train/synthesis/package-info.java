/** What the symbols draw: upsampling, synthesis, squared error and their gradients. */
@NullMarked
package inr.codec.train.synthesis;

import org.jspecify.annotations.NullMarked;
