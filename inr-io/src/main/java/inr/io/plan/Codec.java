package inr.io.plan;

import inr.lapped.Blocks;
import inr.lattice.PlaceSet;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one Java type ⇄ JSON trees: maps, lists, text, numbers and truth values. Both ways
 * stand side by side, a class per form.
 */
interface Codec {
  /**
   * The tree of a value.
   *
   * @param where path to the value for messages, such as {@code network.layers[0]}; empty at the
   *     top
   */
  Object toTree(Object value, String where);

  /** The value of a tree, which is null for a JSON null. */
  Object fromTree(@Nullable Object tree, String where);

  /**
   * The codec of a declared type; fails for a type that has no form, whatever the values are, so
   * that no plan is lost by surprise.
   */
  static Codec of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new Containers.Lists(of(arguments[0]));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new Containers.Maps(of(arguments[1]));
      }
    } else if (type instanceof Class<?> plain) {
      if (plain.isRecord()) {
        return new RecordCodec(plain);
      }
      // Before sealed interfaces, since an enum whose constants have bodies is sealed, too.
      if (plain.isEnum()) {
        return new Scalars.Constants(plain);
      }
      if (plain.isSealed()) {
        return new KindCodec(plain);
      }
      if (plain == PlaceSet.class) {
        return new PlaceSetCodec();
      }
      if (plain == Blocks.class) {
        return new BlocksCodec();
      }
      if (plain == Object.class) {
        return new Containers.Trees();
      }
      return Scalars.of(plain);
    }
    throw new IllegalArgumentException("there is no JSON form of " + type.getTypeName());
  }

  /** {@code DampedSine} or {@code END_POINTS} as {@code damped-sine} or {@code end-points}. */
  static String dashed(String javaName) {
    return javaName
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }

  /** The path of a field. */
  static String field(String where, String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  /** An error at a place, in one line, whatever is quoted. */
  static IllegalArgumentException error(String where, String problem) {
    String words = where.isEmpty() ? problem : where + ": " + problem;
    return new IllegalArgumentException(words.replaceAll("\\R", " "));
  }

  /** An error at a place that another exception told of. */
  static IllegalArgumentException error(
      String where, String problem, IllegalArgumentException cause) {
    IllegalArgumentException error = error(where, problem);
    error.initCause(cause);
    return error;
  }

  /** The error of a tree of the wrong form. */
  static IllegalArgumentException found(@Nullable Object tree, String where, String needed) {
    String what =
        tree instanceof Map
            ? "an object"
            : tree instanceof List
                ? "a list"
                : tree instanceof String text
                    ? "text \"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\""
                    : String.valueOf(tree);
    return error(where, what + " found; " + needed + " is needed");
  }
}
