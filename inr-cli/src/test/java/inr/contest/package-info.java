@NullMarked
package inr.contest;

import org.jspecify.annotations.NullMarked;
