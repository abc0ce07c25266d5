package inr.solve;

import inr.parallel.Workers;
import java.util.List;
import java.util.function.IntConsumer;

/** A way to a large picture that explains a small one. */
public sealed interface Method permits Interpolation, BackProjection, TotalVariation, PatchPrior {
  /** Short name, such as {@code tv}. */
  String name();

  /** Iterations, 0 of what has none. */
  int steps();

  /**
   * The large picture.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  Planes solve(Enlargement problem, Workers workers, IntConsumer done);

  /** What a prior has to beat, from the simplest on. */
  static List<Method> baselines() {
    return List.of(
        Interpolation.bicubic(), Interpolation.lanczos(), BackProjection.of(), TotalVariation.of());
  }
}
