/**
 * Plain facts that follow from a picture's size and a few settings, the same for whoever encodes
 * and whoever decodes: sizes and order of grids, neighbours of a symbol, tensors of the networks.
 */
@NullMarked
package inr.codec.shape;

import org.jspecify.annotations.NullMarked;
