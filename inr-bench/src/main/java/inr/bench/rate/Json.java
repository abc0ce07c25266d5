package inr.bench.rate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of trees of JSON that must be there. */
final class Json {
  private Json() {}

  static Map<?, ?> object(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("has " + tree + " where an object is needed");
  }

  static List<?> list(Map<?, ?> tree, String name) {
    if (tree.get(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("has no list " + name);
  }

  static double number(Map<?, ?> tree, String name) {
    if (tree.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("has a point without the number " + name);
  }

  static String text(Map<?, ?> tree, String name) {
    if (tree.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("has no text " + name);
  }

  /** A point of any codec. */
  static RatePoint point(Map<?, ?> tree) {
    return new RatePoint(
        text(tree, "picture"),
        (long) number(tree, "bytes"),
        number(tree, "bpp"),
        tree.containsKey("psnr") && tree.get("psnr") == null
            ? Double.POSITIVE_INFINITY
            : number(tree, "psnr"));
  }
}
