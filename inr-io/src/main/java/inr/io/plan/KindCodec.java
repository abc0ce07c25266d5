package inr.io.plan;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A sealed interface of records: the record's object with a first field {@code kind}.
 *
 * <p>The codec of a record is made when it is first needed, since a record may hold another of its
 * own interface.
 */
final class KindCodec implements Codec {
  private static final String KIND = "kind";
  private final Map<String, Class<?>> kinds = new LinkedHashMap<>();
  private final Map<String, RecordCodec> codecs = new ConcurrentHashMap<>();

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
      for (RecordComponent component : member.getRecordComponents()) {
        if (component.getName().equals(KIND)) {
          throw new IllegalArgumentException(
              member.getTypeName()
                  + " has a component kind, which JSON needs for its name; rename it");
        }
      }
      kinds.put(name(member), member);
    }
  }

  private RecordCodec codec(String kind) {
    return codecs.computeIfAbsent(
        kind, missing -> new RecordCodec(Objects.requireNonNull(kinds.get(missing))));
  }

  /** Names of the kinds, in order. */
  Set<String> kinds() {
    return kinds.keySet();
  }

  /** The record of a kind. */
  Optional<Class<?>> member(String kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  private static String name(Class<?> member) {
    return Codec.dashed(member.getSimpleName());
  }

  @Override
  public Object toTree(Object value, String where) {
    String kind = name(value.getClass());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(KIND, kind);
    tree.putAll(codec(kind).toTree(value, where));
    return tree;
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw Codec.found(tree, where, "an object");
    }
    if (!(map.get(KIND) instanceof String kind && kinds.containsKey(kind))) {
      throw Codec.found(
          map.get(KIND), Codec.field(where, KIND), "one of " + String.join(", ", kinds.keySet()));
    }
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.remove(KIND);
    return codec(kind).fromTree(rest, where);
  }
}
