package inr.contest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a contest and the text that keeps them, see {@link KeptRows}. Numbers that are
 * missing or infinite are null.
 */
public final class Results {
  private final ContestRules rules;
  private final KeptRows<Row.Entry, Row> kept;

  /** No rows yet. */
  public Results(ContestRules rules) {
    this(rules, new KeptRows<>());
  }

  private Results(ContestRules rules, KeptRows<Row.Entry, Row> kept) {
    this.rules = rules;
    this.kept = kept;
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
    kept.input(name, sha256);
  }

  /** Adds a row, or takes it in place of an older one. */
  public void add(Row row) {
    kept.add(row.entry(), row);
  }

  /** Whether there is a row of a fit. */
  public boolean has(Row.Entry entry) {
    return kept.has(entry);
  }

  /** All rows. */
  public List<Row> rows() {
    return kept.all();
  }

  /** Rows of one input by network, the best in decibels first, those without a result last. */
  public List<Standing> standings(String input) {
    return kept.ranking(entry -> entry.input().equals(input), Row.Entry::model, Standing::new);
  }

  /** The rows of one input as data. */
  public List<Map<String, @Nullable Object>> trees(String input) {
    return rows().stream()
        .filter(row -> row.entry().input().equals(input))
        .map(Results::tree)
        .toList();
  }

  /**
   * The text.
   *
   * @param facts of the machine, by name
   */
  public byte[] bytes(Map<String, String> facts) {
    return kept.bytes(facts, rules.tree(), Results::tree, Results::curve);
  }

  private static Map<String, @Nullable Object> tree(Row row) {
    Map<String, @Nullable Object> tree = entry(row);
    Optional<Row.Result> result = row.result();
    tree.put("setting", result.isPresent() ? result.get().setting() : null);
    tree.put("parameters", result.isPresent() ? result.get().parameters() : null);
    Kept.put(tree, "psnr", result.map(Row.Result::psnr));
    result.ifPresent(
        known -> {
          known.ssim().ifPresent(ssim -> tree.put("ssim", ssim));
          known.snr().ifPresent(snr -> Kept.put(tree, "snr", Optional.of(snr)));
        });
    Kept.put(tree, "seconds", result.map(Row.Result::seconds));
    tree.put("steps", result.isPresent() ? result.get().steps() : null);
    Kept.put(
        tree, "points_per_second", result.map(one -> one.pointsPerSecond().orElse(Double.NaN)));
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
    return new Results(
        rules,
        KeptRows.of(
            bytes,
            rules.tree(),
            Results::entryOf,
            (entry, row, curve) ->
                new Row(
                    entry,
                    Kept.text(row.get("status")),
                    curve.map(known -> resultOf(row, known)))));
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
