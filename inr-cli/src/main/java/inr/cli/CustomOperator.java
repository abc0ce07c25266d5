package inr.cli;

import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.io.operator.MeasuredRows;
import inr.io.operator.OperatorFile;
import inr.operator.LocalOperator;
import inr.operator.MatrixPair;
import inr.operator.OperatorCheck;
import inr.operator.Shape;
import inr.operator.SparseMatrix;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that bring an operator: its files, and the grid of its numbers. */
final class CustomOperator {
  /** Names of axes, fastest first. */
  private static final List<String> AXES = List.of("x", "y", "z");

  private static final long SEED = 0;

  @Option(
      names = "--operator",
      paramLabel = "FILE",
      description =
          "The measurement: a sparse matrix, as a Matrix Market file (.mtx, coordinate) or as JSON of compressed rows, or JSON of weighted sums over points (default INPUT itself, if it is JSON of sums with their values).")
  private @Nullable Path operator;

  @Option(
      names = "--adjoint",
      paramLabel = "FILE",
      description =
          "Its adjoint as another matrix, where a program has one of its own; refused if the two do not belong together (default the transposed matrix).")
  private @Nullable Path adjoint;

  @Option(
      names = "--shape",
      paramLabel = "SIDES",
      split = ",",
      description =
          "Sides of the grid that the numbers lie on, such as 32,32 for rows and columns (default what the operator's file says, else one axis).")
  private List<Integer> shape = List.of();

  /**
   * An operator that has passed its check.
   *
   * @param matrix itself
   * @param points where its numbers are
   * @param table what the points are in the units of their file, unless they lie on a grid
   * @param values what was measured, if the file has it
   */
  record Loaded(
      LocalOperator matrix, Coordinates points, Optional<Medium.Points> table, double[] values) {}

  /** Whether the measurements come with their operator in one file. */
  boolean isInput() {
    return operator == null;
  }

  /** Refuses to read standard input twice. */
  void requireOneStandardInput(SolveOptions common) {
    long count =
        Stream.of(common.input(), common.truth(), operator, adjoint)
            .filter(Objects::nonNull)
            .filter(CommandInput::isStandard)
            .count();
    if (count > 1) {
      throw CommandFailure.usage(
          count + " inputs are -, which can be read only once; name a file for all but one");
    }
  }

  /**
   * Reads the operator and checks it.
   *
   * @param source what was measured
   */
  Loaded load(CommandInput source, SolveOptions common, Session session) throws IOException {
    Path named = operator == null ? source.named() : operator;
    MeasuredRows rows =
        operator == null
            ? OperatorFile.read(source.file(), common.limits().options().budget())
            : read(operator, "operator", common, session);
    if (operator == null && rows.values().length == 0) {
      throw CommandFailure.usage(
          source + " has no values; name it by --operator, and what it measured as INPUT");
    }
    Shape domain = domain(named, rows);
    Optional<Medium.Points> table = table(named, rows);
    Coordinates points =
        table
            .<Coordinates>map(medium -> medium.coordinates(rows.places()))
            .orElseGet(() -> grid(domain));
    return new Loaded(matrix(named, domain, rows, common, session), points, table, rows.values());
  }

  private static MeasuredRows read(Path file, String role, SolveOptions common, Session session)
      throws IOException {
    try (CommandInput source = common.other(file, role, session)) {
      return OperatorFile.read(source.file(), common.limits().options().budget());
    }
  }

  private Shape domain(Path file, MeasuredRows rows) {
    boolean scattered = !rows.places().isEmpty();
    if (!shape.isEmpty() && scattered) {
      throw CommandFailure.usage("--shape is for numbers on a grid; " + file + " has points");
    }
    List<Integer> sides =
        !shape.isEmpty() ? shape : rows.shape().isEmpty() ? List.of(rows.numbers()) : rows.shape();
    Shape domain = CommandFailure.unlessUsage(() -> new Shape(sides));
    if (sides.size() > AXES.size() || domain.size() != rows.numbers()) {
      throw CommandFailure.usage(
          "--shape is "
              + domain.text()
              + " but "
              + file
              + " is of "
              + rows.numbers()
              + " numbers; 1 to 3 sides of as many are needed");
    }
    return domain;
  }

  private static Grid grid(Shape domain) {
    int count = domain.sides().size();
    return new Grid(
        IntStream.range(0, count)
            .mapToObj(d -> Axis.centred(AXES.get(count - 1 - d), domain.side(d)))
            .toList());
  }

  private static Optional<Medium.Points> table(Path file, MeasuredRows rows) {
    if (rows.places().isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Medium.Column> columns = new ArrayList<>();
      for (int c = 0; c < rows.axes().size(); c++) {
        columns.add(column(rows, c));
      }
      return Optional.of(new Medium.Points(rows.places().size(), columns, List.of("value")));
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.failure(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /** From the least place to the largest; a place that is all alone has room on both sides. */
  private static Medium.Column column(MeasuredRows rows, int column) {
    List<Double> along = rows.places().stream().map(place -> place[column]).toList();
    double least = Collections.min(along);
    double largest = Collections.max(along);
    double room = least < largest ? 0 : Math.max(1, Math.ulp(least));
    return new Medium.Column(rows.axes().get(column), least - room, largest + room);
  }

  private LocalOperator matrix(
      Path file, Shape domain, MeasuredRows rows, SolveOptions common, Session session)
      throws IOException {
    SparseMatrix matrix = sparse(domain, rows);
    if (adjoint == null) {
      return checked(file, matrix);
    }
    MeasuredRows back = read(adjoint, "adjoint", common, session);
    return checked(
        adjoint,
        CommandFailure.unlessUsage(
            () -> new MatrixPair(matrix, sparse(Shape.of(back.numbers()), back))));
  }

  private static SparseMatrix sparse(Shape domain, MeasuredRows rows) {
    return new SparseMatrix(
        domain, Shape.of(rows.rows()), rows.starts(), rows.columns(), rows.weights());
  }

  private static LocalOperator checked(Path file, LocalOperator operator) {
    OperatorCheck check = OperatorCheck.of(operator, SEED);
    if (!Double.isFinite(check.adjointError() + check.linearityError())) {
      throw CommandFailure.failure(
          file
              + ": products of its weights overflow; give them in another unit, and the data, too");
    }
    if (!check.passes()) {
      throw CommandFailure.failure(
          String.format(
              Locale.ROOT,
              "%s: the operator and its adjoint do not belong together: <A x, y> and <x, A'y> differ by %.1e of their size, A(2x + z) and 2A x + A z by %.1e; rounding leaves less than %.0e",
              file,
              check.adjointError(),
              check.linearityError(),
              OperatorCheck.TOLERANCE));
    }
    return operator;
  }
}
