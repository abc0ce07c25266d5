package inr.contest;

import inr.io.plan.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Results in the order in which they were added, each under what it is the result of, and the text
 * that keeps them: one JSON object of {@code facts}, {@code settings}, {@code inputs} (name ↦
 * SHA-256), {@code rows} and {@code curves}.
 *
 * @param <E> what a result is of
 * @param <R> a result
 */
public final class KeptRows<E, R> {
  private final Map<String, String> inputs = new LinkedHashMap<>();
  private final Map<E, R> rows = new LinkedHashMap<>();

  /** Makes a result of the row that was kept of it and its curve, if it has one. */
  @FunctionalInterface
  public interface Reader<E, R> {
    /** The result. */
    R of(E entry, Map<?, ?> row, Optional<Curve> curve);
  }

  /**
   * Names a file of the results to come.
   *
   * @throws IllegalArgumentException if there are results of another file of this name
   */
  public void input(String name, String sha256) {
    String known = inputs.put(name, sha256);
    if (known != null && !known.equals(sha256)) {
      throw new IllegalArgumentException("was made of another file of the name " + name);
    }
  }

  /** Adds a result, or takes it in place of an older one. */
  public void add(E entry, R row) {
    rows.put(entry, row);
  }

  /** Whether there is a result. */
  public boolean has(E entry) {
    return rows.containsKey(entry);
  }

  /** What there are results of. */
  public List<E> entries() {
    return List.copyOf(rows.keySet());
  }

  /** All results. */
  public List<R> all() {
    return List.copyOf(rows.values());
  }

  /**
   * Some results by name, the best group first.
   *
   * @param chosen which of them
   * @param name of the group that one belongs to
   * @param group makes one
   */
  public <G extends Comparable<G>> List<G> ranking(
      Predicate<E> chosen, Function<E, String> name, BiFunction<String, List<R>, G> group) {
    Map<String, List<R>> byName = new LinkedHashMap<>();
    rows.forEach(
        (entry, row) -> {
          if (chosen.test(entry)) {
            byName.computeIfAbsent(name.apply(entry), key -> new ArrayList<>()).add(row);
          }
        });
    return byName.entrySet().stream()
        .map(one -> group.apply(one.getKey(), one.getValue()))
        .sorted()
        .toList();
  }

  /**
   * The text.
   *
   * @param facts of the machine, by name
   * @param settings that all results have in common
   * @param row a result as data
   * @param curve that of a result as data, if it has one
   */
  public byte[] bytes(
      Map<String, String> facts,
      Map<String, ?> settings,
      Function<R, Map<String, @Nullable Object>> row,
      Function<R, Optional<Map<String, @Nullable Object>>> curve) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("facts", facts);
    tree.put("settings", settings);
    tree.put("inputs", inputs);
    tree.put("rows", rows.values().stream().map(row).toList());
    tree.put("curves", rows.values().stream().flatMap(one -> curve.apply(one).stream()).toList());
    return (JsonText.write(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The results of a text.
   *
   * @param settings that they must have in common
   * @param entry what a row or a curve is of
   * @throws IllegalArgumentException with words to follow the file's name, if the text is no such
   *     thing or has other settings
   */
  public static <E, R> KeptRows<E, R> of(
      byte[] bytes, Map<String, ?> settings, Function<Map<?, ?>, E> entry, Reader<E, R> reader) {
    Map<?, ?> tree = Kept.read(bytes);
    Kept.requireSettings(tree, settings);
    KeptRows<E, R> kept = new KeptRows<>();
    Kept.object(tree.get("inputs"))
        .forEach((name, sha256) -> kept.input(Kept.text(name), Kept.text(sha256)));
    Map<E, Curve> curves = new LinkedHashMap<>();
    for (Object one : Kept.list(tree.get("curves"))) {
      Map<?, ?> curve = Kept.object(one);
      curves.put(entry.apply(curve), Curve.of(curve));
    }
    for (Object one : Kept.list(tree.get("rows"))) {
      Map<?, ?> row = Kept.object(one);
      E of = entry.apply(row);
      kept.add(of, reader.of(of, row, Optional.ofNullable(curves.get(of))));
    }
    return kept;
  }
}
