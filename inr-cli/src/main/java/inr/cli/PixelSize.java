package inr.cli;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Wanted size of a picture in pixels, of which a side may follow the other one.
 *
 * @param width columns, at least 1; empty to follow the rows
 * @param height rows, at least 1; empty to follow the columns
 */
record PixelSize(OptionalInt width, OptionalInt height) {
  private static final Pattern TEXT =
      Pattern.compile("(?<width>[1-9]\\d{0,6})?x(?<height>[1-9]\\d{0,6})?");

  /** Reads {@code WxH}, {@code Wx} and {@code xH}. */
  static final class Converter implements ITypeConverter<PixelSize> {
    @Override
    public PixelSize convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      if (!matcher.matches() || value.equals("x")) {
        throw new TypeConversionException(
            "'"
                + value
                + "' is no size; WxH such as 640x480 is accepted, or 640x or x480, where the other side follows");
      }
      return new PixelSize(side(matcher.group("width")), side(matcher.group("height")));
    }

    private static OptionalInt side(@Nullable String digits) {
      return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
  }

  /** Columns that a picture of these sides then has. */
  double widthOf(int ownWidth, int ownHeight) {
    return width.isPresent() ? width.getAsInt() : following(height.getAsInt(), ownWidth, ownHeight);
  }

  /** Rows that a picture of these sides then has. */
  double heightOf(int ownWidth, int ownHeight) {
    return height.isPresent()
        ? height.getAsInt()
        : following(width.getAsInt(), ownHeight, ownWidth);
  }

  private static double following(int side, int own, int other) {
    return Math.max(1, Math.rint((double) side * own / other));
  }
}
