package inr.cli;

import inr.formula.FormulaText;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.solve.equation.BoundaryProblem;
import inr.solve.equation.KnownEquation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code inr solve equation} solves: an equation that has a name, or formulas. */
final class EquationOptions {
  private static final int MOST_SAMPLES = 1 << 12;
  private static final int MOST_POINTS = 1 << 24;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description =
          "An equation whose solution is known: gravity, pendulum, kepler, henon-heiles, heat, advection, advection-lagrangian, burgers, helmholtz or wave. Without it --equation and what belongs to it.")
  private @Nullable String name;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A number of the named equation, such as nu=0.01 of burgers.")
  private Map<String, Double> numbers = new LinkedHashMap<>();

  @Option(
      names = "--equation",
      paramLabel = "FORMULA",
      description =
          "An equation, such as \"u_t + u*u_x = 0.01*u_xx\": coordinates, unknowns and their first and second derivatives. Once for each equation of a system.")
  private List<String> equations = new ArrayList<>();

  @Option(
      names = "--domain",
      paramLabel = "RANGES",
      description =
          "Coordinates and where they run, such as \"t=0..1, x=-pi..pi\"; time first where there is one.")
  private @Nullable String domain;

  @Option(
      names = "--condition",
      paramLabel = "PLACE: FORMULA",
      description =
          "What holds where coordinates have a value, such as \"t=0: u = sin(x)\" or \"x=1: u_x = 0\". Once for each.")
  private List<String> conditions = new ArrayList<>();

  @Option(
      names = "--unknowns",
      paramLabel = "NAMES",
      description = "Names of the unknown functions, with commas (default u).")
  private @Nullable String unknowns;

  @Option(
      names = "--periodic",
      paramLabel = "NAME",
      description = "Coordinate at both ends of which the unknowns and their slopes agree.")
  private @Nullable String periodic;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Points along each coordinate where answers are looked at (default 101, or 1001 of a single one).")
  private @Nullable Integer samples;

  /** The problem, and its solution where that is known. */
  KnownEquation equation() {
    KnownEquation known = CommandFailure.unlessUsage(() -> name == null ? written() : named(name));
    double points =
        known.problem().domain().axes().stream()
            .mapToDouble(Axis::samples)
            .reduce(1, (a, b) -> a * b);
    if (points > MOST_POINTS) {
      throw CommandFailure.usage(
          String.format(
              Locale.ROOT,
              "--samples makes %,.0f points; at most %,d are accepted",
              points,
              MOST_POINTS));
    }
    return known;
  }

  /** What it is called in words. */
  String words() {
    return name == null ? String.join("; ", equations) : name;
  }

  private KnownEquation named(String wanted) {
    if (!equations.isEmpty()
        || !conditions.isEmpty()
        || domain != null
        || unknowns != null
        || periodic != null) {
      throw CommandFailure.usage(
          "equation "
              + wanted
              + " is complete; leave --equation, --domain, --condition, --unknowns and --periodic out");
    }
    List<KnownEquation.Name> names = List.of(KnownEquation.Name.values());
    KnownEquation.Name found = SolveOptions.chosen("equation", wanted, names);
    KnownEquation known = KnownEquation.of(found, numbers);
    if (samples == null) {
      return known;
    }
    List<Axis> axes =
        known.problem().domain().axes().stream()
            .map(axis -> axis(axis.name(), axis.from(), axis.to(), samples))
            .toList();
    return new KnownEquation(known.problem().on(new Grid(axes)), known.exact());
  }

  private KnownEquation written() {
    if (equations.isEmpty() || domain == null) {
      throw CommandFailure.usage(
          "a name is needed, or --equation and --domain; names are "
              + Arrays.stream(KnownEquation.Name.values())
                  .map(OptionWord::of)
                  .collect(Collectors.joining(", ")));
    }
    if (!numbers.isEmpty()) {
      throw CommandFailure.usage("--set is for named equations; write the numbers in --equation");
    }
    List<String> ranges = List.of(domain.split(",", -1));
    int usual = ranges.size() == 1 ? 1001 : 101;
    List<Axis> axes =
        ranges.stream().map(range -> axis(range, samples == null ? usual : samples)).toList();
    return new KnownEquation(
        new BoundaryProblem(
            new Grid(axes),
            Arrays.stream((unknowns == null ? "u" : unknowns).split(",", -1))
                .map(String::strip)
                .toList(),
            equations,
            conditions,
            Optional.ofNullable(periodic)),
        Optional.empty());
  }

  private static Axis axis(String range, int count) {
    int equals = range.indexOf('=');
    int dots = range.indexOf("..");
    if (equals < 0 || dots < equals) {
      throw CommandFailure.usage(
          "--domain has " + range.strip() + "; a name and a range as in t=0..1 are needed");
    }
    return axis(
        range.substring(0, equals).strip(),
        number(range.substring(equals + 1, dots)),
        number(range.substring(dots + 2)),
        count);
  }

  private static double number(String text) {
    return FormulaText.parse(text, List.of()).at();
  }

  private static Axis axis(String name, double from, double to, int count) {
    if (count < 2 || count > MOST_SAMPLES) {
      throw CommandFailure.usage(
          String.format(Locale.ROOT, "--samples is %d; 2 to %d are accepted", count, MOST_SAMPLES));
    }
    return Axis.of(name, count, from, to, Placement.END_POINTS);
  }
}
