package inr.family;

import inr.circuit.Sketch;
import inr.network.NetworkSpec;

/**
 * How all numbers of a network come of a latent.
 *
 * <p>To add one, write its record, its {@link WeightPass}, which {@link GeneratedEngine} makes, its
 * line in {@code inr info}, and a method that has it.
 */
public sealed interface WeightSource permits TensorHeads, FilmMapping {
  /**
   * Writes its own parameters down.
   *
   * @param network whose numbers are made
   * @param latent numbers of φ
   */
  void write(Sketch sketch, NetworkSpec network, int latent);
}
