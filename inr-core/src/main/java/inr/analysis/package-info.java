/** What the features of an encoding can tell apart, and what they carry over, as numbers. */
@NullMarked
package inr.analysis;

import org.jspecify.annotations.NullMarked;
