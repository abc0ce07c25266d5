package inr.family;

import inr.network.NetworkSpec;

/**
 * The latent of a set of points, in whatever number and order: φ = 1/|S| Σ_(x, v) in S f(x, v), f a
 * network of sines of coordinates and values side by side.
 *
 * @param network f, of D + C inputs and as many outputs as a latent has numbers
 * @param leastPoints of a signal that a step of learning shows it, at least 1
 * @param mostPoints likewise, at least as many; of a signal with fewer all
 * @see <a href="https://arxiv.org/abs/1807.01613">Garnelo et al. 2018, conditional neural
 *     processes, whose encoder it is</a>
 */
public record SetEncoder(NetworkSpec network, int leastPoints, int mostPoints) {
  public SetEncoder {
    SineNetwork.require(network);
    ModulatedSiren.requireLatent(network.outputs());
    if (leastPoints < 1 || mostPoints < leastPoints) {
      throw new IllegalArgumentException(
          "encoder is shown "
              + leastPoints
              + " to "
              + mostPoints
              + " points; 1 or more, and no fewer at most than at least, are needed");
    }
  }

  /** Points that are shown of a signal of so many. */
  int shown(int points, double uniform) {
    int most = Math.min(points, mostPoints);
    int least = Math.min(most, leastPoints);
    return least + (int) (uniform * (most - least + 1));
  }
}
