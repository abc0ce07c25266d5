@NullMarked
package inr.plot;

import org.jspecify.annotations.NullMarked;
