package inr.solve.equation;

import inr.circuit.Channel;
import inr.circuit.Jet;
import inr.formula.Expression;
import inr.formula.FormulaText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Names of unknown functions, of their derivatives and of the coordinates, as formulas have them:
 * {@code u}, {@code u_x}, {@code u_xx}, {@code u_tx} or {@code u_xt}, then {@code x}.
 *
 * <p>As variables they are numbered as what a network gives of a point is: all unknowns, then each
 * derivative of {@link #jet} of all unknowns; coordinates are last.
 */
final class Derivatives {
  private final int unknowns;
  private final int dimensions;
  private final List<String> names = new ArrayList<>();

  /** By name, the variable it stands for: two names may stand for one. */
  private final List<Expression.Variable> variables = new ArrayList<>();

  Derivatives(List<String> unknowns, List<String> coordinates) {
    this.unknowns = unknowns.size();
    this.dimensions = coordinates.size();
    for (int c = 0; c < unknowns.size(); c++) {
      String u = unknowns.get(c);
      add(u, value(c));
      for (int i = 0; i < dimensions; i++) {
        add(u + "_" + coordinates.get(i), slope(c, i));
        for (int j = 0; j < dimensions; j++) {
          add(u + "_" + coordinates.get(i) + coordinates.get(j), curvature(c, i, j));
        }
      }
    }
    for (int d = 0; d < dimensions; d++) {
      add(coordinates.get(d), coordinate(d));
    }
  }

  private void add(String name, Expression.Variable variable) {
    if (names.contains(name)) {
      throw new IllegalArgumentException("equations have two things of the name " + name);
    }
    names.add(name);
    variables.add(variable);
  }

  /** All first derivatives, then all second ones: ∂²/∂xᵢ∂xⱼ for i ≤ j. */
  Jet jet() {
    List<Channel> channels = new ArrayList<>(Jet.gradient(dimensions).channels());
    for (int i = 0; i < dimensions; i++) {
      for (int j = i; j < dimensions; j++) {
        Double[][] weights = new Double[dimensions][dimensions];
        for (Double[] row : weights) {
          Arrays.fill(row, 0.0);
        }
        weights[i][j] = 1.0;
        channels.add(new Channel.Curvature(Arrays.stream(weights).map(Arrays::asList).toList()));
      }
    }
    return new Jet(channels);
  }

  /** Numbers that a network gives of a point. */
  int predictions() {
    return unknowns * jet().size();
  }

  Expression.Variable value(int c) {
    return Expression.variable(c);
  }

  Expression.Variable slope(int c, int axis) {
    return Expression.variable((1 + axis) * unknowns + c);
  }

  Expression.Variable curvature(int c, int i, int j) {
    int low = Math.min(i, j);
    int high = Math.max(i, j);
    int before = low * dimensions - low * (low - 1) / 2;
    return Expression.variable((1 + dimensions + before + high - low) * unknowns + c);
  }

  Expression.Variable coordinate(int d) {
    return Expression.variable(unknowns * (1 + dimensions + dimensions * (dimensions + 1) / 2) + d);
  }

  /** The formula of a text, or of both sides of {@code left = right} their difference. */
  Expression formula(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return side(text);
    }
    return side(text.substring(0, equals)).minus(side(text.substring(equals + 1)));
  }

  private Expression side(String text) {
    return FormulaText.parse(text, Collections.unmodifiableList(names)).with(variables);
  }

  /** Whether a formula has a variable. */
  static boolean has(Expression formula, Expression.Variable variable) {
    return formula.equals(variable)
        || formula.parts().stream().anyMatch(part -> has(part, variable));
  }
}
