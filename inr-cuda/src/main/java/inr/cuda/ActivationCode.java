package inr.cuda;

import inr.activation.Activation;
import inr.activation.Activation.Damping;
import inr.cuda.driver.Arguments;
import inr.formula.Expression;
import inr.formula.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An activation as the kernels know it: which of their formulas it is, and the constants in it.
 *
 * <p>The kernels' formulas, {@code activations.cuh}, are printed by {@link #source} from the same
 * expressions that define the activations, so there is nothing to write for a new one but its line
 * in {@link #EXAMPLES}. Numbers in a formula are arguments of the kernel; formulas that differ in
 * numbers only are one.
 *
 * @param shape number of the formula
 * @param constants numbers in it
 */
record ActivationCode(int shape, float[] constants) {
  /** One activation of each formula, with numbers that are nothing else's. */
  private static final List<Activation> EXAMPLES =
      List.of(
          new Activation.Identity(),
          new Activation.Sine(29),
          new Activation.DampedSine(29, Damping.SQRT),
          new Activation.DampedSine(29, Damping.ARCTAN),
          new Activation.DampedSine(29, Damping.LOG),
          new Activation.Finer(29, true),
          new Activation.Finer(29, false),
          new Activation.Gauss(0.3),
          new Activation.Relu(),
          new Activation.Gelu(),
          new Activation.Silu(),
          new Activation.Tanh(),
          new Activation.GatedTanh(29));

  private static final List<Formula> FORMULAS = EXAMPLES.stream().map(Formula::of).toList();

  /** Numbers of the formula that has most of them. */
  private static final int MOST_CONSTANTS =
      FORMULAS.stream().mapToInt(formula -> formula.slots.size()).max().orElseThrow();

  /** The code of an activation; empty if no kernel has its formula. */
  static Optional<ActivationCode> of(Activation activation) {
    if (!activation.columns().isEmpty()) {
      return Optional.empty();
    }
    Formula wanted = Formula.of(activation);
    for (int shape = 0; shape < FORMULAS.size(); shape++) {
      Optional<float[]> constants = FORMULAS.get(shape).constantsOf(wanted);
      if (constants.isPresent()) {
        return Optional.of(new ActivationCode(shape, constants.get()));
      }
    }
    return Optional.empty();
  }

  /** Writes the struct {@code Activation}. */
  void write(Arguments arguments) {
    arguments.int32(shape);
    for (int i = 0; i < MOST_CONSTANTS; i++) {
      arguments.float32(i < constants.length ? constants[i] : 0);
    }
  }

  /**
   * Value and slope of an activation, sines in quarter turns.
   *
   * @param slots which constant each number is
   */
  private record Formula(Expression value, Expression slope, Map<Double, Integer> slots) {
    static Formula of(Activation activation) {
      Expression formula = activation.formula();
      Expression value = formula.inQuarterTurns();
      Expression slope = formula.derivative().inQuarterTurns();
      Map<Double, Integer> slots = new LinkedHashMap<>();
      number(value, slots);
      number(slope, slots);
      return new Formula(value, slope, slots);
    }

    private static void number(Expression e, Map<Double, Integer> slots) {
      if (e instanceof Expression.Constant constant) {
        slots.putIfAbsent(constant.value(), slots.size());
      }
      e.parts().forEach(part -> number(part, slots));
    }

    /** The numbers that make this formula another one, if any do. */
    Optional<float[]> constantsOf(Formula other) {
      Map<Integer, Double> found = new HashMap<>();
      if (!match(value, other.value, found) || !match(slope, other.slope, found)) {
        return Optional.empty();
      }
      float[] constants = new float[slots.size()];
      found.forEach((slot, number) -> constants[slot] = number.floatValue());
      return Optional.of(constants);
    }

    /** A factor of this formula may be missing in the other, where it is 1. */
    private boolean match(Expression pattern, Expression e, Map<Integer, Double> found) {
      if (pattern instanceof Expression.Constant constant) {
        return e instanceof Expression.Constant number && bind(constant, number.value(), found);
      }
      if (pattern instanceof Expression.Product product
          && product.left() instanceof Expression.Constant constant
          && !(e instanceof Expression.Product p && p.left() instanceof Expression.Constant)) {
        return bind(constant, 1, found) && match(product.right(), e, found);
      }
      boolean alike =
          pattern.getClass() == e.getClass()
              && pattern.parts().size() == e.parts().size()
              && (!(pattern instanceof Expression.Call call)
                  || call.function() == ((Expression.Call) e).function());
      for (int i = 0; alike && i < pattern.parts().size(); i++) {
        alike = match(pattern.parts().get(i), e.parts().get(i), found);
      }
      return alike;
    }

    private boolean bind(Expression.Constant constant, double number, Map<Integer, Double> found) {
      Double before = found.putIfAbsent(slots.get(constant.value()), number);
      return before == null || before == number;
    }
  }

  /** Text of {@code activations.cuh}. */
  static String source() {
    StringBuilder text =
        new StringBuilder(
            """
            // Activations and their slopes, printed from the formulas of inr.activation by inr.cuda.ActivationCode: do not edit.
            #pragma once

            #include "functions.cuh"

            struct Activation {
              int shape;
              float constants[%d];
            };

            """
                .formatted(MOST_CONSTANTS));
    text.append("DEVICE float activate(const Activation& activation, float z) {\n");
    body(text, false);
    text.append(
        "\nDEVICE float activate_with_slope(const Activation& activation, float z, float& slope) {\n");
    body(text, true);
    return text.toString();
  }

  private static void body(StringBuilder text, boolean slopes) {
    text.append("  const float* c = activation.constants;\n  switch (activation.shape) {\n");
    for (int shape = 0; shape < FORMULAS.size(); shape++) {
      text.append("    case %d: {  // %s\n".formatted(shape, EXAMPLES.get(shape)));
      new Printer(FORMULAS.get(shape), slopes, text).print();
      text.append("    }\n");
    }
    text.append("    default:\n");
    text.append(slopes ? "      slope = 0.0f;\n" : "");
    text.append("      return 0.0f;\n  }\n}\n");
  }

  /** Prints one formula; what occurs twice is computed once. */
  private static final class Printer {
    private final Formula formula;
    private final boolean slopes;
    private final StringBuilder text;
    private final Set<Expression> nodes = new HashSet<>();
    private final Map<Expression, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int values;

    Printer(Formula formula, boolean slopes, StringBuilder text) {
      this.formula = formula;
      this.slopes = slopes;
      this.text = text;
    }

    void print() {
      visit(formula.value);
      if (slopes) {
        visit(formula.slope);
      }
      String value = name(formula.value);
      if (slopes) {
        lines.add("slope = " + name(formula.slope) + ";");
      }
      lines.add("return " + value + ";");
      lines.forEach(line -> text.append("      ").append(line).append('\n'));
    }

    private void visit(Expression e) {
      nodes.add(e);
      e.parts().forEach(this::visit);
    }

    private String name(Expression e) {
      String known = names.get(e);
      if (known != null) {
        return known;
      }
      String name = print(e);
      names.put(e, name);
      return name;
    }

    private String print(Expression e) {
      if (e instanceof Expression.Variable) {
        return "z";
      } else if (e instanceof Expression.Constant constant) {
        return "c[" + formula.slots.get(constant.value()) + "]";
      } else if (e instanceof Expression.Hold hold) {
        return name(hold.held());
      } else if (e instanceof Expression.Sum sum) {
        return value(name(sum.left()) + " + " + name(sum.right()));
      } else if (e instanceof Expression.Difference difference) {
        return value(name(difference.left()) + " - " + name(difference.right()));
      } else if (e instanceof Expression.Product product) {
        return value(name(product.left()) + " * " + name(product.right()));
      } else if (e instanceof Expression.Quotient quotient) {
        return value(name(quotient.left()) + " / " + name(quotient.right()));
      }
      return call((Expression.Call) e);
    }

    private String call(Expression.Call call) {
      String argument = name(call.argument());
      Expression sine = call.argument().sinQuarters();
      Expression cosine = call.argument().cosQuarters();
      if ((call.equals(sine) || call.equals(cosine))
          && nodes.contains(sine)
          && nodes.contains(cosine)) {
        String s = "t" + values++;
        String c = "t" + values++;
        lines.add("float " + s + ", " + c + ";");
        lines.add("sincos_quarters(" + argument + ", " + s + ", " + c + ");");
        names.put(sine, s);
        names.put(cosine, c);
        return call.equals(sine) ? s : c;
      }
      return value(function(call.function()) + "(" + argument + ")");
    }

    private String value(String expression) {
      String name = "t" + values++;
      lines.add("float " + name + " = " + expression + ";");
      return name;
    }

    private static String function(Function function) {
      return switch (function) {
        case SIN, COS -> throw new IllegalStateException("sines are taken of quarter turns");
        case LOG, ROUND -> throw new IllegalStateException("functions.cuh has no " + function);
        case SIN_QUARTERS -> "sin_quarters";
        case COS_QUARTERS -> "cos_quarters";
        case EXP -> "exponential";
        case TANH -> "hyperbolic_tangent";
        case ERF -> "error_function";
        case ATAN -> "arctangent";
        case LOG1P -> "log_of_one_plus";
        case SQRT -> "sqrtf";
        case INVERSE_SQRT -> "inverse_sqrt";
        case RECIPROCAL -> "reciprocal";
        case ABS -> "fabsf";
        case SIGN -> "sign_of";
        case POSITIVE_PART -> "positive_part";
        case STEP -> "unit_step";
      };
    }
  }
}
