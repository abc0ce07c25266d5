package inr.interchange.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file, whose tensors fill the data without a gap.
 *
 * @param metadata texts by name
 * @param entries in the order of their data
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {
  static final String METADATA = "__metadata__";

  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  /**
   * A tensor's place.
   *
   * @param begin of its bytes in the data
   * @param end of them
   */
  record Entry(String name, ElementType type, List<Integer> shape, long begin, long end) {
    /** Numbers in it. */
    int size() {
      return (int) ((end - begin) / type.bytes());
    }
  }

  /**
   * The header of a tree.
   *
   * @param bytes of the data behind it
   * @throws IllegalArgumentException if it is not such a header, or tells of other data
   */
  static SafetensorsHeader of(@Nullable Object tree, long bytes) {
    Map<String, String> metadata = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<?, ?> field : object("header", tree).entrySet()) {
      String name = String.valueOf(field.getKey());
      if (name.equals(METADATA)) {
        object(METADATA, field.getValue())
            .forEach((key, value) -> metadata.put(String.valueOf(key), text(METADATA, value)));
      } else {
        entries.add(entry(name, object(name, field.getValue())));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin() != at) {
        throw new IllegalArgumentException(
            entry.name() + " begins at byte " + entry.begin() + " of the data; " + at + " is due");
      }
      at = entry.end();
    }
    if (at != bytes) {
      throw new IllegalArgumentException(
          "has " + bytes + " bytes of data but its header tells of " + at + "; it may be cut off");
    }
    return new SafetensorsHeader(metadata, entries);
  }

  private static Entry entry(String name, Map<?, ?> fields) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("has a tensor with control characters in its name");
    }
    if (!fields.keySet().equals(FIELDS)) {
      throw new IllegalArgumentException(
          name
              + " has the fields "
              + fields.keySet()
              + "; "
              + "dtype, shape and data_offsets are needed");
    }
    ElementType type = type(name, text(name, fields.get("dtype")));
    List<Long> offsets = numbers(name, fields.get("data_offsets"));
    List<Long> shape = numbers(name, fields.get("shape"));
    long size = 1;
    for (long samples : shape) {
      // Both factors are below 2³¹.
      size =
          samples > Integer.MAX_VALUE || size > Integer.MAX_VALUE ? Long.MAX_VALUE : size * samples;
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          name + " has the shape " + shape + ", more than can be read");
    }
    if (offsets.size() != 2 || offsets.get(1) - offsets.get(0) != size * type.bytes()) {
      throw new IllegalArgumentException(
          name
              + " has the shape "
              + shape
              + " of "
              + type
              + ", "
              + size * type.bytes()
              + " bytes, but the data_offsets "
              + offsets);
    }
    return new Entry(
        name, type, shape.stream().map(Long::intValue).toList(), offsets.get(0), offsets.get(1));
  }

  private static ElementType type(String name, String dtype) {
    return Arrays.stream(ElementType.values())
        .filter(type -> type.name().equals(dtype))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " is of "
                        + dtype
                        + "; "
                        + List.of(ElementType.values())
                        + " can be read"));
  }

  private static Map<?, ?> object(String name, @Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + " is not an object");
  }

  private static String text(String name, @Nullable Object tree) {
    if (tree instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " has " + tree + " where a text is needed");
  }

  private static List<Long> numbers(String name, @Nullable Object tree) {
    List<Long> numbers = new ArrayList<>();
    for (Object number : tree instanceof List<?> list ? list : List.of("no list")) {
      if (!(number instanceof Integer || number instanceof Long)
          || ((Number) number).longValue() < 0) {
        throw new IllegalArgumentException(
            name
                + " has "
                + number
                + " in its shape or data_offsets; numbers from 0 on are needed");
      }
      numbers.add(((Number) number).longValue());
    }
    return numbers;
  }
}
