package inr.cli;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.solve.Approach;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A problem with its methods, and with its truth where that is known.
 *
 * @param <M> methods that solve it
 * @param <X> what they find
 */
interface Posed<M extends Approach, X> {
  /** What answers are scored by. */
  SolveScore.Kind kind();

  /** Our method. */
  M answer();

  /** Whose gain it is where ours is better, such as {@code the patch prior}. */
  String merit();

  /**
   * Methods that it has to beat, from the simplest on; of those that share a name the best one
   * counts, or the first where that is not known.
   */
  List<M> baselines();

  /** What a method finds. */
  X solve(M method, Workers workers, IntConsumer done);

  /** What is found as a signal that a field can be fitted to. */
  Signal signal(X found);

  /**
   * Where a method ended.
   *
   * @param by what, such as {@code steps}
   * @param steps that it took, 0 of what has none
   */
  record Stop(String by, int steps) {}

  /** Where our method ended with what it found. */
  default Stop stop(M answer, X found) {
    return new Stop(answer.steps() > 0 ? "steps" : "tolerance", answer.steps());
  }

  /** What of an answer is looked at: a picture, a sound, or a field of one number. */
  default Signal shown(X found) {
    return signal(found);
  }

  /** The field that an answer is one of already; else one is fitted to it. */
  default Optional<NeuralField> field(X found, Original original) {
    return Optional.empty();
  }

  /** What a fit to an answer is to be, made of the usual one. */
  default Fit fitting(Fit usual) {
    return usual;
  }

  /** What a field has in place of it: a signal like that of {@link #signal}. */
  X found(Signal rendered);

  /** What was measured, where that is known. */
  Optional<X> truth();

  /** How close it is to the truth. */
  SolveScore score(X truth, X found);

  /** What of the truth is in the data, where that is known and told. */
  Optional<X> ceiling();

  /**
   * rms of what it does not explain, 1 being the range or full scale of stored values, or the rms
   * of what was measured where that has no range.
   */
  double misfit(X found);
}
