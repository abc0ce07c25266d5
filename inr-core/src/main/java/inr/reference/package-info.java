/**
 * The readable definition of training and evaluation: double precision, plain loops, one thread,
 * one point at a time.
 */
@NullMarked
package inr.reference;

import org.jspecify.annotations.NullMarked;
