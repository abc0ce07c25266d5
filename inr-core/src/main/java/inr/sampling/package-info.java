/** Which points a step sees. */
@NullMarked
package inr.sampling;

import org.jspecify.annotations.NullMarked;
