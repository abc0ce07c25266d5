package inr.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The words that give a fit's bits again: its options without those that change none, and with
 * network, steps and seed even where they were not given.
 */
final class RepeatedCommand {
  /** Options that no bit of the model depends on, or that were turned into steps. */
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
          "--max-samples",
          "--max-temporary",
          "--measure-all");

  private RepeatedCommand() {}

  /**
   * The words, for a shell.
   *
   * @param given words of the command line
   * @param input name of what was fitted
   */
  static String of(ParseResult given, String input, FitResult result) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    if (!given.hasMatchedOption("--from")) {
      options.put("--model", List.of(result.job().fit().name()));
    }
    for (OptionSpec option : given.matchedOptions()) {
      if (!WITHOUT_BITS.contains(option.longestName())) {
        options.put(
            option.longestName(),
            option.arity().max() == 0 ? List.of() : option.originalStringValues());
      }
    }
    if (given.hasMatchedOption("--activation")
        || given.hasMatchedOption("--layer")
        || given.hasMatchedOption("--encoding")) {
      options.remove("--model"); // The parts choose it.
    }
    options.put("--steps", List.of(String.valueOf(result.job().rules().steps())));
    options.put("--seed", List.of(String.valueOf(result.job().fit().plan().seed())));
    List<String> words = new ArrayList<>(List.of("inr", "fit", quoted(input)));
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
