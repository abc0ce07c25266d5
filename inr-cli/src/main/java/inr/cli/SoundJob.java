package inr.cli;

import inr.solve.sound.SoundMethod;
import inr.solve.sound.SoundProblem;
import inr.solve.sound.SoundScore;
import inr.solve.sound.Waves;
import java.util.List;
import java.util.Optional;

/**
 * What one job on sounds has of its own: how its problem comes about, which methods solve it, and
 * what they are scored by.
 *
 * @param <P> its problems
 */
interface SoundJob<P extends SoundProblem> {
  /** Name of the command. */
  String name();

  /**
   * The problem that a measured sound poses.
   *
   * @throws IllegalArgumentException if the sound or an option cannot be
   */
  P measured(Waves sound);

  /** The problem of measuring a sound that is known. */
  P simulated(Waves truth);

  /** Our method. */
  SoundMethod<? super P> answer();

  /** Whose gain it is where ours is better. */
  String merit();

  /** Methods that it has to beat, see {@link Posed#baselines}. */
  List<SoundMethod<? super P>> baselines();

  /** What of the truth is in the data, where that says something. */
  default Optional<Waves> ceiling(P problem, Waves truth) {
    return Optional.empty();
  }

  /** How close an estimate is to the truth. */
  default SoundScore score(P problem, Waves truth, Waves estimate) {
    return SoundScore.of(problem, truth, estimate);
  }
}
