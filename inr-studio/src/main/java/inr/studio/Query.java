package inr.studio;

import java.util.HashMap;
import java.util.Map;

/** The numbers of an address, such as {@code run=0&level=2}. */
final class Query {
  private final Map<String, String> values = new HashMap<>();

  /**
   * The numbers of a query.
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
}
