package inr.cli;

import inr.solve.NoiseLevel;
import inr.solve.Planes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the noise in small pictures, whose finest detail is no noise. */
final class SuperresNoise {
  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description =
          "Standard deviation of the noise in the small picture, white being 255: what --simulate adds, and what methods take for granted (default 0: the answer explains the picture exactly).")
  private double noise;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the noise that --simulate adds, and of --internal-learning (default 0).")
  private @Nullable Long seed;

  boolean given() {
    return noise != 0;
  }

  boolean seeded() {
    return seed != null;
  }

  long seed() {
    return seed == null ? 0 : seed;
  }

  /** 1 being the range of stored values. */
  double level() {
    return NoiseOptions.ofRange(noise);
  }

  /**
   * A picture with this noise.
   *
   * @param number of the picture, whose noise is its own
   */
  Planes added(Planes picture, int number) {
    return new Planes(
        picture.shape(),
        NoiseLevel.added(picture.channels(), level(), seed() + number),
        picture.colours());
  }
}
