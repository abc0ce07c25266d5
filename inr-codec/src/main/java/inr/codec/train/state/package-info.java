/** What a training remembers, on its way into a checkpoint and out of one. */
@NullMarked
package inr.codec.train.state;

import org.jspecify.annotations.NullMarked;
