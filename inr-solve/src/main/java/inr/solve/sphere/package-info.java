/** Fields on the sphere, from values at places. */
@NullMarked
package inr.solve.sphere;

import org.jspecify.annotations.NullMarked;
