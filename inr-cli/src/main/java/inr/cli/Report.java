package inr.cli;

import inr.io.Output;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, its keys in the order they were put. JSON has no infinity, so a number that is
 * not finite or missing is null.
 */
final class Report {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  Report put(String key, Object value) {
    fields.put(key, value);
    return this;
  }

  Report put(String key, long value) {
    fields.put(key, value);
    return this;
  }

  Report put(String key, double value) {
    fields.put(key, Double.isFinite(value) ? value : null);
    return this;
  }

  Report put(String key, OptionalDouble value) {
    return put(key, value.orElse(Double.NaN));
  }

  Report putReport(String key, Report value) {
    fields.put(key, value.fields);
    return this;
  }

  Report putReports(String key, List<Report> values) {
    fields.put(key, values.stream().map(value -> value.fields).toList());
    return this;
  }

  /** The same without some keys. */
  Report without(Collection<String> keys) {
    Report rest = new Report();
    rest.fields.putAll(fields);
    rest.fields.keySet().removeAll(keys);
    return rest;
  }

  /** As a tree of JSON. */
  Map<String, @Nullable Object> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Writes the object where a place has been claimed for it. */
  void write(Output output) throws IOException {
    byte[] text = (JsonText.write(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    output.write(file -> file.write(text));
  }

  void print(Session session) {
    session.out().println(JsonText.write(fields));
  }
}
