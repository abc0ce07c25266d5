package inr.io.plan;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record: an object with a field per component. */
final class RecordCodec implements Codec {
  private final Constructor<?> constructor;
  private final Map<String, Method> accessors = new LinkedHashMap<>();
  private final Map<String, Codec> components = new LinkedHashMap<>();

  RecordCodec(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    try {
      constructor = type.getDeclaredConstructor(Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has a canonical constructor", e);
    }
    // File headers are records that are not public.
    constructor.setAccessible(true);
    for (RecordComponent part : parts) {
      part.getAccessor().setAccessible(true);
      accessors.put(part.getName(), part.getAccessor());
      components.put(part.getName(), Codec.of(part.getGenericType()));
    }
  }

  boolean has(String component) {
    return components.containsKey(component);
  }

  @Override
  public Map<String, Object> toTree(Object value, String where) {
    Map<String, Object> tree = new LinkedHashMap<>();
    components.forEach((name, codec) -> tree.put(name, codec.toTree(component(value, name), Codec.field(where, name))));
    return tree;
  }

  private Object component(Object value, String name) {
    try {
      return accessors.get(name).invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("record component " + name + " cannot be read", e);
    }
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw Codec.found(tree, where, "an object");
    }
    for (Object name : map.keySet()) {
      if (!components.containsKey(name)) {
        throw Codec.error(where, "unknown field " + name + "; accepted are " + components.keySet().stream().collect(Collectors.joining(", ")));
      }
    }
    return construct(components.entrySet().stream().map(entry -> part(map, entry.getKey(), entry.getValue(), where)).toArray(), where);
  }

  private static Object part(Map<?, ?> map, String name, Codec codec, String where) {
    if (!map.containsKey(name)) {
      throw Codec.error(where, "field " + name + " is missing");
    }
    return codec.fromTree(map.get(name), Codec.field(where, name));
  }

  private Object construct(Object[] parts, String where) {
    try {
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw new IllegalArgumentException(Codec.error(where, String.valueOf(refusal.getMessage())).getMessage(), refusal);
      }
      throw new IllegalStateException("record " + constructor.getDeclaringClass().getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + constructor.getDeclaringClass().getName() + " cannot be made", e);
    }
  }
}
