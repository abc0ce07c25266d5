package inr.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Size of a picture in pixels.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record PixelSize(int width, int height) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,6})x([1-9]\\d{0,6})");

  /** Reads {@code WxH}. */
  static final class Converter implements ITypeConverter<PixelSize> {
    @Override
    public PixelSize convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no size; WxH such as 640x480 is accepted");
      }
      return new PixelSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
  }
}
