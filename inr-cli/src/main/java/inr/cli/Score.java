package inr.cli;

import inr.metric.Psnr;
import inr.metric.Snr;
import inr.metric.Ssim;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How close the rounded samples that {@code render} writes are to those that were fitted.
 *
 * @param psnr in dB, infinite for equal samples
 * @param ssim of a picture of at least 11 x 11 pixels
 * @param snr of a sound that is not silent, in dB
 */
record Score(double psnr, OptionalDouble ssim, OptionalDouble snr) {
  static Score of(Signal signal, Samples rendered) {
    double psnr = psnr(signal, rendered);
    if (signal.medium() instanceof Medium.Picture picture) {
      return new Score(psnr, Ssim.of(picture, signal.samples(), rendered), OptionalDouble.empty());
    }
    return new Score(
        psnr,
        OptionalDouble.empty(),
        Snr.of((Medium.Sound) signal.medium(), signal.samples(), rendered));
  }

  static double psnr(Signal signal, Samples rendered) {
    return signal.medium() instanceof Medium.Picture picture
        ? Psnr.of(picture, signal.samples(), rendered)
        : Psnr.of((Medium.Sound) signal.medium(), signal.samples(), rendered);
  }

  /** In words. */
  String text() {
    String first = String.format(Locale.ROOT, "PSNR %.2f dB", psnr);
    if (ssim.isPresent()) {
      return first + String.format(Locale.ROOT, ", SSIM %.4f", ssim.getAsDouble());
    }
    return snr.isPresent()
        ? String.format(Locale.ROOT, "SNR %.2f dB, ", snr.getAsDouble()) + first
        : first;
  }
}
