/** Pictures between those of a clip. */
@NullMarked
package inr.solve.frames;

import org.jspecify.annotations.NullMarked;
