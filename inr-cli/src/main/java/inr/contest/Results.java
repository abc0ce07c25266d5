package inr.contest;

import inr.io.plan.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a contest, in the order in which they were added, and the text that keeps them: one
 * JSON object of {@code facts}, {@code settings}, {@code inputs} (name ↦ SHA-256), {@code rows} and
 * {@code curves}. Numbers that are missing or infinite are null.
 */
public final class Results {
  private final ContestRules rules;
  private final Map<String, String> inputs = new LinkedHashMap<>();
  private final Map<Row.Entry, Row> rows = new LinkedHashMap<>();

  /** No rows yet. */
  public Results(ContestRules rules) {
    this.rules = rules;
  }

  /** What all rows have in common. */
  public ContestRules rules() {
    return rules;
  }

  /**
   * Names an input of the rows to come.
   *
   * @throws IllegalArgumentException if there are rows of another file of this name
   */
  public void input(String name, String sha256) {
    String known = inputs.put(name, sha256);
    if (known != null && !known.equals(sha256)) {
      throw new IllegalArgumentException("was made of another file of the name " + name);
    }
  }

  /** Adds a row, or takes it in place of an older one. */
  public void add(Row row) {
    rows.put(row.entry(), row);
  }

  /** Whether there is a row of a fit. */
  public boolean has(Row.Entry entry) {
    return rows.containsKey(entry);
  }

  /** All rows. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** Rows of one input by network, the best in decibels first, those without a result last. */
  public List<Standing> standings(String input) {
    Map<String, List<Row>> byModel = new LinkedHashMap<>();
    for (Row row : rows.values()) {
      if (row.entry().input().equals(input)) {
        byModel.computeIfAbsent(row.entry().model(), model -> new ArrayList<>()).add(row);
      }
    }
    return byModel.entrySet().stream()
        .map(one -> new Standing(one.getKey(), one.getValue()))
        .sorted()
        .toList();
  }

  /**
   * The text.
   *
   * @param facts of the machine, by name
   */
  public byte[] bytes(Map<String, String> facts) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("facts", facts);
    tree.put("settings", rules.tree());
    tree.put("inputs", inputs);
    tree.put("rows", rows.values().stream().map(Results::tree).toList());
    tree.put("curves", rows.values().stream().flatMap(row -> curve(row).stream()).toList());
    return (JsonText.write(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> tree(Row row) {
    Map<String, @Nullable Object> tree = entry(row);
    Optional<Row.Result> result = row.result();
    tree.put("setting", result.isPresent() ? result.get().setting() : null);
    tree.put("parameters", result.isPresent() ? result.get().parameters() : null);
    number(tree, "psnr", result.map(Row.Result::psnr));
    result.ifPresent(
        known -> {
          known.ssim().ifPresent(ssim -> tree.put("ssim", ssim));
          known.snr().ifPresent(snr -> number(tree, "snr", Optional.of(snr)));
        });
    number(tree, "seconds", result.map(Row.Result::seconds));
    tree.put("steps", result.isPresent() ? result.get().steps() : null);
    number(tree, "points_per_second", result.map(one -> one.pointsPerSecond().orElse(Double.NaN)));
    tree.put("bytes", result.isPresent() ? result.get().bytes() : null);
    tree.put("seed", row.entry().seed());
    tree.put("status", row.status());
    return tree;
  }

  private static Map<String, @Nullable Object> entry(Row row) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("input", row.entry().input());
    tree.put("model", row.entry().model());
    return tree;
  }

  private static void number(
      Map<String, @Nullable Object> tree, String name, Optional<Double> value) {
    tree.put(name, value.isPresent() && Double.isFinite(value.get()) ? value.get() : null);
  }

  private static Optional<Map<String, @Nullable Object>> curve(Row row) {
    return row.result()
        .map(Row.Result::curve)
        .map(
            curve -> {
              Map<String, @Nullable Object> tree = entry(row);
              tree.put("seed", row.entry().seed());
              tree.putAll(curve.tree());
              return tree;
            });
  }

  /**
   * The results of a text.
   *
   * @param rules that they must be of
   * @throws IllegalArgumentException with words to follow the file's name, if the text is no such
   *     thing or its contest has other rules
   */
  public static Results of(byte[] bytes, ContestRules rules) {
    Map<?, ?> tree = Kept.read(bytes);
    Kept.requireSettings(tree, rules.tree());
    Results results = new Results(rules);
    Kept.object(tree.get("inputs"))
        .forEach((name, sha256) -> results.input(Kept.text(name), Kept.text(sha256)));
    Map<Row.Entry, Curve> curves = new LinkedHashMap<>();
    for (Object one : Kept.list(tree.get("curves"))) {
      Map<?, ?> curve = Kept.object(one);
      curves.put(entryOf(curve), Curve.of(curve));
    }
    for (Object one : Kept.list(tree.get("rows"))) {
      Map<?, ?> row = Kept.object(one);
      Row.Entry entry = entryOf(row);
      results.add(
          new Row(
              entry,
              Kept.text(row.get("status")),
              Optional.ofNullable(curves.get(entry)).map(curve -> resultOf(row, curve))));
    }
    return results;
  }

  private static Row.Entry entryOf(Map<?, ?> tree) {
    return new Row.Entry(
        Kept.text(tree.get("input")),
        Kept.text(tree.get("model")),
        (long) Kept.number(tree.get("seed")));
  }

  private static Row.Result resultOf(Map<?, ?> row, Curve curve) {
    return new Row.Result(
        Kept.text(row.get("setting")),
        (long) Kept.number(row.get("parameters")),
        row.get("psnr") == null ? Double.POSITIVE_INFINITY : Kept.number(row.get("psnr")),
        Kept.optional(row, "ssim"),
        row.containsKey("snr") && row.get("snr") == null
            ? OptionalDouble.of(Double.POSITIVE_INFINITY)
            : Kept.optional(row, "snr"),
        Kept.number(row.get("seconds")),
        (long) Kept.number(row.get("steps")),
        Kept.optional(row, "points_per_second"),
        (long) Kept.number(row.get("bytes")),
        curve);
  }
}
