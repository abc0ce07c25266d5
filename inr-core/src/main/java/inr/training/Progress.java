package inr.training;

import java.util.Locale;

/**
 * Where a fit stands.
 *
 * @param step steps done
 * @param steps steps in all
 * @param loss mean over about the last epoch, or over its latest part if it is long; NaN before the
 *     first step
 * @param psnr estimate in dB from that loss, on the scale of the medium; NaN before the first step
 * @param learningRate of the next step: schedule and rollbacks included
 * @param pointsPerSecond points trained on per second of this run
 * @param seconds of this run
 * @param secondsLeft estimate until the steps or the time are over
 */
public record Progress(
    long step,
    long steps,
    double loss,
    double psnr,
    double learningRate,
    double pointsPerSecond,
    double seconds,
    double secondsLeft) {
  /**
   * How good it is, in words. Decibels follow from a squared error only. Those of training are of
   * numbers that are neither stored nor rounded yet, over the steps of an epoch, and so not those
   * of the end.
   */
  public String quality() {
    return Double.isNaN(psnr)
        ? String.format(Locale.ROOT, "loss %.4g", loss)
        : String.format(Locale.ROOT, "training PSNR %.2f dB", psnr);
  }
}
