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
              tree.put("step", curve.points().stream().map(Curve.Point::step).toList());
              tree.put("seconds", curve.points().stream().map(Curve.Point::seconds).toList());
              tree.put("psnr", curve.points().stream().map(Curve.Point::psnr).toList());
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
    Map<?, ?> tree = object(read(new String(bytes, StandardCharsets.UTF_8)));
    Object kept = read(JsonText.write(rules.tree()));
    if (!kept.equals(tree.get("settings"))) {
      throw new IllegalArgumentException(
          "is of a contest with other settings, "
              + JsonText.write(object(tree.get("settings")))
              + " and not "
              + JsonText.write(rules.tree()));
    }
    Results results = new Results(rules);
    object(tree.get("inputs")).forEach((name, sha256) -> results.input(text(name), text(sha256)));
    Map<Row.Entry, Curve> curves = new LinkedHashMap<>();
    for (Object one : list(tree.get("curves"))) {
      Map<?, ?> curve = object(one);
      curves.put(entryOf(curve), curveOf(curve));
    }
    for (Object one : list(tree.get("rows"))) {
      Map<?, ?> row = object(one);
      Row.Entry entry = entryOf(row);
      results.add(
          new Row(
              entry,
              text(row.get("status")),
              Optional.ofNullable(curves.get(entry)).map(curve -> resultOf(row, curve))));
    }
    return results;
  }

  private static Row.Entry entryOf(Map<?, ?> tree) {
    return new Row.Entry(
        text(tree.get("input")), text(tree.get("model")), (long) number(tree.get("seed")));
  }

  private static Row.Result resultOf(Map<?, ?> row, Curve curve) {
    return new Row.Result(
        text(row.get("setting")),
        (long) number(row.get("parameters")),
        row.get("psnr") == null ? Double.POSITIVE_INFINITY : number(row.get("psnr")),
        optional(row, "ssim"),
        row.containsKey("snr") && row.get("snr") == null
            ? OptionalDouble.of(Double.POSITIVE_INFINITY)
            : optional(row, "snr"),
        number(row.get("seconds")),
        (long) number(row.get("steps")),
        optional(row, "points_per_second"),
        (long) number(row.get("bytes")),
        curve);
  }

  private static Curve curveOf(Map<?, ?> tree) {
    List<?> steps = list(tree.get("step"));
    List<?> seconds = list(tree.get("seconds"));
    List<?> psnr = list(tree.get("psnr"));
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(steps.size(), Math.min(seconds.size(), psnr.size())); i++) {
      points.add(
          new Curve.Point(
              (long) number(steps.get(i)), number(seconds.get(i)), number(psnr.get(i))));
    }
    return new Curve(points);
  }

  private static OptionalDouble optional(Map<?, ?> tree, String name) {
    Object value = tree.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(number(value));
  }

  private static Object read(String text) {
    try {
      Object tree = JsonText.read(text);
      return tree == null ? text : tree;
    } catch (IllegalArgumentException damaged) {
      throw new IllegalArgumentException("is no file of a contest: " + damaged.getMessage());
    }
  }

  private static Map<?, ?> object(@Nullable Object tree) {
    return is(Map.class, tree);
  }

  private static List<?> list(@Nullable Object tree) {
    return is(List.class, tree);
  }

  private static String text(@Nullable Object tree) {
    return is(String.class, tree);
  }

  private static double number(@Nullable Object tree) {
    return is(Number.class, tree).doubleValue();
  }

  private static <T> T is(Class<T> type, @Nullable Object tree) {
    if (!type.isInstance(tree)) {
      throw new IllegalArgumentException(
          "is no file of a contest: there is " + tree + " where a value of another kind is needed");
    }
    return type.cast(tree);
  }
}
