/**
 * The fitting loop: when it stops, who listens, what happens when a loss runs away, and checkpoints
 * to go on from.
 */
@NullMarked
package inr.training;

import org.jspecify.annotations.NullMarked;
