/** How the networks follow their gradients. */
@NullMarked
package inr.codec.train.optimizer;

import org.jspecify.annotations.NullMarked;
