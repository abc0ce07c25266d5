/** Work shared out among threads without a bit that depends on them. */
@NullMarked
package inr.parallel;

import org.jspecify.annotations.NullMarked;
