package inr.interchange.program;

import inr.formula.Function;
import java.util.Optional;

/** How a language writes the parts of formulas. Each gives the name of its value. */
interface Notation {
  /** The four operations. */
  enum Arithmetic {
    ADD,
    SUB,
    MUL,
    DIV
  }

  /** A number, rounded to float. */
  String number(double value);

  /** Of two values. */
  String arithmetic(Arithmetic operation, String left, String right);

  /** A function of a value; empty if the language has no such function. */
  Optional<String> call(Function function, String argument);
}
