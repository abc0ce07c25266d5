/** Tests of curves, their differences, and the command. */
@NullMarked
package inr.bench.rate;

import org.jspecify.annotations.NullMarked;
