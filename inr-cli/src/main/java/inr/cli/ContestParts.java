package inr.cli;

import inr.activation.Activation;
import inr.contest.Entrant;
import inr.contest.PartGrid;
import inr.encoding.Encoding;
import inr.network.EdgeBasis;
import inr.preset.AnyKan;
import inr.preset.AnyPerceptron;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Networks of a contest that are made of parts, every activation and basis on every encoding. */
final class ContestParts {
  private static final String ALL = "all";

  /** What is written where an encoding is not named. */
  private static final String BARE = "identity";

  @Option(
      names = "--activations",
      paramLabel = "PART[,PART...]",
      description =
          "Networks of layers with each of these activations on each of the encodings: all, or activations as inr fit takes them with commas between them.")
  private String activations = "";

  @Option(
      names = "--bases",
      paramLabel = "PART[,PART...]",
      description =
          "Networks whose edges are sums of each of these bases on each of the encodings: all, or such as chebyshev(degree=4).")
  private String bases = "";

  @Option(
      names = "--encodings",
      paramLabel = "PART[,PART...]",
      description =
          "What the activations and bases are on: all, or encodings as inr fit takes them (default the bare coordinates).")
  private String encodings = "";

  /** Whether there are any. */
  boolean given() {
    return !(activations + bases + encodings).isEmpty();
  }

  /** All of them. */
  List<Entrant> entrants() {
    if (!encodings.isEmpty() && activations.isEmpty() && bases.isEmpty()) {
      throw CommandFailure.usage("--encodings needs --activations or --bases to stand before");
    }
    List<Entrant> entrants = new ArrayList<>();
    String usual = encodings.isEmpty() ? BARE : encodings;
    for (String on : parts("--encodings", usual, PartGrid.ENCODINGS)) {
      Encoding encoding = PlanOptions.kind(Encoding.class, "--encodings", on);
      for (String part : parts("--activations", activations, PartGrid.ACTIVATIONS)) {
        Activation activation = PlanOptions.activation("--activations", part);
        entrants.add(new Entrant(name(part, on), new AnyPerceptron(activation, encoding)));
      }
      for (String part : parts("--bases", bases, PartGrid.BASES)) {
        EdgeBasis basis = PlanOptions.kind(EdgeBasis.class, "--bases", part);
        entrants.add(new Entrant(name(part, on), new AnyKan(basis, encoding)));
      }
    }
    return entrants;
  }

  private static String name(String part, String encoding) {
    return encoding.equals(BARE) ? part : part + " on " + encoding;
  }

  /** What stands between commas outside of brackets. */
  private static List<String> parts(String option, String text, List<String> all) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    StringBuilder part = new StringBuilder();
    for (char c : (text + ",").toCharArray()) {
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c != ',' || depth > 0) {
        part.append(c);
        continue;
      }
      String one = part.toString().strip();
      part.setLength(0);
      if (one.equalsIgnoreCase(ALL)) {
        parts.addAll(all);
      } else if (!one.isEmpty()) {
        parts.add(one);
      } else if (!text.isEmpty()) {
        throw CommandFailure.usage(
            option + " is " + text + "; there is nothing between two commas");
      }
    }
    return parts;
  }
}
