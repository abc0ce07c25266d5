package inr.io.plan;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers, truth values, text and enum constants. */
final class Scalars {
  private Scalars() {}

  static Codec of(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new Whole(32);
    }
    if (type == long.class || type == Long.class) {
      return new Whole(64);
    }
    if (type == double.class || type == Double.class) {
      return new Finite();
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Plain(Boolean.class, "true or false");
    }
    if (type == String.class) {
      return new Plain(String.class, "text");
    }
    throw new IllegalArgumentException("there is no JSON form of " + type.getTypeName());
  }

  /** Whole numbers of 32 or 64 bits. */
  record Whole(int bits) implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      return value;
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (tree instanceof Integer || tree instanceof Long || tree instanceof BigInteger) {
        BigInteger number = new BigInteger(tree.toString());
        if (number.bitLength() < bits) {
          return bits == 32 ? (Object) number.intValue() : (Object) number.longValue();
        }
      }
      throw Codec.found(tree, where, "a whole number of " + bits + " bits");
    }
  }

  /** Doubles that are neither NaN nor infinite; a number written without a point is one, too. */
  record Finite() implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      return fromTree(value, where);
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (tree instanceof Number number && Double.isFinite(number.doubleValue())) {
        return number.doubleValue();
      }
      throw Codec.found(tree, where, "a finite number");
    }
  }

  /** Values that are their own trees. */
  record Plain(Class<?> type, String words) implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      return value;
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (tree != null && type.isInstance(tree)) {
        return tree;
      }
      throw Codec.found(tree, where, words);
    }
  }

  /** Enum constants by their dashed names. */
  record Constants(Class<?> type) implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      return name(value);
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      Object[] constants = type.getEnumConstants();
      return Arrays.stream(constants)
          .filter(constant -> name(constant).equals(tree))
          .findFirst()
          .orElseThrow(
              () ->
                  Codec.found(
                      tree,
                      where,
                      Arrays.stream(constants)
                          .map(Constants::name)
                          .collect(Collectors.joining(" or "))));
    }

    private static String name(Object constant) {
      return Codec.dashed(((Enum<?>) constant).name());
    }
  }
}
