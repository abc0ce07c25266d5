package inr.bench.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows ⇄ trees of JSON. */
final class RowJson {
  private RowJson() {}

  /** The tree of a row. */
  static Map<String, Object> tree(Row row) {
    Map<String, Object> labels = new LinkedHashMap<>();
    row.labels().forEach(label -> labels.put(label.name(), label.value()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("labels", labels);
    tree.put("values", row.values().stream().map(RowJson::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Measurement value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", value.name());
    tree.put("unit", value.unit());
    tree.put("median", value.median());
    tree.put("min", value.min());
    tree.put("max", value.max());
    tree.put("rounds", value.rounds());
    tree.put("samples", value.samples());
    return tree;
  }

  /**
   * The row of a tree that {@link #tree} made.
   *
   * @throws IllegalArgumentException if the tree is something else
   */
  static Row row(@Nullable Object tree) {
    List<Row.Label> labels = new ArrayList<>();
    map(map(tree).get("labels"))
        .forEach((name, value) -> labels.add(new Row.Label(String.valueOf(name), value)));
    List<Measurement> values =
        list(map(tree).get("values")).stream().map(RowJson::measurement).toList();
    return new Row(labels, values);
  }

  private static Measurement measurement(Object tree) {
    return new Measurement(
        String.valueOf(map(tree).get("name")),
        String.valueOf(map(tree).get("unit")),
        list(map(tree).get("samples")).stream().map(s -> ((Number) s).doubleValue()).toList());
  }

  /** A tree that must be an object. */
  static Map<?, ?> map(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("JSON has " + tree + " where an object is needed");
  }

  /** A tree that must be a list. */
  static List<?> list(@Nullable Object tree) {
    if (tree instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("JSON has " + tree + " where a list is needed");
  }
}
