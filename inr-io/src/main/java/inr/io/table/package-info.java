/** Tables of numbers as text. */
@NullMarked
package inr.io.table;

import org.jspecify.annotations.NullMarked;
