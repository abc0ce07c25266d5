package inr.studio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The numbers and names of an address, such as {@code run=0&level=2}. */
final class Query {
  /** Of numbers with as many digits as are read. */
  static final int LARGEST = 999_999_999;

  private static final int LONGEST_NAME = 255;

  private final Map<String, String> values = new HashMap<>();

  /**
   * Those of a query.
   *
   * @param text as the address has it
   */
  Query(String text) {
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
  }

  /** Whether a key is there. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is missing, none, or outside of {@code least} to {@code
   *     most}
   */
  int number(String key, int least, int most) {
    String value = values.getOrDefault(key, "");
    if (value.matches("-?\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new IllegalArgumentException(
        key + " is \"" + value + "\"; a whole number from " + least + " to " + most + " is needed");
  }

  /**
   * The name of a file: what follows the last slash of either kind, without what would not be seen.
   *
   * @throws IllegalArgumentException if nothing is left of it, or more than a name can have
   */
  String name(String key) {
    String text = URLDecoder.decode(values.getOrDefault(key, ""), StandardCharsets.UTF_8);
    String name = text.replaceFirst("(?s).*[/\\\\]", "").replaceAll("\\p{C}", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          key + " has " + name.length() + " letters; 1 to " + LONGEST_NAME + " are accepted");
    }
    return name;
  }
}
