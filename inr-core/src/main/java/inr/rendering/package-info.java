/** Fitted fields back to stored samples, at the resolution of the fit or any other. */
@NullMarked
package inr.rendering;

import org.jspecify.annotations.NullMarked;
