package inr.io.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member of a sealed interface as people write it: {@code kind(name=value, …)}, such as {@code
 * cosine(end=0.1)} or {@code averaged(inner=adam(beta1=0.8), decay=0.99)}. A record that stands for
 * no kind is {@code (name=value, …)}, a list {@code [value, …]}.
 *
 * <p>Kinds and names are those of {@link RecordJson}. What is not named has the value that the
 * record's {@code of()} gives it; a record without {@code of()} needs all its components.
 */
public final class KindText {
  private final String text;
  private int at;

  private KindText(String text) {
    this.text = text;
  }

  /** Names of the kinds of a sealed interface, in order. */
  public static List<String> kinds(Class<?> type) {
    return List.copyOf(new KindCodec(type).kinds());
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException in one line, if it is none
   */
  public static <T> T parse(Class<T> type, String text) {
    KindText reader = new KindText(text);
    Object tree = reader.kind(type);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.error("'" + text.charAt(reader.at) + "' is not expected here");
    }
    return RecordJson.fromTree(type, tree);
  }

  /** Name of the kind of a value. */
  public static String kindOf(Record value) {
    return Codec.dashed(value.getClass().getSimpleName());
  }

  /** Whether a component is named in a text of this form. */
  public static boolean names(String text, String component) {
    return text.replace(" ", "").matches(".*[(,]" + component + "=.*");
  }

  private Map<String, Object> kind(Class<?> type) {
    String name = word();
    KindCodec codec = new KindCodec(type);
    Class<?> member =
        codec
            .member(name)
            .orElseThrow(
                () ->
                    Codec.error(
                        "",
                        "there is no kind "
                            + name
                            + "; there are "
                            + String.join(", ", codec.kinds())));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", name);
    defaults(member).ifPresent(usual -> tree.putAll(asMap(codec.toTree(usual, ""))));
    if (accept('(')) {
      components(member, tree);
    }
    return tree;
  }

  /** A record whose type is known. */
  private Map<String, Object> record(Class<?> type) {
    Map<String, Object> tree = new LinkedHashMap<>();
    defaults(type).ifPresent(usual -> tree.putAll(new RecordCodec(type).toTree(usual, "")));
    if (!accept('(')) {
      throw error("'(' and what is in a " + Codec.dashed(type.getSimpleName()) + " are needed");
    }
    components(type, tree);
    return tree;
  }

  /** What stands between brackets of which the first has been read. */
  private void components(Class<?> member, Map<String, Object> tree) {
    if (accept(')')) {
      return;
    }
    do {
      component(member, tree);
    } while (accept(','));
    if (!accept(')')) {
      throw error("')' is missing");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object tree) {
    return (Map<String, Object>) tree;
  }

  /** What {@code of()} gives. */
  private static Optional<Object> defaults(Class<?> member) {
    try {
      Method of = member.getDeclaredMethod("of");
      boolean factory = Modifier.isStatic(of.getModifiers()) && of.getReturnType() == member;
      return factory ? Optional.of(of.invoke(null)) : Optional.empty();
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException(member + ".of() cannot be called", failure);
    }
  }

  private void component(Class<?> member, Map<String, Object> tree) {
    String name = word();
    Type type =
        new RecordCodec(member)
            .typeOf(name)
            .orElseThrow(
                () ->
                    Codec.error(
                        "",
                        Codec.dashed(member.getSimpleName())
                            + " has no "
                            + name
                            + "; it has "
                            + String.join(", ", new RecordCodec(member).names())));
    if (!accept('=')) {
      throw error("'=' and a value are needed after " + name);
    }
    tree.put(name, value(type));
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return list(generic.getActualTypeArguments()[0]);
    }
    if (!(type instanceof Class<?> plain)) {
      throw error("a value of this kind cannot be written here");
    }
    if (plain.isRecord()) {
      return record(plain);
    }
    return plain.isSealed() && !plain.isEnum() ? kind(plain) : scalar(plain);
  }

  private List<Object> list(Type element) {
    if (!accept('[')) {
      throw error("'[' and a list are needed");
    }
    List<Object> list = new ArrayList<>();
    if (accept(']')) {
      return list;
    }
    do {
      list.add(value(element));
    } while (accept(','));
    if (!accept(']')) {
      throw error("']' is missing");
    }
    return list;
  }

  private Object scalar(Class<?> type) {
    String word = word();
    if (type == boolean.class) {
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        default -> throw error(word + " is neither true nor false");
      };
    }
    if (type == String.class || type.isEnum()) {
      return word;
    }
    try {
      if (type == int.class || type == long.class || type == Integer.class) {
        return Long.valueOf(word);
      }
      if (type == double.class || type == Double.class) {
        return Double.valueOf(word);
      }
    } catch (NumberFormatException wrong) {
      throw error(word + " is not a number");
    }
    throw error("a value of this kind cannot be written here");
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length() && "(),=[]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (word.isEmpty()) {
      throw error("a name or a value is needed");
    }
    return word;
  }

  private boolean accept(char symbol) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == symbol) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException error(String problem) {
    return Codec.error(text, "character " + (at + 1) + ": " + problem);
  }
}
