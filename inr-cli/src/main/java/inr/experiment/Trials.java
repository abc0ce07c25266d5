package inr.experiment;

import inr.contest.Curve;
import inr.contest.Kept;
import inr.io.plan.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All trials of an experiment, in the order in which they were added, and the text that keeps them:
 * one JSON object of {@code facts}, {@code settings}, {@code inputs} (name ↦ SHA-256), {@code rows}
 * and {@code curves}. Numbers that are missing or infinite are null.
 */
public final class Trials {
  private final ExperimentRules rules;
  private final Map<String, String> inputs = new LinkedHashMap<>();
  private final Map<Trial.Entry, Trial> trials = new LinkedHashMap<>();

  /** None yet. */
  public Trials(ExperimentRules rules) {
    this.rules = rules;
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
    String known = inputs.put(name, sha256);
    if (known != null && !known.equals(sha256)) {
      throw new IllegalArgumentException("was made of another file of the name " + name);
    }
  }

  /** Adds a trial, or takes it in place of an older one. */
  public void add(Trial trial) {
    trials.put(trial.entry(), trial);
  }

  /** Whether there is a trial. */
  public boolean has(Trial.Entry entry) {
    return trials.containsKey(entry);
  }

  /** All of them. */
  public List<Trial> all() {
    return List.copyOf(trials.values());
  }

  /** Scales that a picture was tried at, in their order. */
  public List<Integer> scales(String picture) {
    return trials.keySet().stream()
        .filter(entry -> entry.picture().equals(picture))
        .map(Trial.Entry::scale)
        .distinct()
        .sorted()
        .toList();
  }

  /** Methods on one problem, the best first. */
  public List<Ranked> ranking(String picture, int scale) {
    Map<String, List<Trial>> byMethod = new LinkedHashMap<>();
    for (Trial trial : trials.values()) {
      if (trial.entry().picture().equals(picture) && trial.entry().scale() == scale) {
        byMethod.computeIfAbsent(trial.entry().method(), name -> new ArrayList<>()).add(trial);
      }
    }
    return byMethod.entrySet().stream()
        .map(one -> new Ranked(one.getKey(), one.getValue()))
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
    tree.put("rows", trials.values().stream().map(Trials::tree).toList());
    tree.put("curves", trials.values().stream().flatMap(trial -> curve(trial).stream()).toList());
    return (JsonText.write(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> tree(Trial trial) {
    Map<String, @Nullable Object> tree = entry(trial);
    Optional<Trial.Result> result = trial.result();
    put(tree, "psnr", result.map(Trial.Result::psnr));
    put(tree, "ssim", result.flatMap(one -> boxed(one.ssim())));
    result
        .filter(one -> one.luma().isPresent())
        .ifPresent(
            one -> {
              put(tree, "luma_psnr", boxed(one.luma()));
              put(tree, "luma_ssim", boxed(one.lumaSsim()));
            });
    put(tree, "misfit", result.map(Trial.Result::misfit));
    put(tree, "seconds", result.map(Trial.Result::seconds));
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

  private static void put(
      Map<String, @Nullable Object> tree, String name, Optional<Double> number) {
    tree.put(name, number.isPresent() && Double.isFinite(number.get()) ? number.get() : null);
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
    Map<?, ?> tree = Kept.read(bytes);
    Kept.requireSettings(tree, rules.tree());
    Trials trials = new Trials(rules);
    Kept.object(tree.get("inputs"))
        .forEach((name, sha256) -> trials.input(Kept.text(name), Kept.text(sha256)));
    Map<Trial.Entry, Curve> curves = new LinkedHashMap<>();
    for (Object one : Kept.list(tree.get("curves"))) {
      Map<?, ?> curve = Kept.object(one);
      curves.put(entryOf(curve), Curve.of(curve));
    }
    for (Object one : Kept.list(tree.get("rows"))) {
      Map<?, ?> row = Kept.object(one);
      Trial.Entry entry = entryOf(row);
      String status = Kept.text(row.get("status"));
      trials.add(
          new Trial(
              entry,
              status,
              status.startsWith(Trial.OK)
                  ? Optional.of(resultOf(row, curves.getOrDefault(entry, new Curve(List.of()))))
                  : Optional.empty()));
    }
    return trials;
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
