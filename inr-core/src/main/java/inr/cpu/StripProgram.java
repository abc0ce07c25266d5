package inr.cpu;

import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import inr.formula.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas compiled to passes over strips of floats: out₁, out₂, … ← formulas of in₁, in₂, …
 *
 * <p>Equal parts of all formulas are computed once, sine and cosine of one argument together. A
 * strip stays in the first-level cache through all passes, so a pass costs about what its
 * arithmetic costs.
 */
final class StripProgram {
  /** Floats of scratch that any program may use: some strips, longer or shorter. */
  static final int SCRATCH = 12 * 1024;

  /** Floats of a strip where the program's scratch allows it. */
  static final int STRIP = 1024;

  /**
   * Results of exp below this, 2⁻⁶⁴, count as 0. The tail of a Gaussian adds nothing to a sum of
   * ordinary floats, but its products would be subnormal numbers.
   */
  static final float TAIL = 0x1p-64f;

  private enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    SCALE,
    SHIFT,
    FILL,
    COPY,
    SIN_COS,
    CALL
  }

  /**
   * One pass.
   *
   * @param a first operand: an array where it is not negative, else scratch strip −1 − a
   * @param aRepeats whether it is an array of the same row again and again
   * @param bRepeats likewise
   * @param out where it goes, likewise
   * @param out2 where the cosine goes, likewise
   */
  private record Pass(
      Kind kind,
      Function function,
      int a,
      boolean aRepeats,
      int b,
      boolean bRepeats,
      int out,
      int out2,
      float number) {}

  private final StripMath strips;
  private final Pass[] passes;
  private final int strip;
  private final int scratch;

  private StripProgram(StripMath strips, Pass[] passes, int strip, int scratch) {
    this.strips = strips;
    this.passes = passes;
    this.strip = strip;
    this.scratch = scratch;
  }

  /**
   * The program of some formulas, whose results go to arrays that none of them reads.
   *
   * @param variables arrays 0 to this are read, array {@code variables + k} gets formula k
   */
  static StripProgram of(List<Expression> formulas, int variables, StripMath strips) {
    return ofColumns(formulas, variables, 0, 0, strips);
  }

  /**
   * The same, of variables that are in part columns, the same in every row.
   *
   * @param from the first such variable; the others follow
   * @param to the first after them
   */
  static StripProgram ofColumns(
      List<Expression> formulas, int variables, int from, int to, StripMath strips) {
    return new Compiler(formulas, variables, from, to, false, strips).compile();
  }

  /** The same, but the last result may take the place of a variable: it is written at the end. */
  static StripProgram inPlace(List<Expression> formulas, int variables, StripMath strips) {
    return new Compiler(formulas, variables, 0, 0, true, strips).compile();
  }

  /** Passes over a strip. */
  int passes() {
    return passes.length;
  }

  /** Floats of its strips. */
  int strip() {
    return strip;
  }

  /** Floats of scratch that it uses, of very many values at a time more than {@link #SCRATCH}. */
  int scratch() {
    return scratch;
  }

  /**
   * Runs on {@code count} floats of every array.
   *
   * @param arrays variables, then results
   * @param offsets where they begin
   * @param scratch {@link #scratch} floats after {@link Aligned#LEAD}
   */
  void run(float[][] arrays, int[] offsets, int count, float[] scratch) {
    run(arrays, offsets, count, STRIP, scratch);
  }

  /**
   * Runs on {@code count} floats of every array but for columns.
   *
   * @param row floats of a row, a power of two up to {@link #STRIP}; columns have it again and
   *     again, for {@link #STRIP} floats
   */
  void run(float[][] arrays, int[] offsets, int count, int row, float[] scratch) {
    for (int done = 0; done < count; done += strip) {
      int n = Math.min(strip, count - done);
      for (Pass p : passes) {
        float[] a = p.a < 0 ? scratch : arrays[p.a];
        int ao = p.a < 0 ? place(p.a) : offsets[p.a] + (p.aRepeats ? done % row : done);
        float[] b = p.b < 0 ? scratch : arrays[p.b];
        int bo = p.b < 0 ? place(p.b) : offsets[p.b] + (p.bRepeats ? done % row : done);
        float[] out = p.out < 0 ? scratch : arrays[p.out];
        int oo = p.out < 0 ? place(p.out) : offsets[p.out] + done;
        switch (p.kind) {
          case ADD -> strips.add(a, ao, b, bo, out, oo, n);
          case SUBTRACT -> strips.subtract(a, ao, b, bo, out, oo, n);
          case MULTIPLY -> strips.multiply(a, ao, b, bo, out, oo, n);
          case DIVIDE -> strips.divide(a, ao, b, bo, out, oo, n);
          case SCALE -> strips.multiplyConstant(a, ao, p.number, out, oo, n);
          case SHIFT -> strips.addConstant(a, ao, p.number, out, oo, n);
          case FILL -> strips.fill(p.number, out, oo, n);
          case COPY -> strips.copy(a, ao, out, oo, n);
          case SIN_COS ->
              strips.sinCosQuarters(
                  a,
                  ao,
                  out,
                  oo,
                  p.out2 < 0 ? scratch : arrays[p.out2],
                  p.out2 < 0 ? place(p.out2) : offsets[p.out2] + done,
                  n);
          case CALL -> call(p.function, a, ao, out, oo, n);
        }
      }
    }
  }

  private int place(int scratch) {
    return Aligned.LEAD + (-1 - scratch) * strip;
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
      case LOG -> strips.log(a, ao, out, oo, n);
      case LOG1P -> strips.log1p(a, ao, out, oo, n);
      case ROUND -> strips.round(a, ao, out, oo, n);
      case SQRT -> strips.sqrt(a, ao, out, oo, n);
      case INVERSE_SQRT -> strips.inverseSqrt(a, ao, out, oo, n);
      case RECIPROCAL -> strips.reciprocal(a, ao, out, oo, n);
      case ABS -> strips.abs(a, ao, out, oo, n);
      case SIGN -> strips.sign(a, ao, out, oo, n);
      case POSITIVE_PART -> strips.max0(a, ao, out, oo, n);
      case STEP -> strips.step(a, ao, out, oo, n);
    }
  }

  /** Numbers the values that the formulas need, orders them, and gives them places. */
  private static final class Compiler {
    /** What tells a value from others: equal values have equal keys. */
    private record Key(Kind kind, Function function, int a, int b, double number) {}

    private static final Function NONE = Function.SIN_QUARTERS;

    private final List<Expression> formulas;
    private final int variables;
    private final int columnsFrom;
    private final int columnsTo;
    private final boolean inPlace;
    private final StripMath strips;
    private final IdentityHashMap<Expression, Integer> seen = new IdentityHashMap<>();
    private final Map<Key, Integer> numbers = new HashMap<>();

    /** By number of the value; those of the variables are not used. */
    private final List<Key> values = new ArrayList<>();

    /** Of each sine the cosine of the same argument and the other way round. */
    private final Map<Integer, Integer> partners = new HashMap<>();

    /** Of each value that is a result, which one. */
    private final Map<Integer, Integer> homes = new HashMap<>();

    Compiler(
        List<Expression> formulas,
        int variables,
        int columnsFrom,
        int columnsTo,
        boolean inPlace,
        StripMath strips) {
      this.formulas = formulas;
      this.variables = variables;
      this.columnsFrom = columnsFrom;
      this.columnsTo = columnsTo;
      this.inPlace = inPlace;
      this.strips = strips;
      for (int v = 0; v < variables; v++) {
        values.add(new Key(Kind.COPY, NONE, v, v, 0));
      }
    }

    StripProgram compile() {
      int[] roots = formulas.stream().mapToInt(this::number).toArray();
      pairSinesAndCosines();
      List<Pass> passes = order(roots);
      return place(passes);
    }

    private int number(Expression e) {
      Integer known = seen.get(e);
      if (known == null) {
        known = numberOf(e);
        seen.put(e, known);
      }
      return known;
    }

    private int numberOf(Expression e) {
      if (e instanceof Expression.Variable variable) {
        return variable.place();
      } else if (e instanceof Expression.Hold hold) {
        return number(hold.held());
      } else if (e instanceof Expression.Constant constant) {
        return value(new Key(Kind.FILL, NONE, -1, -1, constant.value()));
      } else if (e instanceof Expression.Sum sum) {
        if (sum.left() instanceof Expression.Constant c) {
          return shift(number(sum.right()), c.value());
        }
        if (sum.right() instanceof Expression.Constant c) {
          return shift(number(sum.left()), c.value());
        }
        return commuting(Kind.ADD, number(sum.left()), number(sum.right()));
      } else if (e instanceof Expression.Difference difference) {
        if (difference.left() instanceof Expression.Constant c) {
          return shift(scale(number(difference.right()), -1), c.value());
        }
        if (difference.right() instanceof Expression.Constant c) {
          return shift(number(difference.left()), -c.value());
        }
        return value(
            new Key(Kind.SUBTRACT, NONE, number(difference.left()), number(difference.right()), 0));
      } else if (e instanceof Expression.Product product) {
        if (product.left() instanceof Expression.Constant c) {
          return scale(number(product.right()), c.value());
        }
        return commuting(Kind.MULTIPLY, number(product.left()), number(product.right()));
      }
      if (e instanceof Expression.Quotient quotient) {
        return value(
            new Key(Kind.DIVIDE, NONE, number(quotient.left()), number(quotient.right()), 0));
      }
      Expression.Call call = (Expression.Call) e;
      int argument = number(call.argument());
      return value(new Key(Kind.CALL, call.function(), argument, argument, 0));
    }

    /** a ∘ b and b ∘ a are one value: their bits are equal. */
    private int commuting(Kind kind, int a, int b) {
      return value(new Key(kind, NONE, Math.min(a, b), Math.max(a, b), 0));
    }

    private int shift(int a, double number) {
      return value(new Key(Kind.SHIFT, NONE, a, a, number));
    }

    private int scale(int a, double number) {
      return value(new Key(Kind.SCALE, NONE, a, a, number));
    }

    private int value(Key key) {
      return numbers.computeIfAbsent(
          key,
          fresh -> {
            values.add(fresh);
            return values.size() - 1;
          });
    }

    private void pairSinesAndCosines() {
      for (int v = variables; v < values.size(); v++) {
        Key key = values.get(v);
        if (key.kind == Kind.CALL && key.function == Function.SIN_QUARTERS) {
          Integer cosine = numbers.get(new Key(Kind.CALL, Function.COS_QUARTERS, key.a, key.a, 0));
          if (cosine != null) {
            partners.put(v, cosine);
            partners.put(cosine, v);
          }
        }
      }
    }

    /**
     * The passes, operands and results still by the numbers of the values. A result that is a
     * variable, another result too, or would be written too early is copied.
     */
    private List<Pass> order(int[] roots) {
      List<Pass> passes = new ArrayList<>();
      boolean[] done = new boolean[values.size()];
      for (int root : roots) {
        emit(root, done, passes);
      }
      for (int k = 0; k < roots.length; k++) {
        boolean mustBeLast = inPlace && k == roots.length - 1;
        if (roots[k] < variables
            || homes.containsKey(roots[k])
            || mustBeLast && !isLast(roots[k], passes)) {
          passes.add(pass(Kind.COPY, NONE, roots[k], roots[k], values.size() + k, -1, 0));
          homes.put(values.size() + k, k);
        } else {
          homes.put(roots[k], k);
        }
      }
      return passes;
    }

    private static boolean isLast(int root, List<Pass> passes) {
      Pass last = passes.get(passes.size() - 1);
      return last.out == root || last.kind == Kind.SIN_COS && last.out2 == root;
    }

    private void emit(int v, boolean[] done, List<Pass> passes) {
      if (v < variables || done[v]) {
        return;
      }
      Key key = values.get(v);
      if (key.a >= 0) {
        emit(key.a, done, passes);
        emit(key.b, done, passes);
      }
      done[v] = true;
      Integer partner = partners.get(v);
      if (partner != null) {
        done[partner] = true;
        boolean sine = key.function == Function.SIN_QUARTERS;
        passes.add(
            pass(Kind.SIN_COS, NONE, key.a, key.a, sine ? v : partner, sine ? partner : v, 0));
        return;
      }
      int a = Math.max(key.a, 0);
      int b = Math.max(key.b, 0);
      passes.add(pass(key.kind, key.function, a, b, v, v, (float) key.number));
    }

    private Pass pass(Kind kind, Function function, int a, int b, int out, int out2, float number) {
      return new Pass(kind, function, a, repeats(a), b, repeats(b), out, out2, number);
    }

    private boolean repeats(int value) {
      return value >= columnsFrom && value < columnsTo;
    }

    /** Scratch strips are taken when a value is computed and given back after its last use. */
    private StripProgram place(List<Pass> passes) {
      int[] lastUse = new int[values.size() + formulas.size()];
      for (int i = 0; i < passes.size(); i++) {
        lastUse[passes.get(i).a] = i;
        lastUse[passes.get(i).b] = i;
      }
      int[] places = new int[lastUse.length];
      for (int v = 0; v < variables; v++) {
        places[v] = v;
      }
      List<Boolean> taken = new ArrayList<>();
      Pass[] placed = new Pass[passes.size()];
      for (int i = 0; i < placed.length; i++) {
        Pass pass = passes.get(i);
        int a = places[pass.a];
        int b = places[pass.b];
        for (int used : new int[] {pass.a, pass.b}) {
          if (places[used] < 0 && lastUse[used] == i) {
            taken.set(-1 - places[used], false);
          }
        }
        places[pass.out] = home(pass.out, taken);
        int out2 = -1;
        if (pass.kind == Kind.SIN_COS) {
          places[pass.out2] = home(pass.out2, taken);
          out2 = places[pass.out2];
        }
        placed[i] =
            new Pass(
                pass.kind,
                pass.function,
                a,
                pass.aRepeats,
                b,
                pass.bRepeats,
                places[pass.out],
                out2,
                pass.number);
      }
      int strip = STRIP;
      while (strip > 16 && strip * taken.size() > SCRATCH) {
        strip /= 2;
      }
      return new StripProgram(strips, placed, strip, strip * taken.size());
    }

    private int home(int value, List<Boolean> taken) {
      Integer root = homes.get(value);
      if (root != null) {
        return variables + root;
      }
      int free = taken.indexOf(false);
      if (free < 0) {
        taken.add(true);
        return -taken.size();
      }
      taken.set(free, true);
      return -1 - free;
    }
  }
}
