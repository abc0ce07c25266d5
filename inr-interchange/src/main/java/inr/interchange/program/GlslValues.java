package inr.interchange.program;

import inr.formula.Function;
import java.util.Optional;

/**
 * Parts of formulas as statements on vectors.
 *
 * @param size of the vectors
 */
record GlslValues(GlslText text, int size) implements Notation {
  @Override
  public String number(double value) {
    return GlslText.all(size, (float) value);
  }

  @Override
  public String arithmetic(Arithmetic operation, String left, String right) {
    String sign =
        switch (operation) {
          case ADD -> " + ";
          case SUB -> " - ";
          case MUL -> " * ";
          case DIV -> " / ";
        };
    return text.let(size, left + sign + right);
  }

  @Override
  public Optional<String> call(Function function, String argument) {
    Optional<String> call =
        switch (function) {
          case SIN -> Optional.of("sin(" + argument + ")");
          case COS -> Optional.of("cos(" + argument + ")");
          case EXP -> Optional.of("exp(" + argument + ")");
          // Some drivers divide exponentials, which overflow.
          case TANH -> Optional.of("tanh(clamp(" + argument + ", -10.0, 10.0))");
          case ATAN -> Optional.of("atan(" + argument + ")");
          case LOG -> Optional.of("log(" + argument + ")");
          case ROUND -> Optional.of("roundEven(" + argument + ")");
          case SQRT -> Optional.of("sqrt(" + argument + ")");
          case ABS -> Optional.of("abs(" + argument + ")");
          case SIGN -> Optional.of("sign(" + argument + ")");
          case POSITIVE_PART -> Optional.of("max(" + argument + ", 0.0)");
          case SIN_QUARTERS, COS_QUARTERS, ERF, LOG1P, INVERSE_SQRT, RECIPROCAL, STEP ->
              Optional.empty();
        };
    return call.map(value -> text.let(size, value));
  }
}
