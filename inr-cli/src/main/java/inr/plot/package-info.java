/** Plots of lines over two axes, as SVG and in pixels. */
@NullMarked
package inr.plot;

import org.jspecify.annotations.NullMarked;
