package inr.family;

/**
 * Latents of signals in the plane of the two axes along which the samples of members differ most:
 * the first two of the coefficients by which latents are coded (Karhunen and Loève's, in the metric
 * of the samples). One unit is the same squared error of the samples in every direction.
 *
 * @param places {@code [S][2]}; a latent of one number has all of its places on a line
 * @param share of the variance of the latents that were learned from, 0 to 1, that the plane shows
 */
public record LatentPlane(double[][] places, double share) {
  /**
   * Of the latents of signals, {@code [S][latent]}.
   *
   * @throws IllegalArgumentException if a latent has too many numbers, see {@link
   *     FamilyPlan#requireCodable}
   */
  public static LatentPlane of(Family family, double[][] latents, int threads) {
    LatentBasis basis = LatentBasis.of(family, threads);
    int first = widest(basis.spreads(), -1);
    int second = widest(basis.spreads(), first);
    double[][] places = new double[latents.length][];
    for (int s = 0; s < places.length; s++) {
      double[] numbers = basis.coefficients(latents[s]);
      places[s] = new double[] {numbers[first], second < 0 ? 0 : numbers[second]};
    }
    double shown = variance(basis, first) + (second < 0 ? 0 : variance(basis, second));
    double all = 0;
    for (int k = 0; k < basis.spreads().length; k++) {
      all += variance(basis, k);
    }
    return new LatentPlane(places, all > 0 ? shown / all : 1);
  }

  private static double variance(LatentBasis basis, int axis) {
    return basis.spreads()[axis] * basis.spreads()[axis];
  }

  /** The axis of the widest spread but one; −1 if there is no other. */
  private static int widest(double[] spreads, int but) {
    int widest = -1;
    for (int k = 0; k < spreads.length; k++) {
      if (k != but && (widest < 0 || spreads[k] > spreads[widest])) {
        widest = k;
      }
    }
    return widest;
  }
}
