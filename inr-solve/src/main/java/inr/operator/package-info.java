/**
 * How measurements come about: linear maps y = A x with their adjoints, in double precision.
 *
 * <p>An operator of one's own is a class with four methods; {@link inr.operator.OperatorCheck} says
 * whether they belong together.
 */
@NullMarked
package inr.operator;

import org.jspecify.annotations.NullMarked;
