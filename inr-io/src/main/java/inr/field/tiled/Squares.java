package inr.field.tiled;

import java.io.Serializable;

/**
 * A sum of squared errors.
 *
 * @param error Σ (x − y)² in squared stored units
 * @param samples how many there are in it
 */
public record Squares(double error, long samples) implements Serializable {
  /** Both sums together. */
  Squares plus(Squares other) {
    return new Squares(error + other.error, samples + other.samples);
  }

  /** The mean; 0 of no samples. */
  double mean() {
    return samples == 0 ? 0 : error / samples;
  }
}
