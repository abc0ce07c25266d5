/** Triangles between scattered samples, and surfaces over them. */
@NullMarked
package inr.solve.mesh;

import org.jspecify.annotations.NullMarked;
