@NullMarked
package inr.studio;

import org.jspecify.annotations.NullMarked;
