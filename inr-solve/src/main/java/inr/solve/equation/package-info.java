/**
 * Differential equations: fields that satisfy them, and the conditions on their edges.
 *
 * <p>A {@link inr.solve.equation.BoundaryProblem} is formulas as people write them; an {@link
 * inr.solve.equation.EquationMethod} finds the functions that they are of.
 */
@NullMarked
package inr.solve.equation;

import org.jspecify.annotations.NullMarked;
