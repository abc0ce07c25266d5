package inr.solve.equation;

import inr.formula.Expression;
import inr.grid.Axis;
import inr.grid.Grid;
import java.util.List;
import java.util.Optional;

/**
 * Differential equations of unknown functions on a box, and what is known of these on its faces.
 *
 * <pre>{@code
 * new BoundaryProblem(
 *     Grid.of(Axis.of("t", 101, 0, 1, END_POINTS), Axis.of("x", 201, -1, 1, END_POINTS)),
 *     List.of("u"),
 *     List.of("u_t + u*u_x = 0.01*u_xx"),
 *     List.of("t=0: u = -sin(pi*x)", "x=-1: u = 0", "x=1: u = 0"),
 *     Optional.empty())
 * }</pre>
 *
 * @param domain the box, and the points where answers are looked at; its axes name the coordinates,
 *     time first where there is one
 * @param unknowns names of the functions, such as u
 * @param equations formulas of coordinates, unknowns and their derivatives of first and second
 *     order ({@code u_x}, {@code u_tx}): two sides, or one that vanishes
 * @param conditions as {@code t=0: u = sin(pi*x)}; the place names one coordinate or more
 * @param periodic the coordinate at both ends of which unknowns and their slopes agree
 */
public record BoundaryProblem(
    Grid domain,
    List<String> unknowns,
    List<String> equations,
    List<String> conditions,
    Optional<String> periodic) {
  public BoundaryProblem {
    unknowns = List.copyOf(unknowns);
    equations = List.copyOf(equations);
    conditions = List.copyOf(conditions);
    if (unknowns.isEmpty() || equations.isEmpty()) {
      throw new IllegalArgumentException(
          "problem has "
              + unknowns.size()
              + " unknowns and "
              + equations.size()
              + " equations; at least one of each is needed");
    }
    for (String name : unknowns) {
      requireName(name);
    }
    domain.axes().forEach(axis -> requireName(axis.name()));
    Derivatives names = new Derivatives(unknowns, names(domain));
    equations.forEach(names::formula);
    for (String condition : conditions) {
      names.formula(Condition.of(condition, domain.axes()).formula());
    }
    if (periodic.isPresent() && !names(domain).contains(periodic.get())) {
      throw new IllegalArgumentException(
          "problem is periodic in "
              + periodic.get()
              + "; one of "
              + String.join(", ", names(domain))
              + " is needed");
    }
  }

  private static void requireName(String name) {
    if (!name.matches("[A-Za-z][A-Za-z0-9]*") || name.equals("pi")) {
      throw new IllegalArgumentException(
          "problem has the name " + name + "; letters and digits, a letter first, are needed");
    }
  }

  private static List<String> names(Grid domain) {
    return domain.axes().stream().map(Axis::name).toList();
  }

  /** Names that its formulas use. */
  Derivatives names() {
    return new Derivatives(unknowns, names(domain));
  }

  /** What has to vanish everywhere. */
  List<Expression> formulas() {
    Derivatives names = names();
    return equations.stream().map(names::formula).toList();
  }

  /** What has to hold on faces. */
  List<Condition> faces() {
    return conditions.stream().map(text -> Condition.of(text, domain.axes())).toList();
  }

  /** The axis of {@link #periodic}. */
  Optional<Integer> periodicAxis() {
    return periodic.map(names(domain)::indexOf);
  }

  /** The same problem, looked at on other points. */
  public BoundaryProblem on(Grid other) {
    return new BoundaryProblem(other, unknowns, equations, conditions, periodic);
  }
}
