/** Known bits of short fits, with which any machine can check itself. */
@NullMarked
package inr.selftest;

import org.jspecify.annotations.NullMarked;
