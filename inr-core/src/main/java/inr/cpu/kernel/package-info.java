/**
 * Loops over floats, in plain Java and in the Vector API with equal bits: the only package that
 * knows the incubating module.
 */
@NullMarked
package inr.cpu.kernel;

import org.jspecify.annotations.NullMarked;
