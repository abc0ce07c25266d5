package inr.field;

import inr.metric.IntersectionOverUnion;
import inr.metric.PictureMeter;
import inr.metric.Psnr;
import inr.metric.Snr;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How close the rounded samples that a model gives back are to those that were fitted.
 *
 * @param largestError the largest difference of a sample, in the units that are stored: levels of a
 *     picture
 * @param psnr in dB, infinite for equal samples; numbers of a field have their range as the peak
 * @param ssim of a picture of at least 11 x 11 pixels
 * @param snr of a sound that is not silent, in dB
 * @param iou of a field of just two numbers, an occupancy: intersection over union
 * @param heldOut PSNR of the rows of a table that training did not see, in dB; the best of all
 *     steps at which they were looked at, so it is a little better than that of other rows
 * @param part of a picture that was not measured whole
 */
public record Score(
    double largestError,
    double psnr,
    OptionalDouble ssim,
    OptionalDouble snr,
    OptionalDouble iou,
    OptionalDouble heldOut,
    Optional<Strips> part) {
  /**
   * Score of a signal.
   *
   * @param measureAll whether a large picture is measured at all of its points
   */
  static Score of(Signal signal, Renderer renderer, boolean measureAll) {
    if (signal.medium() instanceof Medium.Picture picture) {
      return of(signal, picture, renderer, measureAll ? Strips.all(picture) : Strips.of(picture));
    }
    Samples rendered = renderer.samples();
    if (signal.medium() instanceof Medium.Sound sound) {
      return new Score(
          largestError(signal.samples(), rendered),
          Psnr.of(sound, signal.samples(), rendered),
          OptionalDouble.empty(),
          Snr.of(sound, signal.samples(), rendered),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());
    }
    return of(signal, rendered, Psnr.range(signal.samples()));
  }

  /**
   * Score of numbers that no medium holds.
   *
   * @param range of all of them, of which the signal may have some
   */
  static Score of(Signal signal, Samples values, double range) {
    return new Score(
        largestError(signal.samples(), values),
        Psnr.of(signal.samples(), values, range),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        IntersectionOverUnion.of(signal.samples(), values),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /** The same with what was found on rows that training did not see. */
  Score withHeldOut(double ofThose) {
    return new Score(largestError, psnr, ssim, snr, iou, OptionalDouble.of(ofThose), part);
  }

  /** Score of a picture in some of its rows, which are rendered a few at a time. */
  private static Score of(Signal signal, Medium.Picture picture, Renderer renderer, Strips strips) {
    PictureMeter meter = new PictureMeter(picture);
    int rowSamples = picture.width() * picture.channels();
    double[] rendered = new double[renderer.rowsPerWindow() * rowSamples];
    double[] reference = new double[rowSamples];
    double[] estimate = new double[rowSamples];
    LargestError largest = new LargestError();
    strips.forEach(
        (first, count) -> {
          for (int row = first, rows; row < first + count; row += rows) {
            rows = Math.min(renderer.rowsPerWindow(), first + count - row);
            renderer.read(row, rows, rendered);
            for (int r = 0; r < rows; r++) {
              for (int i = 0; i < rowSamples; i++) {
                reference[i] = signal.samples().get((row + r) * rowSamples + i);
                estimate[i] = rendered[r * rowSamples + i];
              }
              meter.add(reference, estimate);
              largest.add(reference, estimate);
            }
          }
          meter.gap();
        });
    return new Score(
        largest.value,
        meter.psnr(),
        meter.ssim(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        strips.areAll() ? Optional.empty() : Optional.of(strips));
  }

  private static double largestError(Samples reference, Samples estimate) {
    double largest = 0;
    for (int i = 0; i < reference.size(); i++) {
      largest = Math.max(largest, Math.abs(reference.get(i) - estimate.get(i)));
    }
    return largest;
  }

  /** The largest difference of rows that come one after the other. */
  private static final class LargestError {
    private double value;

    void add(double[] reference, double[] estimate) {
      for (int i = 0; i < reference.length; i++) {
        value = Math.max(value, Math.abs(reference[i] - estimate[i]));
      }
    }
  }

  /** By the names under which models keep them. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("psnr", psnr);
    ssim.ifPresent(value -> metrics.put("ssim", value));
    snr.ifPresent(value -> metrics.put("snr", value));
    iou.ifPresent(value -> metrics.put("iou", value));
    heldOut.ifPresent(value -> metrics.put("held_out_psnr", value));
    part.ifPresent(measured -> metrics.put(PlannedFit.MEASURED_POINTS, (double) measured.points()));
    return metrics;
  }

  /** In words. */
  public String text() {
    String first = String.format(Locale.ROOT, "PSNR %.2f dB", psnr);
    if (ssim.isPresent()) {
      first += String.format(Locale.ROOT, ", SSIM %.4f", ssim.getAsDouble());
    }
    if (iou.isPresent()) {
      first += String.format(Locale.ROOT, ", IoU %.4f", iou.getAsDouble());
    }
    if (heldOut.isPresent()) {
      first += String.format(Locale.ROOT, ", held out %.2f dB", heldOut.getAsDouble());
    }
    if (snr.isPresent()) {
      first = String.format(Locale.ROOT, "SNR %.2f dB, ", snr.getAsDouble()) + first;
    }
    return part.isPresent() ? first + " (measured on " + part.get().text() + ")" : first;
  }
}
