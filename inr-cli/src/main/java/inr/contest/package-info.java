/**
 * Networks side by side: brought to equal size, their results kept, and told as tables, curves and
 * a sheet of pictures.
 */
@NullMarked
package inr.contest;

import org.jspecify.annotations.NullMarked;
