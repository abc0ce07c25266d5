/** Everything that decides a fit besides its signal, as plain data. */
@NullMarked
package inr.plan;

import org.jspecify.annotations.NullMarked;
