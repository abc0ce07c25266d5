package inr.cli;

import inr.solve.NoiseLevel;
import inr.solve.Planes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of jobs whose data are noisy. Levels are those of 8 bits. */
final class NoiseOptions {
  private static final double LARGEST = 255;

  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description =
          "Standard deviation of the noise, white being 255: what --simulate adds, and what methods take for granted (default what the finest detail of PICTURE tells; with --simulate 25 for denoise and 0 for other jobs).")
  private @Nullable Double noise;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the noise that --simulate adds, and of the beginning of a network (default 0).")
  private long seed;

  /** The level that was given, or the usual one; 1 is the range of stored values. */
  double level(double usual) {
    return ofRange(noise == null ? usual : noise);
  }

  /** A level that was given, 1 being the range of stored values. */
  static double ofRange(double level) {
    if (!(level >= 0 && level < LARGEST)) {
      throw CommandFailure.usage(
          "--noise is " + level + "; at least 0 and less than 255 is accepted");
    }
    return level / LARGEST;
  }

  /** The level that was given, or that of the data, which is told then. */
  double level(Planes data, SolveOptions common, Session session) {
    double estimate = NoiseLevel.of(data) * LARGEST;
    if (noise == null && !common.quiet()) {
      session.say(
          String.format(
              Locale.ROOT, "the noise is about %.2f of 255, by the finest detail", estimate));
    }
    return level(estimate);
  }

  /** Of the noise, and of a network. */
  long seed() {
    return seed;
  }

  /** Data with noise of a level. */
  List<double[]> added(List<double[]> data, double level) {
    return NoiseLevel.added(data, level, seed);
  }
}
