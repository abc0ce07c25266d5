package inr.cli;

import inr.io.model.Precision;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words of this program. */
final class UsageText {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<scheme>[a-z][a-z0-9+.-]+):(//.*|(?<=file:|data:).*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final int LONGEST_ADDRESS = 100;

  /** What stands for bytes that are no characters. */
  private static final char UNDECODED = '\ufffd';

  private UsageText() {}

  /** Values that cannot be read are refused in plain words, not by Java's names. */
  static void refuseValuesInWords(CommandLine commands) {
    ITypeConverter<Integer> integer = value -> number(value, "a whole number", Integer::valueOf);
    ITypeConverter<Long> whole = value -> number(value, "a whole number", Long::valueOf);
    ITypeConverter<Double> real = value -> number(value, "a number", Double::valueOf);
    commands.registerConverter(Integer.class, integer).registerConverter(int.class, integer);
    commands.registerConverter(Long.class, whole).registerConverter(long.class, whole);
    commands.registerConverter(Double.class, real);
    commands.registerConverter(Precision.class, oneOf(Precision.values()));
    commands.registerConverter(Path.class, UsageText::file);
  }

  /**
   * The file of a name. An address would become a path that is not there; a scheme has two letters
   * or more, which tells it from the drive of Windows.
   */
  private static Path file(String name) {
    Matcher address = ADDRESS.matcher(name);
    if (!address.matches()) {
      return path(name);
    }
    throw new TypeConversionException(
        "'"
            + (name.length() > LONGEST_ADDRESS ? name.substring(0, LONGEST_ADDRESS) + "…" : name)
            + "' is an address, and files are read and written here; "
            + (address.group("scheme").equalsIgnoreCase("file")
                ? "leave 'file:' and the host out"
                : "fetch it first, and give the name of the file"));
  }

  private interface Parser<T> {
    T parse(String value);
  }

  private static <T> T number(String value, String wanted, Parser<T> parser) {
    try {
      return parser.parse(value);
    } catch (NumberFormatException wrong) {
      throw new TypeConversionException("'" + value + "' is not " + wanted + " in range");
    }
  }

  /** Java decodes names by the locale; what that cannot express it could not find again. */
  private static Path path(String name) {
    try {
      Path path = Path.of(name);
      if (name.indexOf(UNDECODED) < 0 || Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException inexpressible) {
      // told below
    }
    throw new TypeConversionException(
        "'"
            + name
            + "' is a name that this locale cannot express ("
            + System.getProperty("sun.jnu.encoding")
            + "); set LC_ALL=C.UTF-8, or to the encoding the file was named in, or rename it");
  }

  private static <E extends Enum<E>> ITypeConverter<E> oneOf(E[] all) {
    return value ->
        Arrays.stream(all)
            .filter(each -> each.toString().equalsIgnoreCase(value))
            .findFirst()
            .orElseThrow(
                () ->
                    new TypeConversionException(
                        "'"
                            + value
                            + "' is not one of "
                            + Arrays.stream(all)
                                .map(E::toString)
                                .collect(Collectors.joining(", "))));
  }

  /** What is wrong, starting in lower case. */
  static String of(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    String message = String.valueOf(failure.getMessage());
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    List<String> words = failure.getUnmatched();
    CommandLine command = failure.getCommandLine();
    if (failure.isUnknownOption()) {
      return "there is no option "
          + words.stream().filter(word -> word.startsWith("-")).findFirst().orElse(words.get(0))
          + failure.getSuggestions().stream()
              .findFirst()
              .map(nearest -> "; the nearest is " + nearest)
              .orElse("");
    }
    return command.getSubcommands().isEmpty()
        ? tooMany(words.get(0))
        : "there is no command "
            + words.get(0)
            + "; there are "
            + String.join(", ", command.getSubcommands().keySet());
  }

  /** A list of files takes words until one is the name of none, which then is left over. */
  private static String tooMany(String word) {
    try {
      file(word);
    } catch (TypeConversionException noFile) {
      return String.valueOf(noFile.getMessage());
    }
    return "there is one argument too many, " + word;
  }
}
