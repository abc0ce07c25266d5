package inr.bench.rate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Rates of one picture, or a mean of some, over PSNR.
 *
 * @param points by rising rate and PSNR
 */
record RateCurve(List<Point> points) {
  /** Bits per pixel, or any other measure of size, and PSNR in dB. */
  record Point(double rate, double psnr) {}

  /**
   * What a curve needs more than another for the same PSNR.
   *
   * @param percent negative where it needs less
   * @param low of the interval of PSNR that both have
   * @param high of it
   * @param share of the shorter curve that the interval is
   */
  record Difference(double percent, double low, double high, double share) {}

  /** A curve without the points that are worse than others in both. */
  static RateCurve of(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::psnr).thenComparingDouble(Point::rate));
    Deque<Point> kept = new ArrayDeque<>();
    for (Point point : sorted) {
      while (!kept.isEmpty() && kept.getLast().rate() >= point.rate()) {
        kept.removeLast();
      }
      if (kept.isEmpty() || point.psnr() > kept.getLast().psnr() + 1e-9) {
        kept.addLast(point);
      }
    }
    return new RateCurve(List.copyOf(kept));
  }

  /** The curve of a picture's files, without those that have no loss: they lie at no PSNR. */
  static RateCurve ofFiles(List<RatePoint> files) {
    return of(
        files.stream()
            .filter(file -> Double.isFinite(file.psnr()))
            .map(file -> new Point(file.bpp(), file.psnr()))
            .toList());
  }

  /**
   * Bjøntegaard's difference of rates: 100·(exp(mean of ln r − ln r') − 1) over the PSNR that both
   * curves have, with {@link MonotoneCubic}s of ln rate over PSNR.
   *
   * <p>Bjøntegaard 2001, VCEG-M33; its cubic through four points is replaced, as is usual today.
   *
   * @return nothing where the curves have no PSNR in common, or less than two points
   */
  Optional<Difference> differenceTo(RateCurve anchor) {
    if (points.size() < 2 || anchor.points.size() < 2) {
      return Optional.empty();
    }
    double low = Math.max(first().psnr(), anchor.first().psnr());
    double high = Math.min(last().psnr(), anchor.last().psnr());
    if (high <= low) {
      return Optional.empty();
    }
    double mean =
        (logarithm().integral(low, high) - anchor.logarithm().integral(low, high)) / (high - low);
    double shorter =
        Math.min(last().psnr() - first().psnr(), anchor.last().psnr() - anchor.first().psnr());
    return Optional.of(new Difference(100 * Math.expm1(mean), low, high, (high - low) / shorter));
  }

  /** PSNR at a rate, nothing outside the curve. */
  OptionalDouble psnrAt(double rate) {
    if (points.size() < 2 || rate < first().rate() || rate > last().rate()) {
      return OptionalDouble.empty();
    }
    MonotoneCubic curve =
        new MonotoneCubic(
            points.stream().mapToDouble(point -> Math.log(point.rate())).toArray(),
            points.stream().mapToDouble(Point::psnr).toArray());
    return OptionalDouble.of(curve.at(Math.log(rate)));
  }

  private MonotoneCubic logarithm() {
    return new MonotoneCubic(
        points.stream().mapToDouble(Point::psnr).toArray(),
        points.stream().mapToDouble(point -> Math.log(point.rate())).toArray());
  }

  private Point first() {
    return points.get(0);
  }

  private Point last() {
    return points.get(points.size() - 1);
  }
}
