/** Tests of the suite: what it counts, prints and writes, never a time. */
@NullMarked
package inr.bench.suite;

import org.jspecify.annotations.NullMarked;
