/**
 * Pictures: files of ten formats to stored numbers, and stored numbers to PNG, JPEG, TIFF, PNM and
 * PFM.
 *
 * <p>For maintainers: {@link inr.io.image.PictureFormat} tells the format; a {@code PictureFile} of
 * that format walks the file and gives {@code PixelRows}, by itself or through a codec; {@code
 * PixelChanges} makes samples of them.
 */
@NullMarked
package inr.io.image;

import org.jspecify.annotations.NullMarked;
