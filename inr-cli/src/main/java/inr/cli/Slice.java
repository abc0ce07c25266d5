package inr.cli;

import inr.grid.Grid;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A plane through a volume.
 *
 * @param axis along which it is one point thick: 0 for z, 1 for y, 2 for x
 * @param index of that point, or −1 for the middle one
 */
record Slice(int axis, int index) {
  private static final String AXES = "zyx";
  private static final Pattern TEXT = Pattern.compile("([zyx])(?:=(\\d{1,7}))?");

  /** Reads {@code z} or {@code z=12}. */
  static final class Converter implements ITypeConverter<Slice> {
    @Override
    public Slice convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no slice; z, y or x, or an index such as z=12 is accepted");
      }
      String index = matcher.group(2);
      return new Slice(
          AXES.indexOf(matcher.group(1)), index == null ? -1 : Integer.parseInt(index));
    }
  }

  /** The points of it. */
  Grid of(Grid volume) {
    int points = volume.samples().get(axis);
    int at = index < 0 ? points / 2 : index;
    if (at >= points) {
      throw CommandFailure.usage(
          "--slice is at "
              + AXES.charAt(axis)
              + " = "
              + at
              + " but there are "
              + points
              + " planes, counted from 0");
    }
    return volume.window(axis, at, 1);
  }
}
