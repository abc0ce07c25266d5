/** Least squares of a few thousand residues that are no linear functions, in double precision. */
@NullMarked
package inr.leastsquares;

import org.jspecify.annotations.NullMarked;
