/** The grids of symbols: in which order they are coded, with what they are predicted from. */
@NullMarked
package inr.codec.latent;

import org.jspecify.annotations.NullMarked;
