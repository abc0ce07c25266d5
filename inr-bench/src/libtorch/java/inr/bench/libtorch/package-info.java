/** The training step of the suite in libtorch, reached through DJL. */
@NullMarked
package inr.bench.libtorch;

import org.jspecify.annotations.NullMarked;
