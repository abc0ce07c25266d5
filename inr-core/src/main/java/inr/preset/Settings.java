package inr.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by name that a network is built from. Immutable. */
public final class Settings {
  private final Map<String, Double> values;
  private final List<String> whole;

  private Settings(Map<String, Double> values, List<String> whole) {
    this.values = Collections.unmodifiableMap(values);
    this.whole = List.copyOf(whole);
  }

  /** No settings. */
  public static Settings none() {
    return new Settings(new LinkedHashMap<>(), List.of());
  }

  /** These and a whole number. */
  public Settings andWhole(String name, long usual) {
    List<String> more = new ArrayList<>(whole);
    more.add(name);
    return new Settings(put(name, (double) usual), more);
  }

  /** These and a number. */
  public Settings and(String name, double usual) {
    return new Settings(put(name, usual), whole);
  }

  private Map<String, Double> put(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return more;
  }

  /** Whether there is a setting of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * These with another value for one of them.
   *
   * @throws IllegalArgumentException if there is no such setting, or it is a whole number and this
   *     is none
   */
  public Settings with(String name, double value) {
    get(name);
    if (!(Math.abs(value) <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "setting "
              + name
              + " is "
              + value
              + "; a number of at most "
              + Float.MAX_VALUE
              + " is needed, the largest float32");
    }
    if (whole.contains(name) && (value != Math.rint(value) || Math.abs(value) > Long.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "setting " + name + " is " + value + "; a whole number is needed");
    }
    return new Settings(put(name, value), whole);
  }

  /** These with other values for some of them. */
  public Settings with(Map<String, Double> others) {
    Settings changed = this;
    for (Map.Entry<String, Double> other : others.entrySet()) {
      changed = changed.with(other.getKey(), other.getValue());
    }
    return changed;
  }

  /** The number of a name. */
  public double number(String name) {
    return get(name);
  }

  /** The whole number of a name. */
  public int whole(String name) {
    return Math.toIntExact((long) get(name));
  }

  private double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "there is no setting " + name + "; there are " + String.join(", ", values.keySet()));
    }
    return value;
  }

  /** Names and values in order. */
  public Map<String, Double> values() {
    return values;
  }
}
