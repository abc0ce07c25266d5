package inr.cli;

import inr.solve.Planes;
import inr.solve.phase.PhaseMethod;
import inr.solve.phase.PhaseProblem;
import java.io.IOException;
import java.util.List;

/**
 * What one setting of {@code inr solve phase} has of its own: how its problem comes about, and
 * which methods solve it.
 *
 * @param <P> its problems
 */
interface PhaseSetting<P extends PhaseProblem> {
  /**
   * The truth that a picture stands for: x, the numbers of a point together.
   *
   * @throws IllegalArgumentException if an option cannot be
   */
  double[] truth(Planes picture) throws IOException;

  /** The problem of measuring it. */
  P simulated(double[] truth);

  /**
   * The problem that measured numbers pose.
   *
   * @throws IllegalArgumentException if the numbers or an option cannot be
   */
  P measured(Planes numbers) throws IOException;

  /** All methods, from the simplest on. */
  List<PhaseMethod<? super P>> methods();

  /** Name of the one whose answer becomes the model, unless another is asked for. */
  String usual();

  /** What answers are scored by. */
  SolveScore.Kind kind();
}
