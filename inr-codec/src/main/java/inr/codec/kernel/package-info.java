/**
 * Layers of the networks over rows of samples, in plain Java and in the Vector API with equal bits:
 * the only package of the codec that knows the incubating module.
 */
@NullMarked
package inr.codec.kernel;

import org.jspecify.annotations.NullMarked;
