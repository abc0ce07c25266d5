package inr.contest;

import java.util.OptionalDouble;

/** Fields of tables: comma-separated as RFC 4180 wants, and of Markdown. */
public final class Fields {
  private Fields() {}

  /** A number, in single precision; nothing where it is missing or infinite. */
  public static String number(double value) {
    return Double.isFinite(value) ? String.valueOf((float) value) : "";
  }

  /** The same of one that may be missing. */
  public static String number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  /** A text of a comma-separated line. */
  public static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A text of a cell of Markdown. */
  public static String escaped(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
