package inr.io.operator;

import inr.io.InputRoom;
import inr.io.SignalFormatException;
import inr.io.plan.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The two forms of JSON of {@link OperatorFile}. */
final class RowsText {
  /** Its tree takes some ten times as much. */
  private static final long MOST_BYTES = 64L << 20;

  private static final Set<String> MATRIX = Set.of("shape", "starts", "columns", "weights");
  private static final Set<String> SUMS = Set.of("axes", "measurements");
  private static final Set<String> SUM = Set.of("points", "weights", "value");
  private static final int MOST_SIDES = 3;

  private RowsText() {}

  static MeasuredRows read(InputRoom room) throws IOException {
    Path file = room.file();
    if (Files.size(file) > MOST_BYTES) {
      throw new SignalFormatException(
          file,
          "has more than "
              + (MOST_BYTES >> 20)
              + " MiB of JSON; write a matrix of this size as a Matrix Market file");
    }
    Map<?, ?> tree = object(JsonText.read(Files.readString(file)), "measurement");
    if (tree.containsKey("measurements")) {
      requireFields(tree, SUMS);
      return new Sums(texts(tree.get("axes"))).read(room, list(tree.get("measurements")));
    }
    requireFields(tree, MATRIX);
    return matrix(room, tree);
  }

  private static MeasuredRows matrix(InputRoom room, Map<?, ?> tree) throws SignalFormatException {
    List<Integer> shape = new ArrayList<>();
    long numbers = 1;
    for (Object side : list(tree.get("shape"))) {
      shape.add(whole(side));
      numbers = Math.min(numbers, Integer.MAX_VALUE) * Math.max(0, shape.get(shape.size() - 1));
    }
    List<?> starts = list(tree.get("starts"));
    List<?> columns = list(tree.get("columns"));
    List<?> weights = list(tree.get("weights"));
    if (shape.isEmpty() || shape.size() > MOST_SIDES || columns.size() != weights.size()) {
      throw new IllegalArgumentException(
          "has the shape "
              + shape
              + ", "
              + columns.size()
              + " columns and "
              + weights.size()
              + " weights; 1 to "
              + MOST_SIDES
              + " sides, and a weight for each column, are needed");
    }
    CompressedRows all = new CompressedRows(room, starts.size() - 1L, numbers, columns.size());
    requireStarts(starts, columns.size());
    for (int row = 0; row < starts.size() - 1; row++) {
      for (int k = whole(starts.get(row)); k < whole(starts.get(row + 1)); k++) {
        all.add(row, whole(columns.get(k)), number(weights.get(k)));
      }
    }
    return rows(all, (int) numbers, shape, List.of(), List.of(), new double[0]);
  }

  private static void requireStarts(List<?> starts, int entries) {
    int last = 0;
    for (int i = 0; i < starts.size(); i++) {
      int start = whole(starts.get(i));
      if (start < last || i == 0 && start != 0 || i == starts.size() - 1 && start != entries) {
        throw new IllegalArgumentException(
            "has the start "
                + start
                + " of row "
                + (i + 1)
                + " after "
                + last
                + "; starts that never fall, from 0 to the "
                + entries
                + " entries, are needed");
      }
      last = start;
    }
  }

  private static MeasuredRows rows(
      CompressedRows all,
      int numbers,
      List<Integer> shape,
      List<String> axes,
      List<double[]> places,
      double[] values) {
    CompressedRows.Sorted sorted = all.sorted();
    return new MeasuredRows(
        numbers, shape, axes, places, sorted.starts(), sorted.columns(), sorted.weights(), values);
  }

  /** Sums over points: their numbers are told as they appear. */
  private static final class Sums {
    private final List<String> axes;
    private final List<double[]> places = new ArrayList<>();

    /** Sorted, since whoever writes a file can make all hashes of its points equal. */
    private final Map<double[], Integer> numbers = new TreeMap<>(Arrays::compare);

    Sums(List<String> axes) {
      if (axes.isEmpty() || axes.size() > MOST_SIDES) {
        throw new IllegalArgumentException(
            "has " + axes.size() + " axes; the names of 1 to " + MOST_SIDES + " are needed");
      }
      this.axes = axes;
    }

    MeasuredRows read(InputRoom room, List<?> measurements) throws SignalFormatException {
      long entries = 0;
      for (Object measurement : measurements) {
        Map<?, ?> sum = object(measurement, "measurement");
        requireFields(sum, SUM);
        List<?> points = list(sum.get("points"));
        if (points.size() != list(sum.get("weights")).size()) {
          throw new IllegalArgumentException(
              "has a measurement of "
                  + points.size()
                  + " points with "
                  + list(sum.get("weights")).size()
                  + " weights; as many are needed");
        }
        entries += points.size();
        points.forEach(point -> tell(place(point)));
      }
      CompressedRows all = new CompressedRows(room, measurements.size(), numbers.size(), entries);
      List<Double> values = new ArrayList<>();
      for (int row = 0; row < measurements.size(); row++) {
        Map<?, ?> sum = object(measurements.get(row), "measurement");
        List<?> points = list(sum.get("points"));
        for (int k = 0; k < points.size(); k++) {
          int place = numbers.getOrDefault(place(points.get(k)), 0);
          all.add(row, place, number(list(sum.get("weights")).get(k)));
        }
        if (sum.containsKey("value")) {
          values.add(value(row, sum.get("value")));
        }
      }
      if (!values.isEmpty() && values.size() != measurements.size()) {
        throw new IllegalArgumentException(
            "has "
                + values.size()
                + " values of "
                + measurements.size()
                + " measurements; one for each, or none, is needed");
      }
      return rows(
          all,
          places.size(),
          List.of(),
          axes,
          places,
          values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void tell(double[] place) {
      if (numbers.putIfAbsent(place, places.size()) == null) {
        places.add(place);
      }
    }

    /** Coordinates of a point; a negative zero is the same place as the other one. */
    private double[] place(Object point) {
      double[] place =
          list(point).stream().mapToDouble(coordinate -> 0.0 + number(coordinate)).toArray();
      if (place.length != axes.size()) {
        throw new IllegalArgumentException(
            "has the point " + Arrays.toString(place) + "; numbers along " + axes + " are needed");
      }
      return place;
    }

    private static double value(int row, @Nullable Object tree) {
      double value = number(tree);
      if (!Float.isFinite((float) value)) {
        throw new IllegalArgumentException(
            "has the value "
                + value
                + " of measurement "
                + (row + 1)
                + "; numbers of 32 bits are needed");
      }
      return value;
    }
  }

  private static void requireFields(Map<?, ?> tree, Set<String> known) {
    if (!known.containsAll(tree.keySet())) {
      throw new IllegalArgumentException(
          "has the fields "
              + tree.keySet()
              + "; "
              + known.stream().sorted().toList()
              + " are read");
    }
  }

  private static List<String> texts(@Nullable Object tree) {
    return list(tree).stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> object(@Nullable Object tree, String name) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("has no object as " + name);
  }

  private static List<?> list(@Nullable Object tree) {
    if (tree instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("has " + kind(tree) + " where a list is needed");
  }

  private static int whole(@Nullable Object tree) {
    if (tree instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("has " + kind(tree) + " where a whole number is needed");
  }

  private static double number(@Nullable Object tree) {
    if (tree instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("has " + kind(tree) + " where a finite number is needed");
  }

  private static String kind(@Nullable Object tree) {
    return tree instanceof Number || tree == null
        ? String.valueOf(tree)
        : tree instanceof List<?> ? "a list" : tree instanceof Map<?, ?> ? "an object" : "a text";
  }
}
