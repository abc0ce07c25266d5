package inr.analysis;

import inr.encoding.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How an encoding Ψ of one coordinate trades remembering for carrying over, at N evenly spaced
 * samples of [−1, 1].
 *
 * @param features F of a sample
 * @param samples N
 * @param stableRank Σ s_i² / s_1² of the singular values of the features {@code [N, F]}: the more,
 *     the more independent values a linear layer on them remembers
 * @param preservation where the inner product of two samples stands that lie some samples apart,
 *     from 0 on: the smoother and wider it falls, the further a value carries over
 * @see <a href="https://arxiv.org/abs/2107.02561">Zheng et al. 2021</a>
 */
public record EncodingAnalysis(
    int features, int samples, double stableRank, List<Preservation> preservation) {
  /** Most samples: pairs of them are looked at one by one. */
  public static final int MOST_SAMPLES = 4096;

  /** Most numbers of all features. */
  private static final long MOST_NUMBERS = 1L << 25;

  /**
   * Inner products Ψ(x)·Ψ(x′) of all pairs that lie equally far apart, divided by the mean of those
   * of samples with themselves.
   *
   * @param distance in samples
   * @param mean of the products
   * @param deviation of them: 0 where distance alone decides
   */
  public record Preservation(int distance, double mean, double deviation) {}

  public EncodingAnalysis {
    preservation = List.copyOf(preservation);
  }

  /**
   * Looks at an encoding; one with parameters as training begins with them.
   *
   * @param samples 2 to {@link #MOST_SAMPLES}
   * @param seed of the parameters
   * @throws IllegalArgumentException if there are too many numbers, or the encoding takes no single
   *     coordinate
   */
  public static EncodingAnalysis of(Encoding encoding, int samples, long seed) {
    if (samples < 2 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "analysis of " + samples + " samples; 2 to " + MOST_SAMPLES + " are accepted");
    }
    long numbers = (long) encoding.features(1) * samples;
    if (numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          encoding.features(1)
              + " features of "
              + samples
              + " samples are "
              + numbers
              + " numbers; at most "
              + MOST_NUMBERS
              + " are looked at");
    }
    FeatureMatrix matrix = new FeatureMatrix(encoding, samples, seed);
    List<Preservation> all = new ArrayList<>();
    double unit = 1;
    for (int distance = 0; distance <= samples / 2; distance++) {
      double sum = 0;
      double squares = 0;
      int pairs = samples - distance;
      for (int a = 0; a < pairs; a++) {
        double product = matrix.product(a, a + distance);
        sum += product;
        squares += product * product;
      }
      double mean = sum / pairs;
      if (distance == 0 && mean > 0) {
        unit = mean;
      }
      double variance = Math.max(0, squares / pairs - mean * mean);
      all.add(new Preservation(distance, mean / unit, Math.sqrt(variance) / unit));
    }
    return new EncodingAnalysis(matrix.columns(), samples, matrix.stableRank(), all);
  }

  /**
   * Distance in samples at which the mean first falls to half of that of a sample with itself,
   * between two samples on a line; nothing if it stays above, or all is 0.
   */
  public OptionalDouble halfDistance() {
    if (preservation.get(0).mean() <= 0) {
      return OptionalDouble.empty();
    }
    for (int d = 1; d < preservation.size(); d++) {
      double before = preservation.get(d - 1).mean();
      double here = preservation.get(d).mean();
      if (here <= 0.5) {
        return OptionalDouble.of(d - 1 + (before - 0.5) / (before - here));
      }
    }
    return OptionalDouble.empty();
  }

  /** Mean of the deviations over all distances. */
  public double unevenness() {
    double sum = 0;
    for (Preservation one : preservation) {
      sum += one.deviation();
    }
    return sum / preservation.size();
  }
}
