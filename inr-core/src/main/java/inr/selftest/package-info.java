/** Known bits of short fits and metrics, with which any machine can check itself. */
@NullMarked
package inr.selftest;

import org.jspecify.annotations.NullMarked;
