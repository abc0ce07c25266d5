/** The command {@code inr}. */
@NullMarked
package inr.cli;

import org.jspecify.annotations.NullMarked;
