package inr.io.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sealed interface of records: the record's object with a first field {@code kind}. */
final class KindCodec implements Codec {
  private static final String KIND = "kind";
  private final Map<String, RecordCodec> kinds = new LinkedHashMap<>();

  KindCodec(Class<?> type) {
    add(type);
  }

  /** Members in the order in which they are written; those of a sealed group stand in its place. */
  private void add(Class<?> type) {
    for (Class<?> member : type.getPermittedSubclasses()) {
      if (member.isSealed()) {
        add(member);
        continue;
      }
      if (!member.isRecord()) {
        throw new IllegalArgumentException("there is no JSON form of " + member.getTypeName());
      }
      RecordCodec codec = new RecordCodec(member);
      if (codec.names().contains(KIND)) {
        throw new IllegalArgumentException(
            member.getTypeName()
                + " has a component kind, which JSON needs for its name; rename it");
      }
      kinds.put(name(member), codec);
    }
  }

  /** Names of the kinds, in order. */
  Set<String> kinds() {
    return kinds.keySet();
  }

  /** The record of a kind. */
  Optional<Class<?>> member(String kind) {
    RecordCodec codec = kinds.get(kind);
    return codec == null ? Optional.empty() : Optional.of(codec.type());
  }

  private static String name(Class<?> member) {
    return Codec.dashed(member.getSimpleName());
  }

  @Override
  public Object toTree(Object value, String where) {
    String kind = name(value.getClass());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(KIND, kind);
    tree.putAll(Objects.requireNonNull(kinds.get(kind)).toTree(value, where));
    return tree;
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw Codec.found(tree, where, "an object");
    }
    RecordCodec codec = map.get(KIND) instanceof String kind ? kinds.get(kind) : null;
    if (codec == null) {
      throw Codec.found(
          map.get(KIND), Codec.field(where, KIND), "one of " + String.join(", ", kinds.keySet()));
    }
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.remove(KIND);
    return codec.fromTree(rest, where);
  }
}
