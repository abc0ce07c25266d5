@NullMarked
package inr.report;

import org.jspecify.annotations.NullMarked;
