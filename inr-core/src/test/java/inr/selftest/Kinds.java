package inr.selftest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Records and enum constants that values of a type may hold, or that a value holds, by name. */
final class Kinds {
  private final Set<String> names = new TreeSet<>();

  private Kinds() {}

  /** What a value of this type may hold. */
  static Set<String> of(Type type) {
    Kinds kinds = new Kinds();
    kinds.add(type);
    return kinds.names;
  }

  /** What this value holds. */
  static Set<String> in(Object value) throws ReflectiveOperationException {
    Kinds kinds = new Kinds();
    kinds.addOf(value);
    return kinds.names;
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType list) {
      Arrays.stream(list.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof Class<?> kind && kind.isSealed()) {
      Arrays.stream(kind.getPermittedSubclasses()).forEach(this::add);
    } else if (type instanceof Class<?> kind && kind.isEnum()) {
      Arrays.stream(kind.getEnumConstants()).forEach(c -> names.add(name((Enum<?>) c)));
    } else if (type instanceof Class<?> kind && kind.isRecord() && names.add(kind.getName())) {
      for (RecordComponent component : kind.getRecordComponents()) {
        add(component.getGenericType());
      }
    }
  }

  private void addOf(Object value) throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        addOf(element);
      }
    } else if (value instanceof Enum<?> constant) {
      names.add(name(constant));
    } else if (value.getClass().isRecord()) {
      names.add(value.getClass().getName());
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        addOf(component.getAccessor().invoke(value));
      }
    }
  }

  private static String name(Enum<?> constant) {
    return constant.getDeclaringClass().getName() + "." + constant.name();
  }
}
