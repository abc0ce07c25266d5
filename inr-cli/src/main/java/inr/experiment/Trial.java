package inr.experiment;

import inr.contest.Curve;
import inr.contest.Scored;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One method on one problem.
 *
 * @param entry which one
 * @param status {@value #OK}, or another text that begins so, or why there is no result
 * @param result what came of it
 */
public record Trial(Entry entry, String status, Optional<Result> result) implements Scored {
  /**
   * A method on a problem.
   *
   * @param picture as it was named
   * @param scale that its sides are divided by
   * @param method its name, or that of the network
   * @param seed of a network; none of a method that draws nothing
   */
  public record Entry(String picture, int scale, String method, OptionalLong seed) {}

  /**
   * What came of it.
   *
   * @param psnr in dB over all channels, infinite for equal ones
   * @param ssim the same; none of pictures that are too small for it
   * @param luma of the brightness of a picture in colour: PSNR
   * @param lumaSsim and SSIM
   * @param misfit rms(A x − y), 1 being the range of stored values
   * @param seconds that it took
   * @param setting that gave a network its size; empty of other methods
   * @param parameters of a network
   * @param curve of the PSNR over a network's steps, measured against the truth; else of no points
   */
  public record Result(
      double psnr,
      OptionalDouble ssim,
      OptionalDouble luma,
      OptionalDouble lumaSsim,
      double misfit,
      double seconds,
      String setting,
      OptionalLong parameters,
      Curve curve) {}

  @Override
  public OptionalDouble decibels() {
    return result.stream().mapToDouble(Result::psnr).findFirst();
  }

  /** A trial without a result. */
  public static Trial failed(Entry entry, String reason) {
    return new Trial(entry, reason, Optional.empty());
  }
}
