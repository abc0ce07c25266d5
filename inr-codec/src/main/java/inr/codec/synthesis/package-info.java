/** From the latents to the picture: grids grow to its size, a network draws each pixel. */
@NullMarked
package inr.codec.synthesis;

import org.jspecify.annotations.NullMarked;
