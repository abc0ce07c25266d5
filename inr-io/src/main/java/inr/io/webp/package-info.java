/**
 * WebP pictures: the lossy and the lossless bit stream and the plane of alpha, decoded row by row
 * from top to bottom.
 */
@NullMarked
package inr.io.webp;

import org.jspecify.annotations.NullMarked;
