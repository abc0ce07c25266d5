package inr.io.plan;

import org.jspecify.annotations.Nullable;

/**
 * Records ⇄ JSON trees, such as a {@code TrainingPlan} and the maps and lists that {@link JsonText}
 * reads and writes.
 *
 * <p>A record becomes an object with a field per component, named as the component. Where a sealed
 * interface is declared, a first field {@code kind} tells the record: its simple name in lower case
 * with dashes, {@code damped-sine} for {@code DampedSine}; enum constants are named likewise. So a
 * new kind needs nothing here, and a name once released must stay: renaming a record or a component
 * changes the format.
 *
 * <p>Reading is strict: every field must be there, none may be unknown, numbers must fit their type
 * and be finite, and the records' own checks apply. Doubles come back with the same bits.
 */
public final class RecordJson {
  private RecordJson() {}

  /**
   * The tree of a value.
   *
   * @param type a record, or a sealed interface of records
   * @throws IllegalArgumentException if a number is not finite
   */
  public static <T> Object toTree(Class<T> type, T value) {
    return Codec.of(type).toTree(value, "");
  }

  /**
   * The value of a tree.
   *
   * @param type a record, or a sealed interface of records
   * @throws IllegalArgumentException in one line with the place, what was found and what is
   *     accepted, if the tree is not a {@code type}
   */
  public static <T> T fromTree(Class<T> type, @Nullable Object tree) {
    return type.cast(Codec.of(type).fromTree(tree, ""));
  }
}
