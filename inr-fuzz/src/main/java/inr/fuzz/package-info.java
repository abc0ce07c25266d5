/**
 * Readers under fire: files and texts that are changed at random end in a value or in the library's
 * own exception.
 */
@NullMarked
package inr.fuzz;

import org.jspecify.annotations.NullMarked;
