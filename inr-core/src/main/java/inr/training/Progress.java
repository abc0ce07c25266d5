package inr.training;

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
    double secondsLeft) {}
