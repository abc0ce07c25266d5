package inr.experiment;

import inr.contest.Curve;
import inr.contest.Kept;
import inr.contest.KeptRows;
import inr.contest.Scored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All trials of an experiment and the text that keeps them, see {@link KeptRows}. Numbers that are
 * missing or infinite are null.
 */
public final class Trials {
  private final ExperimentRules rules;
  private final KeptRows<Trial.Entry, Trial> kept;

  /** None yet. */
  public Trials(ExperimentRules rules) {
    this(rules, new KeptRows<>());
  }

  private Trials(ExperimentRules rules, KeptRows<Trial.Entry, Trial> kept) {
    this.rules = rules;
    this.kept = kept;
  }

  /** What all of them have in common. */
  public ExperimentRules rules() {
    return rules;
  }

  /**
   * Names a picture of the trials to come.
   *
   * @throws IllegalArgumentException if there are trials of another file of this name
   */
  public void input(String name, String sha256) {
    kept.input(name, sha256);
  }

  /** Adds a trial, or takes it in place of an older one. */
  public void add(Trial trial) {
    kept.add(trial.entry(), trial);
  }

  /** Whether there is a trial. */
  public boolean has(Trial.Entry entry) {
    return kept.has(entry);
  }

  /** All of them. */
  public List<Trial> all() {
    return kept.all();
  }

  /** Scales that a picture was tried at, in their order. */
  public List<Integer> scales(String picture) {
    return kept.entries().stream()
        .filter(entry -> entry.picture().equals(picture))
        .map(Trial.Entry::scale)
        .distinct()
        .sorted()
        .toList();
  }

  /** Methods on one problem, the best first. */
  public List<Ranked> ranking(String picture, int scale) {
    return kept.ranking(
        entry -> entry.picture().equals(picture) && entry.scale() == scale,
        Trial.Entry::method,
        Ranked::new);
  }

  /**
   * The text.
   *
   * @param facts of the machine, by name
   */
  public byte[] bytes(Map<String, String> facts) {
    return kept.bytes(facts, rules.tree(), Trials::tree, Trials::curve);
  }

  private static Map<String, @Nullable Object> tree(Trial trial) {
    Map<String, @Nullable Object> tree = entry(trial);
    Optional<Trial.Result> result = trial.result();
    Kept.put(tree, "psnr", result.map(Trial.Result::psnr));
    Kept.put(tree, "ssim", result.flatMap(one -> boxed(one.ssim())));
    result
        .filter(one -> one.luma().isPresent())
        .ifPresent(
            one -> {
              Kept.put(tree, "luma_psnr", boxed(one.luma()));
              Kept.put(tree, "luma_ssim", boxed(one.lumaSsim()));
            });
    Kept.put(tree, "misfit", result.map(Trial.Result::misfit));
    Kept.put(tree, "seconds", result.map(Trial.Result::seconds));
    result
        .filter(one -> one.parameters().isPresent())
        .ifPresent(
            one -> {
              tree.put("setting", one.setting());
              tree.put("parameters", one.parameters().getAsLong());
            });
    tree.put("status", trial.status());
    return tree;
  }

  private static Map<String, @Nullable Object> entry(Trial trial) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("picture", trial.entry().picture());
    tree.put("scale", trial.entry().scale());
    tree.put("method", trial.entry().method());
    OptionalLong seed = trial.entry().seed();
    tree.put("seed", seed.isPresent() ? seed.getAsLong() : null);
    return tree;
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.stream().boxed().findFirst();
  }

  private static Optional<Map<String, @Nullable Object>> curve(Trial trial) {
    return trial
        .result()
        .filter(result -> !result.curve().points().isEmpty())
        .map(
            result -> {
              Map<String, @Nullable Object> tree = entry(trial);
              tree.putAll(result.curve().tree());
              return tree;
            });
  }

  /**
   * The trials of a text.
   *
   * @param rules that they must be of
   * @throws IllegalArgumentException with words to follow the file's name, if the text is no such
   *     thing or its experiment has other rules
   */
  public static Trials of(byte[] bytes, ExperimentRules rules) {
    return new Trials(rules, KeptRows.of(bytes, rules.tree(), Trials::entryOf, Trials::trialOf));
  }

  /** One without a curve is of a method that takes no steps, if it has a result. */
  private static Trial trialOf(Trial.Entry entry, Map<?, ?> row, Optional<Curve> curve) {
    String status = Kept.text(row.get("status"));
    return new Trial(
        entry,
        status,
        status.startsWith(Scored.OK)
            ? Optional.of(resultOf(row, curve.orElse(new Curve(List.of()))))
            : Optional.empty());
  }

  private static Trial.Entry entryOf(Map<?, ?> tree) {
    return new Trial.Entry(
        Kept.text(tree.get("picture")),
        (int) Kept.number(tree.get("scale")),
        Kept.text(tree.get("method")),
        whole(tree, "seed"));
  }

  private static Trial.Result resultOf(Map<?, ?> row, Curve curve) {
    return new Trial.Result(
        Kept.optional(row, "psnr").orElse(Double.POSITIVE_INFINITY),
        Kept.optional(row, "ssim"),
        row.containsKey("luma_psnr")
            ? OptionalDouble.of(Kept.optional(row, "luma_psnr").orElse(Double.POSITIVE_INFINITY))
            : OptionalDouble.empty(),
        Kept.optional(row, "luma_ssim"),
        Kept.number(row.get("misfit")),
        Kept.number(row.get("seconds")),
        row.containsKey("setting") ? Kept.text(row.get("setting")) : "",
        whole(row, "parameters"),
        curve);
  }

  private static OptionalLong whole(Map<?, ?> tree, String name) {
    OptionalDouble number = Kept.optional(tree, name);
    return number.isPresent() ? OptionalLong.of((long) number.getAsDouble()) : OptionalLong.empty();
  }
}
