/** Pictures from their gradients or Laplacians. */
@NullMarked
package inr.solve.poisson;

import org.jspecify.annotations.NullMarked;
