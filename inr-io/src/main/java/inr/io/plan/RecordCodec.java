package inr.io.plan;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record: an object with a field per component. */
final class RecordCodec implements Codec {
  private record Component(String name, Method accessor, Codec codec) {
    Object of(Object value) {
      try {
        return accessor.invoke(value);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("record component " + name + " cannot be read", e);
      }
    }

    Object from(Map<?, ?> map, String where) {
      if (!map.containsKey(name)) {
        throw Codec.error(where, "field " + name + " is missing");
      }
      return codec.fromTree(map.get(name), Codec.field(where, name));
    }
  }

  private final Constructor<?> constructor;
  private final List<Component> components;

  RecordCodec(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every record has a canonical constructor", e);
    }
    components =
        Stream.of(parts)
            .map(
                part ->
                    new Component(
                        part.getName(), part.getAccessor(), Codec.of(part.getGenericType())))
            .toList();
    // File headers are records that are not public.
    constructor.setAccessible(true);
    components.forEach(component -> component.accessor().setAccessible(true));
  }

  /** Type of the component of a name. */
  Optional<Type> typeOf(String name) {
    return components.stream()
        .filter(component -> component.name().equals(name))
        .map(component -> component.accessor().getGenericReturnType())
        .findFirst();
  }

  List<String> names() {
    return components.stream().map(Component::name).toList();
  }

  @Override
  public Map<String, Object> toTree(Object value, String where) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Component component : components) {
      tree.put(
          component.name(),
          component.codec().toTree(component.of(value), Codec.field(where, component.name())));
    }
    return tree;
  }

  @Override
  public Object fromTree(@Nullable Object tree, String where) {
    if (!(tree instanceof Map<?, ?> map)) {
      throw Codec.found(tree, where, "an object");
    }
    for (Object name : map.keySet()) {
      if (!names().contains(name)) {
        throw Codec.error(
            where, "unknown field " + name + "; accepted are " + String.join(", ", names()));
      }
    }
    return construct(
        components.stream().map(component -> component.from(map, where)).toArray(), where);
  }

  private Object construct(Object[] values, String where) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        throw Codec.error(where, String.valueOf(refusal.getMessage()), refusal);
      }
      throw new IllegalStateException(
          "record " + constructor.getDeclaringClass().getName() + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "record " + constructor.getDeclaringClass().getName() + " cannot be made", e);
    }
  }
}
