package inr.solve.equation;

import java.util.Optional;

/**
 * What a method finds.
 *
 * @param values of all unknowns on the problem's grid, {@code [N, C]}
 * @param field that they are of, where there is one
 */
public record EquationAnswer(double[] values, Optional<EquationField> field) {}
