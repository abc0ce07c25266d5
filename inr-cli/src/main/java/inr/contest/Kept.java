package inr.contest;

import inr.io.plan.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Values of the kinds that are expected, from the JSON text that keeps results, and numbers that go
 * into it. Whatever is not there is an {@link IllegalArgumentException} with words to follow the
 * file's name.
 */
public final class Kept {
  private Kept() {}

  /** The tree of a text. */
  public static Map<?, ?> read(byte[] text) {
    return object(tree(new String(text, StandardCharsets.UTF_8)));
  }

  private static Object tree(String text) {
    try {
      Object tree = JsonText.read(text);
      return tree == null ? text : tree;
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException("is no file of a contest: " + damaged.getMessage());
    }
  }

  /** Refuses a tree whose {@code settings} are others. */
  public static void requireSettings(Map<?, ?> tree, Map<String, ?> settings) {
    String wanted = JsonText.write(settings);
    if (!tree(wanted).equals(tree.get("settings"))) {
      throw new IllegalArgumentException(
          "is of a contest with other settings, "
              + JsonText.write(object(tree.get("settings")))
              + " and not "
              + wanted);
    }
  }

  /** An object. */
  public static Map<?, ?> object(@Nullable Object tree) {
    return is(Map.class, tree);
  }

  /** A list. */
  public static List<?> list(@Nullable Object tree) {
    return is(List.class, tree);
  }

  /** A text. */
  public static String text(@Nullable Object tree) {
    return is(String.class, tree);
  }

  /** A number. */
  public static double number(@Nullable Object tree) {
    return is(Number.class, tree).doubleValue();
  }

  /** A number of an object; empty where it is missing or null. */
  public static OptionalDouble optional(Map<?, ?> tree, String name) {
    Object value = tree.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(number(value));
  }

  /** Puts a number into an object, null where it is missing or infinite. */
  public static void put(Map<String, @Nullable Object> tree, String name, Optional<Double> number) {
    tree.put(name, number.isPresent() && Double.isFinite(number.get()) ? number.get() : null);
  }

  private static <T> T is(Class<T> type, @Nullable Object tree) {
    if (!type.isInstance(tree)) {
      throw new IllegalArgumentException(
          "is no file of a contest: there is " + tree + " where a value of another kind is needed");
    }
    return type.cast(tree);
  }
}
