/** Any picture or sound file to a signal on a grid. */
@NullMarked
package inr.io.media;

import org.jspecify.annotations.NullMarked;
