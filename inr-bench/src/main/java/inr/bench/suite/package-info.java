/** The suite of measurements behind every sentence about speed: sections, tables and JSON. */
@NullMarked
package inr.bench.suite;

import org.jspecify.annotations.NullMarked;
