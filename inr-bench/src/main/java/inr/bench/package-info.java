/** Benchmarks of the engine, and the program that lists and runs them. */
@NullMarked
package inr.bench;

import org.jspecify.annotations.NullMarked;
