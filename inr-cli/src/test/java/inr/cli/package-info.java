/** Tests of the command. */
@NullMarked
package inr.cli;

import org.jspecify.annotations.NullMarked;
