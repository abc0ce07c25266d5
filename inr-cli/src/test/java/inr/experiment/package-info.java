@NullMarked
package inr.experiment;

import org.jspecify.annotations.NullMarked;
