/** Pictures: files of seven formats to stored numbers, and stored numbers to PNG, JPEG and TIFF. */
@NullMarked
package inr.io.image;

import org.jspecify.annotations.NullMarked;
