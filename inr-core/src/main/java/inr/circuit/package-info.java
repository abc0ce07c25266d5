/**
 * What a network computes, written down in a handful of operations on rows of numbers: layers and
 * encodings write themselves into a circuit, engines execute circuits.
 */
@NullMarked
package inr.circuit;

import org.jspecify.annotations.NullMarked;
