package inr.formula;

import static inr.formula.Expression.constant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Reads formulas as people write them, such as {@code sin(30*z)*exp(-z^2)}.
 *
 * <p>Numbers; the variables by their names; {@code pi}; {@code + - * / ^} with the usual order of
 * operations, so that {@code -z^2} is −(z²); brackets; functions of one argument (see {@link
 * #FUNCTIONS}), {@code min(a, b)} and {@code max(a, b)}. An exponent is a number: a whole one
 * multiplies, any other is exp(p·log u), of positive u.
 */
public final class FormulaText {
  /** Characters of a formula, at most. */
  public static final int LONGEST = 1000;

  /**
   * Operations of a formula and of its derivative, at most, when everything is written out: a file
   * must not decide how much work a formula is.
   */
  private static final int MOST_OPERATIONS = 20_000;

  private static final int DEEPEST = 100;

  private static final int LARGEST_EXPONENT = 64;

  private static final Map<String, UnaryOperator<Expression>> FUNCTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("sin", Expression::sin),
              Map.entry("cos", Expression::cos),
              Map.entry("tan", u -> u.sin().over(u.cos())),
              Map.entry("exp", Expression::exp),
              Map.entry("log", Expression::log),
              Map.entry("log1p", Expression::log1p),
              Map.entry("sqrt", Expression::sqrt),
              Map.entry("abs", Expression::abs),
              Map.entry("sign", Expression::sign),
              Map.entry("tanh", Expression::tanh),
              Map.entry("sinh", u -> constant(0.5).times(u.exp().minus(u.negated().exp()))),
              Map.entry("cosh", u -> constant(0.5).times(u.exp().plus(u.negated().exp()))),
              Map.entry("erf", Expression::erf),
              Map.entry("atan", Expression::atan),
              Map.entry("sigmoid", Expression::logistic),
              Map.entry("relu", Expression::positivePart),
              Map.entry("softplus", u -> u.positivePart().plus(u.abs().negated().exp().log1p())),
              Map.entry("step", Expression::step),
              Map.entry("round", Expression::round),
              Map.entry("hold", Expression::hold)));

  private final String text;
  private final List<String> variables;
  private int at;
  private int depth;

  private FormulaText(String text, List<String> variables) {
    this.text = text;
    this.variables = variables;
  }

  /**
   * The formula of a text.
   *
   * @param variables names of the variables, by their numbers
   * @throws IllegalArgumentException in one line with the place of the mistake
   */
  public static Expression parse(String text, List<String> variables) {
    FormulaText reader = new FormulaText(text, variables);
    if (text.length() > LONGEST) {
      throw reader.error(LONGEST, "it goes on; at most " + LONGEST + " characters are accepted");
    }
    Expression formula = reader.sum();
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.error(reader.at, "'" + text.charAt(reader.at) + "' is not expected here");
    }
    long operations = formula.operations();
    for (int v = 0; v < variables.size() && operations <= MOST_OPERATIONS; v++) {
      operations += formula.derivative(Expression.variable(v)).operations();
    }
    if (operations > MOST_OPERATIONS) {
      throw reader.error(
          0, "with its derivative it takes more than " + MOST_OPERATIONS + " operations");
    }
    return formula;
  }

  /** Names of the functions, for help texts. */
  public static List<String> functions() {
    List<String> names = new ArrayList<>(FUNCTIONS.keySet());
    names.addAll(List.of("min", "max"));
    return names;
  }

  private Expression sum() {
    if (++depth > DEEPEST) {
      throw error(at, "brackets are nested more than " + DEEPEST + " deep");
    }
    Expression sum = product();
    while (true) {
      if (accept('+')) {
        sum = sum.plus(product());
      } else if (accept('-')) {
        sum = sum.minus(product());
      } else {
        depth--;
        return sum;
      }
    }
  }

  private Expression product() {
    Expression product = signed();
    while (true) {
      if (accept('*')) {
        product = product.times(signed());
      } else if (accept('/')) {
        int place = at;
        Expression divisor = signed();
        if (divisor.equals(constant(0))) {
          throw error(place, "a division by 0");
        }
        product = product.over(divisor);
      } else {
        return product;
      }
    }
  }

  private Expression signed() {
    int minuses = 0;
    while (true) {
      if (accept('-')) {
        minuses++;
      } else if (!accept('+')) {
        Expression power = power();
        return minuses % 2 == 0 ? power : power.negated();
      }
    }
  }

  private Expression power() {
    Expression base = operand();
    if (!accept('^')) {
      return base;
    }
    skipSpace();
    int place = at;
    if (++depth > DEEPEST) {
      throw error(at, "powers are nested more than " + DEEPEST + " deep");
    }
    Expression exponent = signed();
    depth--;
    if (!(exponent instanceof Expression.Constant p)) {
      throw error(place, "an exponent that is a number is needed");
    }
    if (p.value() == 0.5) {
      return base.sqrt();
    }
    if (p.value() != Math.rint(p.value())) {
      return constant(p.value()).times(base.log()).exp();
    }
    if (Math.abs(p.value()) > LARGEST_EXPONENT) {
      throw error(place, "a whole exponent of at most " + LARGEST_EXPONENT + " is accepted");
    }
    return base.power((int) p.value());
  }

  private Expression operand() {
    skipSpace();
    int start = at;
    if (accept('(')) {
      Expression inside = sum();
      require(')');
      return inside;
    }
    if (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '.')) {
      return number();
    }
    while (at < text.length() && ofName(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw error(
          start,
          start == text.length()
              ? "it ends where a number, a variable or a function is needed"
              : "'" + text.charAt(start) + "' found; a number, a variable or a function is needed");
    }
    return named(text.substring(start, at), start);
  }

  private Expression named(String name, int start) {
    if (accept('(')) {
      return call(name, start);
    }
    int variable = variables.indexOf(name);
    if (variable >= 0) {
      return Expression.variable(variable);
    }
    if (name.equals("pi")) {
      return constant(Math.PI);
    }
    if (FUNCTIONS.containsKey(name) || name.equals("min") || name.equals("max")) {
      throw error(at, "function " + name + " needs its argument in brackets");
    }
    throw error(
        start, "there is no variable " + name + "; there are " + String.join(", ", variables));
  }

  private Expression call(String name, int start) {
    UnaryOperator<Expression> function = FUNCTIONS.get(name);
    if (function != null) {
      Expression value = function.apply(sum());
      require(')');
      return value;
    }
    if (!name.equals("min") && !name.equals("max")) {
      throw error(
          start, "there is no function " + name + "; there are " + String.join(", ", functions()));
    }
    Expression one = sum();
    require(',');
    Expression other = sum();
    require(')');
    return name.equals("max") ? one.max(other) : one.negated().max(other.negated()).negated();
  }

  private Expression number() {
    int start = at;
    while (at < text.length() && (digit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      // A variable may be called e, too: 2e is no number, 2e3 is.
      if (exponent < text.length() && digit(text.charAt(exponent))) {
        at = exponent;
        while (at < text.length() && digit(text.charAt(at))) {
          at++;
        }
      }
    }
    String digits = text.substring(start, at);
    try {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        throw error(start, digits + " is too large a number");
      }
      return constant(value);
    } catch (NumberFormatException wrong) {
      throw error(start, digits + " is no number");
    }
  }

  private static boolean ofName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean accept(char symbol) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == symbol) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char symbol) {
    if (!accept(symbol)) {
      throw error(
          at,
          at == text.length()
              ? "it ends where '" + symbol + "' is needed"
              : "'" + text.charAt(at) + "' found; '" + symbol + "' is needed");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException error(int place, String problem) {
    return new IllegalArgumentException(
        ("formula "
                + (text.length() > 80 ? text.substring(0, 80) + "…" : text)
                + ": character "
                + (place + 1)
                + ": "
                + problem)
            .replaceAll("\\R", " "));
  }
}
