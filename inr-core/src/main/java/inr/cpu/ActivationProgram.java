package inr.cpu;

import inr.activation.Activation;
import inr.activation.Expression;
import inr.activation.Function;
import inr.cpu.kernel.StripMath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An activation compiled to passes over strips of floats: z ↦ y = value(z), and slope(z) in the
 * place of z, of its {@link ScaledFormula}: z is s times the layer's pre-activation.
 *
 * <p>Equal subexpressions are computed once, sine and cosine of one argument together. A strip
 * stays in the first-level cache through all passes, so a pass costs about what its arithmetic
 * costs.
 */
final class ActivationProgram {
  /** Floats of a strip. */
  static final int STRIP = 1024;

  /** Scratch strips that any program may use. */
  static final int REGISTERS = 12;

  /**
   * Results of exp below this, 2⁻⁶⁴, count as 0. The tail of a Gaussian adds nothing to a sum of
   * ordinary floats, but its products would be subnormal numbers.
   */
  static final float TAIL = 0x1p-64f;

  private static final int Z = -1;
  private static final int Y = -2;

  private enum Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    SCALE,
    SHIFT,
    FILL,
    COPY,
    SIN_COS,
    CALL
  }

  private record Instruction(
      Operation operation, Function function, int a, int b, int out, int out2, float constant) {
    static Instruction of(Operation operation, int a, int b, int out, double constant) {
      return new Instruction(operation, Function.SIN_QUARTERS, a, b, out, out, (float) constant);
    }
  }

  private final boolean identity;
  private final ScaledFormula formula;
  private final StripMath strips;
  private final Instruction[] value;
  private final Instruction[] valueAndSlope;

  ActivationProgram(Activation activation, StripMath strips) {
    this.identity = activation instanceof Activation.Identity;
    this.strips = strips;
    this.formula = ScaledFormula.of(activation.formula());
    this.value = identity ? new Instruction[0] : new Compiler(List.of(formula.value())).compile();
    this.valueAndSlope =
        identity
            ? new Instruction[0]
            : new Compiler(List.of(formula.value(), formula.slope())).compile();
  }

  /** Whether σ(z) = z, so that there is nothing to run. */
  boolean isIdentity() {
    return identity;
  }

  /** s: what weights and biases in front are multiplied by. */
  float inputFactor() {
    return (float) formula.inputFactor();
  }

  /** k: what gradients behind are multiplied by. */
  float slopeFactor() {
    return (float) formula.slopeFactor();
  }

  /**
   * y ← value(z), and with {@code slopes} z ← slope(z), on {@code count} floats from {@code offset}
   * of both arrays.
   *
   * @param registers scratch of {@link #REGISTERS} strips
   */
  void run(float[] z, float[] y, int offset, int count, float[] registers, boolean slopes) {
    if (identity) {
      return;
    }
    Instruction[] program = slopes ? valueAndSlope : value;
    for (int done = 0; done < count; done += STRIP) {
      int n = Math.min(STRIP, count - done);
      for (Instruction i : program) {
        float[] a = array(i.a, z, y, registers);
        int ao = place(i.a, offset + done);
        float[] b = array(i.b, z, y, registers);
        int bo = place(i.b, offset + done);
        float[] out = array(i.out, z, y, registers);
        int oo = place(i.out, offset + done);
        switch (i.operation) {
          case ADD -> strips.add(a, ao, b, bo, out, oo, n);
          case SUBTRACT -> strips.subtract(a, ao, b, bo, out, oo, n);
          case MULTIPLY -> strips.multiply(a, ao, b, bo, out, oo, n);
          case SCALE -> strips.multiplyConstant(a, ao, i.constant, out, oo, n);
          case SHIFT -> strips.addConstant(a, ao, i.constant, out, oo, n);
          case FILL -> strips.fill(i.constant, out, oo, n);
          case COPY -> strips.copy(a, ao, out, oo, n);
          case SIN_COS ->
              strips.sinCosQuarters(
                  a, ao, out, oo, array(i.out2, z, y, registers), place(i.out2, offset + done), n);
          case CALL -> call(i.function, a, ao, out, oo, n);
        }
      }
    }
  }

  private void call(Function function, float[] a, int ao, float[] out, int oo, int n) {
    switch (function) {
      case SIN_QUARTERS -> strips.sinQuarters(a, ao, out, oo, n);
      case COS_QUARTERS -> strips.cosQuarters(a, ao, out, oo, n);
      case SIN, COS -> throw new IllegalStateException("sines are taken of quarter turns");
      case EXP -> {
        strips.exp(a, ao, out, oo, n);
        strips.flush(out, oo, TAIL, out, oo, n);
      }
      case TANH -> strips.tanh(a, ao, out, oo, n);
      case ERF -> strips.erf(a, ao, out, oo, n);
      case ATAN -> strips.atan(a, ao, out, oo, n);
      case LOG1P -> strips.log1p(a, ao, out, oo, n);
      case SQRT -> strips.sqrt(a, ao, out, oo, n);
      case INVERSE_SQRT -> strips.inverseSqrt(a, ao, out, oo, n);
      case RECIPROCAL -> strips.reciprocal(a, ao, out, oo, n);
      case ABS -> strips.abs(a, ao, out, oo, n);
      case SIGN -> strips.sign(a, ao, out, oo, n);
      case POSITIVE_PART -> strips.max0(a, ao, out, oo, n);
      case STEP -> strips.step(a, ao, out, oo, n);
    }
  }

  private static float[] array(int operand, float[] z, float[] y, float[] registers) {
    return operand == Z ? z : operand == Y ? y : registers;
  }

  private static int place(int operand, int strip) {
    return operand < 0 ? strip : Aligned.LEAD + operand * STRIP;
  }

  /**
   * Orders the nodes of the root expressions and gives them places: the first root y, the second
   * the place of z, others registers.
   */
  private static final class Compiler {
    private final List<Expression> roots;
    private final Set<Expression> nodes = new HashSet<>();
    private final Map<Expression, Integer> values = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();

    Compiler(List<Expression> roots) {
      this.roots = roots;
      roots.forEach(this::visit);
    }

    private void visit(Expression e) {
      if (!nodes.add(e)) {
        return;
      }
      e.parts().forEach(this::visit);
    }

    /**
     * Instructions over unlimited numbered values; then places are given, and taken back after the
     * last use.
     */
    Instruction[] compile() {
      values.put(Expression.z(), Z);
      int first = copied(roots.get(0), false);
      int second = roots.size() > 1 ? copied(roots.get(1), true) : Z;
      return place(first, second);
    }

    /**
     * The value of a root; one that must be written last, or is read elsewhere as well as z, gets
     * an instruction of its own.
     */
    private int copied(Expression root, boolean last) {
      int before = instructions.size();
      int value = emit(root);
      boolean fresh =
          instructions.size() > before
              && instructions.get(instructions.size() - 1).operation != Operation.SIN_COS;
      if (value == Z || last && !fresh) {
        return add(Operation.COPY, value, value, 0);
      }
      return value;
    }

    private int emit(Expression e) {
      Integer known = values.get(e);
      if (known != null) {
        return known;
      }
      int value = emitNew(e);
      values.put(e, value);
      return value;
    }

    private int emitNew(Expression e) {
      if (e instanceof Expression.Constant constant) {
        return add(Operation.FILL, Z, Z, constant.value());
      } else if (e instanceof Expression.Hold hold) {
        return emit(hold.held());
      } else if (e instanceof Expression.Sum sum) {
        if (sum.left() instanceof Expression.Constant c) {
          return add(Operation.SHIFT, emit(sum.right()), Z, c.value());
        }
        if (sum.right() instanceof Expression.Constant c) {
          return add(Operation.SHIFT, emit(sum.left()), Z, c.value());
        }
        return binary(Operation.ADD, sum.left(), sum.right());
      } else if (e instanceof Expression.Difference difference) {
        if (difference.left() instanceof Expression.Constant c) {
          return add(
              Operation.SHIFT, add(Operation.SCALE, emit(difference.right()), Z, -1), Z, c.value());
        }
        return binary(Operation.SUBTRACT, difference.left(), difference.right());
      } else if (e instanceof Expression.Product product) {
        if (product.left() instanceof Expression.Constant c) {
          return add(Operation.SCALE, emit(product.right()), Z, c.value());
        }
        return binary(Operation.MULTIPLY, product.left(), product.right());
      }
      return call((Expression.Call) e);
    }

    private int call(Expression.Call call) {
      int argument = emit(call.argument());
      Expression sine = call.argument().sinQuarters();
      Expression cosine = call.argument().cosQuarters();
      boolean oneOfThem = call.equals(sine) || call.equals(cosine);
      if (oneOfThem && nodes.contains(sine) && nodes.contains(cosine)) {
        int value = instructions.size() * 2;
        instructions.add(
            new Instruction(
                Operation.SIN_COS, Function.SIN_QUARTERS, argument, argument, value, value + 1, 0));
        values.put(sine, value);
        values.put(cosine, value + 1);
        return call.equals(sine) ? value : value + 1;
      }
      int value = instructions.size() * 2;
      instructions.add(
          new Instruction(Operation.CALL, call.function(), argument, argument, value, value, 0));
      return value;
    }

    private int binary(Operation operation, Expression left, Expression right) {
      int a = emit(left);
      return add(operation, a, emit(right), 0);
    }

    private int add(Operation operation, int a, int b, double constant) {
      int value = instructions.size() * 2;
      instructions.add(Instruction.of(operation, a, b, value, constant));
      return value;
    }

    private Instruction[] place(int first, int second) {
      int[] lastUse = new int[2 * instructions.size()];
      for (int i = 0; i < instructions.size(); i++) {
        for (int used : new int[] {instructions.get(i).a, instructions.get(i).b}) {
          if (used != Z) {
            lastUse[used] = i;
          }
        }
      }
      int[] places = new int[lastUse.length];
      boolean[] taken = new boolean[REGISTERS];
      Instruction[] placed = new Instruction[instructions.size()];
      for (int i = 0; i < placed.length; i++) {
        Instruction instruction = instructions.get(i);
        int a = instruction.a == Z ? Z : places[instruction.a];
        int b = instruction.b == Z ? Z : places[instruction.b];
        for (int used : new int[] {instruction.a, instruction.b}) {
          if (used != Z && places[used] >= 0 && lastUse[used] == i) {
            taken[places[used]] = false;
          }
        }
        int out = home(instruction.out, first, second, taken);
        int out2 =
            instruction.out2 == instruction.out
                ? out
                : home(instruction.out2, first, second, taken);
        places[instruction.out] = out;
        places[instruction.out2] = out2;
        placed[i] =
            new Instruction(
                instruction.operation, instruction.function, a, b, out, out2, instruction.constant);
      }
      return placed;
    }

    private static int home(int value, int first, int second, boolean[] taken) {
      if (value == first || value == second) {
        return value == first ? Y : Z;
      }
      for (int r = 0; r < taken.length; r++) {
        if (!taken[r]) {
          taken[r] = true;
          return r;
        }
      }
      throw new IllegalStateException(
          "activation formula needs more than "
              + REGISTERS
              + " strips; raise ActivationProgram.REGISTERS");
    }
  }
}
