package inr.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A factor on both sides of a picture.
 *
 * @param value what a side is multiplied by
 */
record ScaleFactor(double value) {
  private static final Pattern TEXT = Pattern.compile("(?<number>[-+.\\deE]+)(?<unit>[x%]?)");

  /** Reads {@code 2}, {@code 2x} and {@code 200%}. */
  static final class Converter implements ITypeConverter<ScaleFactor> {
    @Override
    public ScaleFactor convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      try {
        if (matcher.matches()) {
          double number = Double.parseDouble(matcher.group("number"));
          return new ScaleFactor(matcher.group("unit").equals("%") ? number / 100 : number);
        }
      } catch (NumberFormatException wrong) {
        // Told of below, with all other texts.
      }
      throw new TypeConversionException(
          "'" + value + "' is no factor; a number such as 2, 2x or 200% is accepted");
    }
  }
}
