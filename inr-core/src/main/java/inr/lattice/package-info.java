/**
 * Vertices in regular arrangements over the coordinates, between which numbers are interpolated:
 * what tables of networks hang on.
 */
@NullMarked
package inr.lattice;

import org.jspecify.annotations.NullMarked;
