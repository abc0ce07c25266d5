/** Arrays of numbers: what NumPy, NRRD, NIfTI and bare files hold. */
@NullMarked
package inr.io.array;

import org.jspecify.annotations.NullMarked;
