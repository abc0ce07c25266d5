package inr.io.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists, maps by name, and trees that are kept as they are. */
final class Containers {
  private Containers() {}

  /** Lists of one type. */
  record Lists(Codec element) implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      List<?> list = (List<?>) value;
      List<Object> tree = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        tree.add(element.toTree(list.get(i), where + "[" + i + "]"));
      }
      return tree;
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (!(tree instanceof List<?> list)) {
        throw Codec.found(tree, where, "a list");
      }
      List<Object> value = new ArrayList<>(list.size());
      for (int i = 0; i < list.size(); i++) {
        value.add(element.fromTree(list.get(i), where + "[" + i + "]"));
      }
      return List.copyOf(value);
    }
  }

  /** Maps from names to one type; sorted by name, so that equal maps give equal text. */
  record Maps(Codec element) implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      SortedMap<String, Object> tree = new TreeMap<>();
      ((Map<?, ?>) value)
          .forEach(
              (name, entry) ->
                  tree.put(
                      (String) name, element.toTree(entry, Codec.field(where, (String) name))));
      return tree;
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (!(tree instanceof Map<?, ?> map)) {
        throw Codec.found(tree, where, "an object");
      }
      SortedMap<String, Object> value = new TreeMap<>();
      map.forEach(
          (name, entry) ->
              value.put((String) name, element.fromTree(entry, Codec.field(where, (String) name))));
      return Collections.unmodifiableSortedMap(value);
    }
  }

  /** Any tree without null. A whole number comes back as Integer where it fits, else as Long. */
  record Trees() implements Codec {
    @Override
    public Object toTree(Object value, String where) {
      return fromTree(value, where);
    }

    @Override
    public Object fromTree(@Nullable Object tree, String where) {
      if (tree instanceof Map) {
        return new Maps(this).fromTree(tree, where);
      }
      if (tree instanceof List) {
        return new Lists(this).fromTree(tree, where);
      }
      if (tree instanceof Double) {
        return new Scalars.Finite().fromTree(tree, where);
      }
      if (tree instanceof String
          || tree instanceof Boolean
          || tree instanceof Integer
          || tree instanceof Long) {
        return tree;
      }
      throw Codec.found(tree, where, "an object, a list, text, a finite number, true or false");
    }
  }
}
