/** Short fits and metrics with which any machine can check itself, and what its backends do. */
@NullMarked
package inr.selftest;

import org.jspecify.annotations.NullMarked;
