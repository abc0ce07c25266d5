/** Tests of the benchmarks: right values and whole reports, never a time. */
@NullMarked
package inr.bench;

import org.jspecify.annotations.NullMarked;
