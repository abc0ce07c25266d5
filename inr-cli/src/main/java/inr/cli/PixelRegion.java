package inr.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A rectangle of a picture in pixels.
 *
 * @param x first column
 * @param y first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record PixelRegion(int x, int y, int width, int height) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,7}),(\\d{1,7}),([1-9]\\d{0,6}),([1-9]\\d{0,6})");

  /** Reads {@code x,y,w,h}. */
  static final class Converter implements ITypeConverter<PixelRegion> {
    @Override
    public PixelRegion convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no region; x,y,w,h such as 0,0,640,480 is accepted");
      }
      return new PixelRegion(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(4)));
    }
  }
}
