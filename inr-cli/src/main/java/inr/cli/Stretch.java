package inr.cli;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Some of a sound.
 *
 * @param from second at which it begins, at least 0
 * @param to second at which it ends, after that
 */
record Stretch(double from, double to) {
  private static final Pattern TEXT = Pattern.compile("(?<from>[.\\d]+)-(?<to>[.\\d]+)");

  /** Reads {@code 1.2-1.25}. */
  static final class Converter implements ITypeConverter<Stretch> {
    @Override
    public Stretch convert(String value) {
      Matcher matcher = TEXT.matcher(value);
      try {
        if (matcher.matches()) {
          double from = Double.parseDouble(matcher.group("from"));
          double to = Double.parseDouble(matcher.group("to"));
          if (from < to) {
            return new Stretch(from, to);
          }
        }
      } catch (NumberFormatException wrong) {
        // Told of below, with all other texts.
      }
      throw new TypeConversionException(
          "'"
              + value
              + "' is no stretch; two seconds such as 1.2-1.25 are needed, the earlier one first");
    }
  }

  /**
   * Says of its samples that they are not kept.
   *
   * @throws IllegalArgumentException if none is there
   */
  void leaveOut(boolean[] kept, int rate) {
    long first = Math.round(from * rate);
    long end = Math.min(kept.length, Math.round(to * rate));
    if (first >= end) {
      throw new IllegalArgumentException(
          "gap from "
              + from
              + " to "
              + to
              + " s has no sample of the sound, which ends at "
              + (double) kept.length / rate
              + " s");
    }
    Arrays.fill(kept, (int) first, (int) end, false);
  }
}
