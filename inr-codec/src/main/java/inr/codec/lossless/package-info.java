/** Pictures whose samples are kept as they are: cheaper where colours repeat. */
@NullMarked
package inr.codec.lossless;

import org.jspecify.annotations.NullMarked;
