package inr.formula;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A formula of variables, built from sums, products and elementary functions.
 *
 * <p>An activation, a loss or an update rule is written once, as an expression. The reference
 * evaluates it in double precision, the CPU engine compiles it to passes over strips of floats, and
 * the derivatives come from the same tree, so value and slope cannot drift apart.
 */
public sealed interface Expression {
  /** Value where variable number i is {@code values[i]}. */
  double at(double... values);

  /** Partial derivative with respect to a variable; {@link Hold} passes none. */
  default Expression derivative(Variable by) {
    return new Rewriting((formula, along) -> formula.derivative(by, along)).of(this);
  }

  /**
   * The same by the rules of calculus.
   *
   * @param along gives the derivative of a part
   */
  Expression derivative(Variable by, UnaryOperator<Expression> along);

  /** Derivative with respect to z, the variable of a formula that has one. */
  default Expression derivative() {
    return derivative(z());
  }

  /** The formulas that this one is built of, in order. */
  default List<Expression> parts() {
    return List.of();
  }

  /** This formula with {@code change} applied to each of its {@link #parts}. */
  default Expression map(UnaryOperator<Expression> change) {
    return this;
  }

  /**
   * A variable.
   *
   * @param place its number, from 0
   */
  record Variable(int place) implements Expression {
    @Override
    public double at(double... values) {
      return values[place];
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return constant(by.place == place ? 1 : 0);
    }
  }

  /** A number. */
  record Constant(double value) implements Expression {
    @Override
    public double at(double... values) {
      return value;
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return constant(0);
    }
  }

  /** left + right. */
  record Sum(Expression left, Expression right) implements Expression {
    @Override
    public double at(double... values) {
      return left.at(values) + right.at(values);
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return along.apply(left).plus(along.apply(right));
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return change.apply(left).plus(change.apply(right));
    }
  }

  /** left − right. */
  record Difference(Expression left, Expression right) implements Expression {
    @Override
    public double at(double... values) {
      return left.at(values) - right.at(values);
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return along.apply(left).minus(along.apply(right));
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return change.apply(left).minus(change.apply(right));
    }
  }

  /** left · right. */
  record Product(Expression left, Expression right) implements Expression {
    @Override
    public double at(double... values) {
      return left.at(values) * right.at(values);
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return along.apply(left).times(right).plus(left.times(along.apply(right)));
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return change.apply(left).times(change.apply(right));
    }
  }

  /** left / right. */
  record Quotient(Expression left, Expression right) implements Expression {
    @Override
    public double at(double... values) {
      return left.at(values) / right.at(values);
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return along.apply(left).minus(times(along.apply(right))).over(right);
    }

    @Override
    public List<Expression> parts() {
      return List.of(left, right);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return change.apply(left).over(change.apply(right));
    }
  }

  /** function(argument). */
  record Call(Function function, Expression argument) implements Expression {
    @Override
    public double at(double... values) {
      return function.apply(argument.at(values));
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return function.slope(argument).times(along.apply(argument));
    }

    @Override
    public List<Expression> parts() {
      return List.of(argument);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return new Call(function, change.apply(argument));
    }
  }

  /** The value of {@code held}, treated as a constant by the derivative ("detached"). */
  record Hold(Expression held) implements Expression {
    @Override
    public double at(double... values) {
      return held.at(values);
    }

    @Override
    public Expression derivative(Variable by, UnaryOperator<Expression> along) {
      return constant(0);
    }

    @Override
    public List<Expression> parts() {
      return List.of(held);
    }

    @Override
    public Expression map(UnaryOperator<Expression> change) {
      return change.apply(held).hold();
    }
  }

  /** The variable z of a formula that has one: number 0. */
  static Variable z() {
    return new Variable(0);
  }

  /** Variable number {@code place}. */
  static Variable variable(int place) {
    return new Variable(place);
  }

  /** The number {@code value}. */
  static Expression constant(double value) {
    return new Constant(value);
  }

  /**
   * Operations of this formula when everything is written out, also what occurs more than once; at
   * most about 2³¹.
   */
  default long operations() {
    return operations(new IdentityHashMap<>());
  }

  private long operations(IdentityHashMap<Expression, Long> known) {
    Long before = known.get(this);
    if (before != null) {
      return before;
    }
    long sum = 1;
    for (Expression part : parts()) {
      sum = Math.min(Integer.MAX_VALUE, sum + part.operations(known));
    }
    known.put(this, sum);
    return sum;
  }

  private boolean is(double value) {
    return this instanceof Constant constant && constant.value() == value;
  }

  /** this + other; a zero vanishes. */
  default Expression plus(Expression other) {
    if (this instanceof Constant a && other instanceof Constant b) {
      return constant(a.value() + b.value());
    }
    return is(0) ? other : other.is(0) ? this : new Sum(this, other);
  }

  /** this − other; a subtracted zero vanishes, constants meet. */
  default Expression minus(Expression other) {
    if (this instanceof Constant a && other instanceof Constant b) {
      return constant(a.value() - b.value());
    }
    return other.is(0) ? this : new Difference(this, other);
  }

  /** this · other; ones vanish, zeros absorb, constants meet. */
  default Expression times(Expression other) {
    if (this instanceof Constant a && other instanceof Constant b) {
      return constant(a.value() * b.value());
    }
    if (is(0) || other.is(0)) {
      return constant(0);
    }
    if (other instanceof Constant) {
      return other.times(this);
    }
    if (this instanceof Constant a
        && other instanceof Product p
        && p.left() instanceof Constant b) {
      return constant(a.value() * b.value()).times(p.right());
    }
    return is(1) ? other : new Product(this, other);
  }

