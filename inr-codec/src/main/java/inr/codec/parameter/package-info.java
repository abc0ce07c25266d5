/** The numbers of the networks: whole multiples of powers of two, and how they are coded. */
@NullMarked
package inr.codec.parameter;

import org.jspecify.annotations.NullMarked;
