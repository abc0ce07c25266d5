/**
 * Pictures that are too large for one network: cut into tiles that overlap, fitted apart, and
 * rendered as one picture.
 *
 * <p>The way of the data: {@link inr.field.tiled.Tiling} → {@link inr.field.tiled.Cutting} → fits →
 * {@link inr.field.tiled.TiledIndex} → {@link inr.field.tiled.TiledModel} → {@link
 * inr.field.tiled.TiledRenderer}; {@link inr.field.tiled.TileMeasure} and {@link
 * inr.field.tiled.Seam} tell how well that went.
 */
@NullMarked
package inr.field.tiled;

import org.jspecify.annotations.NullMarked;
