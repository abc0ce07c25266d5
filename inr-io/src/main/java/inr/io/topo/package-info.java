/** Maps of the world as TopoJSON. */
@NullMarked
package inr.io.topo;

import org.jspecify.annotations.NullMarked;
