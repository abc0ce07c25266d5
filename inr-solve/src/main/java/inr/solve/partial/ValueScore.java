package inr.solve.partial;

/**
 * How close values are to the truth at the points that were asked for.
 *
 * @param psnr 20 lg(peak/rms), in dB
 * @param rms of the errors, in stored units
 */
public record ValueScore(double psnr, double rms) {
  /**
   * A score.
   *
   * @param truth {@code [N, C]} at all points
   * @param peak of PSNR, in stored units
   */
  public static ValueScore of(PartialSignal problem, double[] truth, double[] values, double peak) {
    int channels = problem.channels();
    double sum = 0;
    int[] asked = problem.asked();
    for (int point : asked) {
      for (int i = point * channels; i < (point + 1) * channels; i++) {
        sum += (values[i] - truth[i]) * (values[i] - truth[i]);
      }
    }
    double rms = Math.sqrt(sum / asked.length / channels);
    return new ValueScore(20 * StrictMath.log10(peak / rms), rms);
  }
}
