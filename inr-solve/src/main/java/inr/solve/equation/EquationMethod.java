package inr.solve.equation;

import inr.parallel.Workers;
import inr.solve.Approach;
import java.util.function.IntConsumer;

/** A way to solve differential equations. */
public interface EquationMethod extends Approach {
  /**
   * Solves a problem.
   *
   * @param done is told how many steps are done
   */
  EquationAnswer solve(BoundaryProblem problem, Workers workers, IntConsumer done);
}
