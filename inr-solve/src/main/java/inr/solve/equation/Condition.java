package inr.solve.equation;

import inr.formula.FormulaText;
import inr.grid.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What holds where some coordinates have known values: {@code t=0: u = sin(pi*x)}.
 *
 * @param place the values of coordinates, by axis; the others run through their intervals
 * @param formula two sides, or one that vanishes
 */
record Condition(List<OptionalDouble> place, String formula) {
  Condition {
    place = List.copyOf(place);
  }

  /** The condition of a text. */
  static Condition of(String text, List<Axis> axes) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "condition " + text + " has no place; one as in t=0: u = sin(x) is needed");
    }
    List<OptionalDouble> place = new ArrayList<>();
    axes.forEach(axis -> place.add(OptionalDouble.empty()));
    for (String part : text.substring(0, colon).split(",", -1)) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).strip();
      int axis = axes.stream().map(Axis::name).toList().indexOf(name);
      if (axis < 0) {
        throw new IllegalArgumentException(
            "condition "
                + text
                + " is at "
                + part.strip()
                + "; one of the coordinates "
                + String.join(", ", axes.stream().map(Axis::name).toList())
                + " and its value are needed");
      }
      double value = FormulaText.parse(part.substring(equals + 1), List.of()).at();
      double margin = 1e-12 * (axes.get(axis).to() - axes.get(axis).from());
      if (!(value >= axes.get(axis).from() - margin && value <= axes.get(axis).to() + margin)) {
        throw new IllegalArgumentException(
            "condition "
                + text
                + " is at "
                + part.strip()
                + ", outside of ["
                + axes.get(axis).from()
                + ", "
                + axes.get(axis).to()
                + "]");
      }
      place.set(axis, OptionalDouble.of(value));
    }
    return new Condition(place, text.substring(colon + 1));
  }

  /** Whether it is of one end of an axis and of nothing else. */
  boolean isEnd(int axis, Axis of, boolean upper) {
    for (int d = 0; d < place.size(); d++) {
      if (place.get(d).isPresent() != (d == axis)) {
        return false;
      }
    }
    return place.get(axis).getAsDouble() == (upper ? of.to() : of.from());
  }
}
