package inr.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The words that give the same bits again: options of a command line without those that change
 * none, and what was settled even where it was not given.
 */
final class RepeatedCommand {
  /** Options that no bit of the outcome depends on, or that were turned into steps. */
  private static final Set<String> WITHOUT_BITS =
      Set.of(
          "--output",
          "--output-folder",
          "--jobs",
          "--threads",
          "--max-seconds",
          "--target-psnr",
          "--json",
          "--quiet",
          "--force",
          "--resume",
          "--log",
          "--report",
          AskedPlot.OPTION,
          "--max-samples",
          "--max-temporary",
          "--measure-all");

  private final String command;
  private final List<String> inputs = new ArrayList<>();
  private final Map<String, List<String>> options = new LinkedHashMap<>();

  /**
   * A command without options.
   *
   * @param command such as {@code fit}
   * @param input name of what it was given
   */
  RepeatedCommand(String command, String input) {
    this(command);
    this.inputs.add(input);
  }

  /** One that is given nothing but options. */
  RepeatedCommand(String command) {
    this.command = command;
  }

  /** With the options of a command line, where bits depend on them. */
  RepeatedCommand withGiven(ParseResult given) {
    for (OptionSpec option : given.matchedOptions()) {
      if (!WITHOUT_BITS.contains(option.longestName())) {
        options.put(
            option.longestName(),
            option.arity().max() == 0 ? List.of() : option.originalStringValues());
      }
    }
    return this;
  }

  /** With further inputs, behind the first. */
  RepeatedCommand withInputs(List<String> others) {
    inputs.addAll(others);
    return this;
  }

  /** With an option, whatever it was. */
  RepeatedCommand with(String option, Object value) {
    options.put(option, List.of(value.toString()));
    return this;
  }

  /** Without an option. */
  RepeatedCommand without(String option) {
    options.remove(option);
    return this;
  }

  /** The words, for a shell. */
  String text() {
    List<String> words = new ArrayList<>(List.of("inr", command));
    inputs.forEach(input -> words.add(quoted(input)));
    options.forEach(
        (name, values) -> {
          if (values.isEmpty()) {
            words.add(name);
          }
          values.forEach(value -> words.addAll(List.of(name, quoted(value))));
        });
    return String.join(" ", words);
  }

  /** A word as shells take it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./=:,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
