package inr.bench.suite;

import inr.sampling.Sampler;
import inr.selftest.SyntheticPicture;
import inr.signal.Signal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The points of a step: a whole picture, written {@code 768x512}, or random points of one, written
 * {@code 4096@768x512}.
 *
 * @param width columns of the picture
 * @param height its rows
 * @param random points of a step, 0 for all in grid order
 */
record StepPoints(int width, int height, int random) {
  private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,9})@)?(\\d{1,5})x(\\d{1,5})");

  StepPoints {
    if (width < 1 || height < 1 || SyntheticPicture.bytes(width, height) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "picture of " + width + " x " + height + "; 1 x 1 to 26754 x 26754 is accepted");
    }
    if (random < 0 || random > width * height) {
      throw new IllegalArgumentException(
          "batch of " + random + " of " + width * height + " points; fewer are needed");
    }
  }

  /** Batches on the command line. */
  static final class Converter implements ITypeConverter<StepPoints> {
    @Override
    public StepPoints convert(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'"
                + text
                + "' is neither a picture such as 768x512 nor points of one such as 4096@768x512");
      }
      try {
        return new StepPoints(
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)));
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }

  /** Points of a step. */
  int points() {
    return random == 0 ? width * height : random;
  }

  /** Size of the picture in words. */
  String picture() {
    return width + " x " + height;
  }

  /** Whether a step takes the whole picture. */
  boolean whole() {
    return random == 0;
  }

  /** The picture. */
  Signal signal() {
    return SyntheticPicture.of(width, height);
  }

  /** The sampler that takes these points. */
  Sampler sampler() {
    return whole() ? new Sampler.FullGrid() : new Sampler.RandomBatches(random);
  }
}
