/**
 * The fast engine: a tile of points goes through every layer, forward and backward, while it is in
 * cache; nothing of size points × width ever exists.
 */
@NullMarked
package inr.cpu;

import org.jspecify.annotations.NullMarked;