  /** sin(this). */
  default Expression sin() {
    return new Call(Function.SIN, this);
  }

  /** cos(this). */
  default Expression cos() {
    return new Call(Function.COS, this);
  }

  /** sin(½π·this). */
  default Expression sinQuarters() {
    return new Call(Function.SIN_QUARTERS, this);
  }

  /** cos(½π·this). */
  default Expression cosQuarters() {
    return new Call(Function.COS_QUARTERS, this);
  }

  /**
   * The same formula with every sine and cosine of radians written as one of quarter turns, whose
   * reduction to a small angle is exact and cheap: sin(a) = sinQuarters(2/π · a).
   */
  default Expression inQuarterTurns() {
    return new Rewriting((formula, inside) -> formula.map(inside).turned()).of(this);
  }

  private Expression turned() {
    if (this instanceof Call call) {
      Expression quarters = constant(2 / Math.PI).times(call.argument());
      if (call.function() == Function.SIN) {
        return quarters.sinQuarters();
      } else if (call.function() == Function.COS) {
        return quarters.cosQuarters();
      }
    }
    return this;
  }

  /** −this. */
  default Expression negated() {
    return times(constant(-1));
  }

  /** this / other; zero stays, a division by a number is a multiplication. */
  default Expression over(Expression other) {
    if (is(0)) {
      return this;
    }
    return other instanceof Constant c
        ? constant(1 / c.value()).times(this)
        : new Quotient(this, other);
  }

  /** thisⁿ for a whole n, by multiplication; 0 gives 1. */
  default Expression power(int n) {
    if (n < 0) {
      return power(-n).reciprocal();
    }
    if (n == 0) {
      return constant(1);
    }
    Expression root = power(n / 2);
    Expression square = n < 2 ? constant(1) : root.times(root);
    return n % 2 == 0 ? square : square.times(this);
  }

  /** max(this, other); at equal values the slope is that of {@code this}. */
  default Expression max(Expression other) {
    return plus(other.minus(this).positivePart());
  }

  /** exp(this). */
  default Expression exp() {
    return new Call(Function.EXP, this);
  }

  /** tanh(this). */
  default Expression tanh() {
    return new Call(Function.TANH, this);
  }

  /** erf(this). */
  default Expression erf() {
    return new Call(Function.ERF, this);
  }

  /** arctan(this). */
  default Expression atan() {
    return new Call(Function.ATAN, this);
  }

  /** log this, to the base e. */
  default Expression log() {
    return new Call(Function.LOG, this);
  }

  /** The nearest whole number, halves to the even one; slope 0. */
  default Expression round() {
    return new Call(Function.ROUND, this);
  }

  /** log(1 + this). */
  default Expression log1p() {
    return new Call(Function.LOG1P, this);
  }

  /** √this. */
  default Expression sqrt() {
    return new Call(Function.SQRT, this);
  }

  /** 1/√this, 0 at 0. */
  default Expression inverseSqrt() {
    return new Call(Function.INVERSE_SQRT, this);
  }

  /** 1/this. */
  default Expression reciprocal() {
    return new Call(Function.RECIPROCAL, this);
  }

  /** |this|. */
  default Expression abs() {
    return new Call(Function.ABS, this);
  }

  /** −1, 0 or 1. */
  default Expression sign() {
    return new Call(Function.SIGN, this);
  }

  /** max(0, this). */
  default Expression positivePart() {
    return new Call(Function.POSITIVE_PART, this);
  }

  /** 1 where this is positive, else 0. */
  default Expression step() {
    return new Call(Function.STEP, this);
  }

  /** 1/(1 + exp(−this)) = ½(1 + tanh(this/2)), which neither overflows nor loses its slope. */
  default Expression logistic() {
    return constant(0.5).times(constant(1).plus(constant(0.5).times(this).tanh()));
  }

  /**
   * sin(√this)/√this, 1 at 0, of a number that is not negative: by its series below 1, since next
   * to 0 the quotient's derivatives are lost to rounding; seven terms leave 1e-12.
   */
  default Expression sincOfSquare() {
    Expression near = constant(1).minus(this).step();
    // 0 where the series is not asked for, or its powers would overflow there.
    Expression small = near.times(this);
    Expression series = constant(1);
    for (int k = 6; k > 0; k--) {
      Expression ratio = constant(-1.0 / (2 * k * (2 * k + 1)));
      series = constant(1).plus(ratio.times(small).times(series));
    }
    Expression far = plus(near);
    Expression quotient = far.sqrt().sin().times(far.inverseSqrt());
    return near.times(series).plus(constant(1).minus(near).times(quotient));
  }

  /** This value without its gradient. */
  default Expression hold() {
    return new Hold(this);
  }

  /** The same formula with nothing held: its derivative is that of its value. */
  default Expression released() {
    return new Rewriting(
            (formula, inside) ->
                formula instanceof Hold hold ? inside.apply(hold.held()) : formula.map(inside))
        .of(this);
  }

  /** The same formula with other formulas in the places of its variables. */
  default Expression with(List<? extends Expression> arguments) {
    return new Rewriting(
            (formula, inside) ->
                formula instanceof Variable variable
                    ? arguments.get(variable.place())
                    : formula.map(inside))
        .of(this);
  }
}
