/**
 * A studio on this machine: a server on the loopback address whose page shows fields at any zoom
 * and fits while they sharpen.
 *
 * <p>{@link inr.studio.StudioServer} is the front door. What is watched fits as if it were not: the
 * server takes copies between steps, and renders them on threads of its own.
 */
@NullMarked
package inr.studio;

import org.jspecify.annotations.NullMarked;
