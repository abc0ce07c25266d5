package inr.contest;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one fit of a contest went.
 *
 * @param entry which one it was
 * @param status a text that begins with {@value #OK}, or why there is no result
 * @param result what came of it
 */
public record Row(Entry entry, String status, Optional<Result> result) implements Scored {
  /**
   * A fit of a contest.
   *
   * @param input as it was named
   * @param model name of the network
   * @param seed of all that is drawn
   */
  public record Entry(String input, String model, long seed) {}

  /**
   * What came of a fit.
   *
   * @param setting that gave the network its size, as {@code --set} of {@code inr fit} takes it
   * @param parameters of the network
   * @param psnr in dB of the samples that render writes, infinite for equal ones
   * @param ssim of a picture
   * @param snr of a sound in dB
   * @param seconds of start and training
   * @param steps done
   * @param pointsPerSecond trained on in the latter half
   * @param bytes of the model file
   * @param curve of training
   */
  public record Result(
      String setting,
      long parameters,
      double psnr,
      OptionalDouble ssim,
      OptionalDouble snr,
      double seconds,
      long steps,
      OptionalDouble pointsPerSecond,
      long bytes,
      Curve curve) {
    /** What sounds are compared by, and pictures. */
    double decibels() {
      return snr.orElse(psnr);
    }
  }

  @Override
  public OptionalDouble decibels() {
    return result.stream().mapToDouble(Result::decibels).findFirst();
  }

  /** A row without a result. */
  public static Row failed(Entry entry, String reason) {
    return new Row(entry, reason, Optional.empty());
  }
}
