package inr.cli;

import inr.io.SampleStorage;
import inr.io.image.PremultipliedAlpha;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How {@code inr compare} takes pixels that are not opaque. */
enum AlphaUse {
  /** All channels as they are stored. */
  STRAIGHT,

  /** Colours multiplied by alpha, so that those of transparent pixels do not count. */
  PREMULTIPLIED;

  /** Reads the name. */
  static final class Converter implements ITypeConverter<AlphaUse> {
    @Override
    public AlphaUse convert(String value) {
      return Arrays.stream(values())
          .filter(use -> use.toString().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + value
                          + "' is not one of "
                          + Arrays.stream(values())
                              .map(AlphaUse::toString)
                              .collect(Collectors.joining(", "))));
    }
  }

  /** The samples of a picture as they are compared. */
  Samples of(Medium.Picture picture, Samples samples, SampleStorage storage) throws IOException {
    return this == STRAIGHT || !picture.hasAlpha()
        ? samples
        : PremultipliedAlpha.of(picture, samples, storage);
  }

  /** The same of a row, which is overwritten. */
  void apply(Medium.Picture picture, int[] row) {
    if (this == PREMULTIPLIED && picture.hasAlpha()) {
      PremultipliedAlpha.multiply(picture, row);
    }
  }

  @Override
  public String toString() {
    return OptionWord.of(this);
  }
}
