/** Arrays of numbers as NumPy keeps them. */
@NullMarked
package inr.io.array;

import org.jspecify.annotations.NullMarked;
