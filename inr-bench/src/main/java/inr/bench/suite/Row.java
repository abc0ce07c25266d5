package inr.bench.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured under one set of conditions.
 *
 * @param labels the conditions
 * @param values the measurements
 */
record Row(List<Label> labels, List<Measurement> values) {
  Row {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
  }

  /**
   * One condition.
   *
   * @param name of the condition, such as {@code width}
   * @param value text or a whole number
   */
  record Label(String name, Object value) {}

  /** A row with its first condition. */
  static Row of(String name, Object value) {
    return new Row(List.of(new Label(name, value)), List.of());
  }

  /** The same row with one more condition. */
  Row and(String name, Object value) {
    return new Row(joined(labels, new Label(name, value)), values);
  }

  /** The same row with one more measurement. */
  Row with(String name, String unit, List<Double> samples) {
    return new Row(labels, joined(values, new Measurement(name, unit, samples)));
  }

  /** The value of a condition. */
  Object label(String name) {
    return labels.stream()
        .filter(label -> label.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("row has no condition " + name))
        .value();
  }

  /** The measurement of a name. */
  Measurement value(String name) {
    return values.stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("row has no measurement " + name));
  }

  private static <T> List<T> joined(List<T> list, T last) {
    List<T> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }
}
