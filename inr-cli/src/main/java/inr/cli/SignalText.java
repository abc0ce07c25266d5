package inr.cli;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.signal.Medium;
import java.util.stream.Collectors;

/** What a signal is, in words. */
final class SignalText {
  private SignalText() {}

  /** Kind, shape and depth; numbers without a medium have the shape of their grid. */
  static String of(Medium medium, Coordinates coordinates) {
    return medium instanceof Medium.Field
        ? medium.text() + ", 32-bit float, on " + points(coordinates)
        : medium.text();
  }

  private static String points(Coordinates coordinates) {
    return coordinates instanceof Grid grid
        ? grid.samples().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" x ", "", " points"))
        : coordinates.points() + " points";
  }
}
