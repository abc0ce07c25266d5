/** The only service boundary: whole training steps and evaluation, never single operations. */
@NullMarked
package inr.backend;

import org.jspecify.annotations.NullMarked;
